// The kiosk's loop: a message and the time in, the next model and its screen out, the effects
// carried out. Nothing of a member is given to anything that keeps.
// It refuses to know how the page's scripts do their work.
#include "web/adapter/kiosk/kiosk.hpp"

#include <utility>

#include "web/adapter/kiosk/page.hpp"
#include "web/adapter/page.hpp"
#include "web/adapter/program.hpp"
#include "web/app/kiosk_update.hpp"
#include "web/app/session.hpp"
#include "web/present/kiosk_screen.hpp"
#include "web/view/kiosk.hpp"

namespace yearward::adapter {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::int32_t kDefaultMinutes = 480;  // until a programme says otherwise: UTC+8
constexpr int kRound = 16;  // a question's number is its kind and, above that, whose it is

int question(Answer kind, std::int32_t round) { return static_cast<int>(kind) + kRound * round; }

void carry_out(const kiosk::Ask& ask) {
  if (const auto* sign_in = std::get_if<app::SignIn>(&ask.question)) {
    fetch(question(Answer::SignIn, ask.round), "POST", "/v1/session", sign_in->document);
  } else if (const auto* pull = std::get_if<app::Pull>(&ask.question)) {
    fetch(question(Answer::Pull, ask.round), "GET",
          "/v1/sync?after=" + std::to_string(pull->after) + "&rules=" + pull->rules, {});
  }
}
void carry_out(const kiosk::EndSession&) {
  fetch(static_cast<int>(Answer::SignOut), "DELETE", "/v1/session", {});
}
void carry_out(const kiosk::KeepCatalogue& wish) { keep_catalogue(wish.document); }
void carry_out(const kiosk::Wipe&) { wipe_page(); }
void carry_out(const kiosk::ReadAloud&) { read_aloud(); }
void carry_out(const kiosk::Hush&) { hush(); }
void carry_out(const app::LoadWords& wish) { load_words(static_cast<int>(wish.language)); }
void carry_out(const app::UseUpdate&) { use_update(); }

class Kiosk {
 public:
  Window& window() { return window_; }

  void open(app::Language wished) {
    opened_ = true;
    take(kiosk::start(wished));
  }

  void send(const kiosk::Message& message) {
    take(kiosk::update(std::move(model_), message, static_cast<kiosk::Millis>(since_opened())));
    keep_time();
  }

  bool key(const kiosk::Keyed& keyed) {
    const kiosk::Phase before = model_.phase;
    kiosk::Wedge wedge = model_.wedge;
    wedge.take(keyed.key);
    send(keyed);
    // What ended a scan may not press what stands where the next screen's button is.
    return wedge.running() || (before == kiosk::Phase::Attract && !keyed.on_button);
  }

  int clock(std::int64_t second) {
    second_ = second;
    keep_time();
    return static_cast<int>(kDaySeconds - civil().second);
  }

  void surround(view::Environment environment) {
    zoom_ = view::kiosk_zoom(environment.width, environment.height);
    set_zoom(zoom_);
    environment.width /= zoom_;
    environment.height /= zoom_;
    environment.inset_bottom /= zoom_;
    environment.pixel_ratio *= zoom_;
    window_.set_environment(environment);
  }
  void scroll(float scroll) { window_.set_scroll(scroll / zoom_); }

  // After a frame stood: the title, the language, and whether the reader is somewhere else.
  void drawn() {
    const app::Language language = model_.member.language;
    const bool moved = shown_.has_value() && *shown_ != model_.phase;
    if (shown_ == model_.phase && title_ == said_title_ && language == said_language_) return;
    shown_ = model_.phase;
    said_title_ = title_;
    said_language_ = language;
    show_screen(title_, language == app::Language::Chinese ? "zh-CN" : "en", moved);
  }

 private:
  void take(kiosk::Step step) {
    model_ = std::move(step.model);
    present::Node tree = present::kiosk_screen(model_);
    title_ = tree.name;
    window_.show(std::move(tree));
    for (const kiosk::Effect& effect : step.effects) {
      std::visit([](const auto& wish) { carry_out(wish); }, effect);
    }
    const auto alarm = kiosk::next_alarm(model_);
    ring_at(alarm ? static_cast<double>(*alarm) : -1);
  }

  void keep_time() {
    if (!opened_ || second_ == 0) return;
    const Day day = civil().day;
    if (model_.member.today == day) return;
    take(kiosk::update(std::move(model_), app::Message{app::DayBegan{day.serial}},
                       static_cast<kiosk::Millis>(since_opened())));
  }

  Moment civil() const {
    if (model_.newcomer && model_.member.today) {
      return moment_at(app::programme_of(*model_.newcomer, *model_.member.today).zone, second_);
    }
    const Zone zone{{}, {{0, kDefaultMinutes}}};
    return moment_at(zone, second_);
  }

  Window window_;
  kiosk::Model model_;
  bool opened_ = false;
  float zoom_ = 1;
  std::int64_t second_ = 0;  // of the last tick, UTC
  std::string title_, said_title_;
  app::Language said_language_ = app::Language::Chinese;
  std::optional<kiosk::Phase> shown_;
};

Kiosk& the_kiosk() {
  static Kiosk kiosk;
  return kiosk;
}

}  // namespace

Window& window() { return the_kiosk().window(); }
void laid_out(const present::Node& tree, const view::Environment& environment,
              const view::Fonts& fonts, view::Scene& scene) {
  view::lay_out_kiosk(tree, environment, fonts, scene);
}
view::Painting painted(const view::Scene& scene, const view::Environment& environment,
                       const view::Faces& faces, const view::GlyphBudget& budget,
                       ImDrawList& list) {
  return view::paint_kiosk(scene, environment, faces, budget, list);
}
void surrounded(const view::Environment& environment) { the_kiosk().surround(environment); }
void scrolled(float scroll) { the_kiosk().scroll(scroll); }
void opened(app::Language wished) { the_kiosk().open(wished); }
void routed(const std::string&) {}  // one address: what is shown leaves no step behind
void connected(bool online) { happened(app::Message{app::Connected{online}}); }
int clocked(std::int64_t second) { return the_kiosk().clock(second); }
void drawn() { the_kiosk().drawn(); }
void happened(const kiosk::Message& message) { the_kiosk().send(message); }
bool keyed(const kiosk::Keyed& keyed) { return the_kiosk().key(keyed); }

void used(std::uint32_t id, Use use, std::int64_t number, std::string text) {
  const auto message = window().message(id, use, number, std::move(text));
  if (message.has_value()) happened(*message);
}

void answered(Answer answer, int status, std::string text) {
  const int number = static_cast<int>(answer);
  const std::int32_t round = number / kRound;
  switch (static_cast<Answer>(number % kRound)) {
    case Answer::Store: return happened(kiosk::CatalogueFound{std::move(text)});
    case Answer::Words:
      return happened(app::Message{
          app::WordsLoaded{static_cast<app::Language>(status), std::move(text)}});
    case Answer::SignIn:
      return happened(kiosk::Answered{round, app::SignInAnswered{status, std::move(text)}});
    case Answer::Pull:
      return happened(kiosk::Answered{round, app::PullAnswered{status, std::move(text)}});
    case Answer::SignOut: return happened(kiosk::SignedOut{status});
    case Answer::Update: return happened(app::Message{app::UpdateFound{}});
    case Answer::Stored:
    case Answer::Push:
    case Answer::Later: return;  // never asked for here
  }
}

}  // namespace yearward::adapter
