// Carries out what update asked for. It refuses to know why, and what follows from the answers.
#include "web/adapter/portal/effects.hpp"

#include <iterator>

#include "web/adapter/page.hpp"
#include "web/adapter/program.hpp"
#include "web/view/mirror.hpp"

namespace yearward::adapter {
namespace {

constexpr std::string_view kDrawers[] = {"meta", "events", "outbox"};
constexpr std::string_view kAddresses[] = {"#/sign-in", "#/home", "#/forecast", "#/activity",
                                           "#/card"};
static_assert(std::size(kDrawers) == static_cast<std::size_t>(app::Drawer::Outbox) + 1);
static_assert(std::size(kAddresses) == static_cast<std::size_t>(app::Route::Card) + 1);

void ask(Answer answer, std::string_view method, std::string_view path, std::string_view body) {
  fetch(static_cast<int>(answer), method, path, body);
}

void carry_out(const app::OpenStore&) { open_store(); }
void carry_out(const app::Forget&) { forget(); }
void carry_out(const app::LoadWords& wish) { load_words(static_cast<int>(wish.language)); }
void carry_out(const app::SignIn& wish) {
  ask(Answer::SignIn, "POST", "/v1/session", wish.document);
}
void carry_out(const app::SignOut&) { ask(Answer::SignOut, "DELETE", "/v1/session", {}); }
void carry_out(const app::Push& wish) { ask(Answer::Push, "POST", "/v1/events", wish.document); }
void carry_out(const app::CopyText& wish) { copy_text(wish.text); }
void carry_out(const app::UseUpdate&) { use_update(); }
void carry_out(const app::RetryLater& wish) { ask_later(wish.seconds); }

void carry_out(const app::Pull& wish) {
  ask(Answer::Pull, "GET",
      "/v1/sync?after=" + std::to_string(wish.after) + "&rules=" + wish.rules, {});
}

// Signing in and out leaves no step behind that Back could return to.
void carry_out(const app::Navigate& wish) {
  navigate(address_of(wish.route), wish.route == app::Route::SignIn);
}

void carry_out(const app::Keep& wish) {
  std::string writes = "[";
  for (const app::Write& write : wish.writes) {
    if (writes.size() > 1) writes += ',';
    writes += '[';
    view::append_json(writes, kDrawers[static_cast<std::size_t>(write.drawer)]);
    writes += ',';
    view::append_json(writes, write.key);
    writes += ',';
    if (write.kind == app::Write::Kind::Remove) writes += "null";
    else view::append_json(writes, write.document);
    writes += ']';
  }
  keep(writes + "]");
}

}  // namespace

void perform(const app::Effect& effect) {
  std::visit([](const auto& wish) { carry_out(wish); }, effect);
}

std::string_view address_of(app::Route route) {
  return kAddresses[static_cast<std::size_t>(route)];
}

app::Route route_of(std::string_view address) {
  for (std::size_t i = 0; i < std::size(kAddresses); ++i) {
    if (kAddresses[i] == address) return static_cast<app::Route>(i);
  }
  return app::Route::Home;
}

}  // namespace yearward::adapter
