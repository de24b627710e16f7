// The portal's loop: a message in, the next model and its screen out, the effects carried out.
// It refuses to know how the page's scripts do their work.
#include <utility>

#include "web/adapter/page.hpp"
#include "web/adapter/portal/effects.hpp"
#include "web/adapter/program.hpp"
#include "web/app/update.hpp"
#include "web/present/screen.hpp"
#ifdef YEARWARD_GALLERY
#include "web/view/gallery.hpp"
#endif

namespace yearward::adapter {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::int32_t kDefaultMinutes = 480;  // until a programme says otherwise: UTC+8

class Portal {
 public:
  Window& window() { return window_; }

  void open(app::Language wished) { take(app::start(wished)); }

  void send(const app::Message& message) {
    take(app::update(std::move(model_), message));
    keep_time();
  }

  void route(app::Route route) {
    if (opened_ && app::shown_route(model_) == route) return;
    if (opened_) send(app::RouteOpened{route});
    else first_route_ = route;
  }

  int clock(std::int64_t second) {
    second_ = second;
    keep_time();
    return static_cast<int>(kDaySeconds - civil().second);
  }

  // After a frame stood: the title, the language, and whether the reader is somewhere else.
  void drawn() {
    const app::Route route = app::shown_route(model_);
    const bool moved = shown_.has_value() && *shown_ != route;
    if (shown_ == route && title_ == said_title_ && model_.language == said_language_) return;
    shown_ = route;
    said_title_ = title_;
    said_language_ = model_.language;
    show_screen(title_, model_.language == app::Language::Chinese ? "zh-CN" : "en", moved);
  }

 private:
  void take(app::Step step) {
    const app::Appearance before = model_.appearance;
    model_ = std::move(step.model);
    if (!opened_) {
      opened_ = true;
      model_.route = first_route_;
    }
    if (model_.appearance != before) prefer_scheme(static_cast<int>(model_.appearance));
    present::Node tree = present::screen(model_);
    title_ = tree.name;
    window_.show(std::move(tree));
    for (const app::Effect& effect : step.effects) perform(effect);
  }

  // The day is the programme's: it may begin because time passed or because the zone became known.
  void keep_time() {
    if (!opened_ || second_ == 0) return;
    const Day day = civil().day;
    if (model_.today == day) return;
    take(app::update(std::move(model_), app::DayBegan{day.serial}));
  }

  Moment civil() const {
    const std::optional<app::Session>& session = model_.session;
    if (session && session->derived && !session->fault && model_.today) {
      return moment_at(app::programme_of(*session, *model_.today).zone, second_);
    }
    const Zone zone{{}, {{0, kDefaultMinutes}}};
    return moment_at(zone, second_);
  }

  Window window_;
  app::Model model_;
  bool opened_ = false;
  app::Route first_route_ = app::Route::Home;
  std::int64_t second_ = 0;  // of the last tick, UTC
  std::string title_, said_title_;
  app::Language said_language_ = app::Language::Chinese;
  std::optional<app::Route> shown_;
};

Portal& portal() {
  static Portal the_portal;
  return the_portal;
}

}  // namespace

Window& window() { return portal().window(); }
void laid_out(const present::Node& tree, const view::Environment& environment,
              const view::Fonts& fonts, view::Scene& scene) {
  view::lay_out(tree, environment, fonts, scene);
}
view::Painting painted(const view::Scene& scene, const view::Environment& environment,
                       const view::Faces& faces, const view::GlyphBudget& budget,
                       ImDrawList& list) {
  return view::paint(scene, environment, faces, budget, list);
}
void surrounded(const view::Environment& environment) { window().set_environment(environment); }
void scrolled(float scroll) { window().set_scroll(scroll); }
void opened(app::Language wished) { portal().open(wished); }
void routed(const std::string& address) {
#ifdef YEARWARD_GALLERY  // a developer's build: every look in every state
  if (address == "#/gallery") return window().show(view::gallery(app::Language::Chinese));
#endif
  portal().route(route_of(address));
}
void connected(bool online) { portal().send(app::Connected{online}); }
int clocked(std::int64_t second) { return portal().clock(second); }
void drawn() { portal().drawn(); }

void used(std::uint32_t id, Use use, std::int64_t number, std::string text) {
  const auto message = window().message(id, use, number, std::move(text));
  if (message.has_value()) portal().send(*message);
}

void answered(Answer answer, int status, std::string text) {
  switch (answer) {
    case Answer::Store: return portal().send(app::StoreOpened{std::move(text)});
    case Answer::Stored: return portal().send(app::Stored{status != 0});
    case Answer::Words:
      return portal().send(app::WordsLoaded{static_cast<app::Language>(status), std::move(text)});
    case Answer::SignIn: return portal().send(app::SignInAnswered{status, std::move(text)});
    case Answer::Pull: return portal().send(app::PullAnswered{status, std::move(text)});
    case Answer::Push: return portal().send(app::PushAnswered{status, std::move(text)});
    case Answer::SignOut: return;  // what was kept is gone already
    case Answer::Update: return portal().send(app::UpdateFound{});
    case Answer::Later: return portal().send(app::SyncPressed{});
  }
}

}  // namespace yearward::adapter
