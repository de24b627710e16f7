// The tablet's loop: a message and the time in, the next model and its screen out, the effects
// carried out. It refuses to know how the page's scripts do their work.
#include "web/adapter/tablet/tablet.hpp"

#include <utility>

#include "web/adapter/page.hpp"
#include "web/adapter/program.hpp"
#include "web/adapter/tablet/page.hpp"
#include "web/app/tablet_update.hpp"
#include "web/present/tablet_paper.hpp"
#include "web/present/tablet_screen.hpp"
#include "web/view/tablet.hpp"

namespace yearward::adapter {
namespace {

void carry_out(const tablet::Open&) { wish(Wish::Open); }
void carry_out(const tablet::Enrol& it) { wish(Wish::Enrol, {it.code}); }
void carry_out(const tablet::Begin& it) {
  wish(Wish::Begin, {it.identity, it.journal, it.image});
}
void carry_out(const tablet::Append& it) { wish(Wish::Append, {it.frame}); }
void carry_out(const tablet::Commit& it) { wish(Wish::Commit, {it.image, it.book, it.journal}); }
void carry_out(const tablet::Rotate& it) { wish(Wish::Rotate, {it.journal}); }
void carry_out(const tablet::KeepBook& it) { wish(Wish::KeepBook, {it.book}); }
void carry_out(const tablet::KeepRules& it) { wish(Wish::KeepRules, {it.digest, it.document}); }
void carry_out(const tablet::Seal& it) { wish(Wish::Seal, {it.text}); }
void carry_out(const tablet::Exchange& it) { wish(Wish::Exchange, {it.bytes}); }
void carry_out(const tablet::AskRules&) { wish(Wish::AskRules); }
void carry_out(const tablet::MarkCard& it) { wish(Wish::MarkCard, {it.card}); }
void carry_out(const tablet::LookUp& it) { wish(Wish::LookUp, {it.card, it.document}); }
void carry_out(const tablet::AskStaff& it) { wish(Wish::AskStaff, {it.card, it.document}); }
void carry_out(const tablet::CheckStaff& it) { wish(Wish::CheckStaff, {it.card, it.pin}); }
void carry_out(const tablet::KeepStaff& it) {
  wish(Wish::KeepStaff, {it.card, it.pin, it.document});
}
void carry_out(const tablet::ForgiveStaff& it) { wish(Wish::ForgiveStaff, {it.card}); }
void carry_out(const tablet::ForgetStaff& it) { wish(Wish::ForgetStaff, {it.card}); }
void carry_out(const tablet::Print&) {}  // with the model at hand, below
void carry_out(const tablet::Wipe&) { wish(Wish::Wipe); }
void carry_out(const tablet::Sign& it) { wish(Wish::Sign, {it.event, it.text}); }
void carry_out(const tablet::Bring& it) { wish(Wish::Bring, {it.document}); }
void carry_out(const present::Paper& paper) {
  std::string lines, dark;
  for (const std::string& line : paper.lines) lines += line + "\n";
  for (const bool is_dark : paper.code.dark) dark += is_dark ? '1' : '0';
  wish(Wish::Print, {paper.title, lines, dark});
}
void carry_out(const tablet::Go& it) {
  constexpr std::string_view kAddresses[] = {"#/till", "#/outbox", "#/close"};
  navigate(kAddresses[static_cast<std::size_t>(it.place)], true);
}
void carry_out(const app::LoadWords& it) { load_words(static_cast<int>(it.language)); }
void carry_out(const app::UseUpdate&) { use_update(); }

// Which screen a reader is on: another one moves them to its heading.
struct Screen {
  tablet::Situation situation;
  tablet::Place place;
  tablet::Page page;
  bool operator==(const Screen&) const = default;
};

class Tablet {
 public:
  Window& window() { return window_; }
  bool is_open() const { return opened_; }

  void open(app::Language wished) {
    opened_ = true;
    take(tablet::start(wished));
  }

  void send(const tablet::Message& message) {
    if (opened_) take(tablet::update(std::move(model_), message, now()));
  }

  bool key(const tablet::Keyed& keyed) {
    if (model_.situation != tablet::Situation::Work) return false;
    kiosk::Wedge wedge = model_.wedge;
    wedge.take(keyed.key);
    send(keyed);
    return wedge.running();
  }

  void drawn() {
    const Screen screen{model_.situation, model_.place, model_.page};
    if (shown_ == screen && title_ == said_title_ && model_.language == said_language_) return;
    const bool moved = shown_.has_value() && shown_ != screen;
    shown_ = screen;
    said_title_ = title_;
    said_language_ = model_.language;
    show_screen(title_, model_.language == app::Language::Chinese ? "zh-CN" : "en", moved);
  }

 private:
  static tablet::Now now() {
    return {static_cast<kiosk::Millis>(since_opened()),
            static_cast<sync::Instant>(seconds_now())};
  }

  void take(tablet::Step step) {
    model_ = std::move(step.model);
    present::Node tree = present::tablet_screen(model_);
    title_ = tree.name;
    window_.show(std::move(tree));
    for (const tablet::Effect& effect : step.effects) {
      if (std::holds_alternative<tablet::Print>(effect)) carry_out(present::tablet_paper(model_));
      else std::visit([](const auto& it) { carry_out(it); }, effect);
    }
    const auto alarm = tablet::next_alarm(model_);
    ring_at(alarm ? static_cast<double>(*alarm) : -1);
  }

  Window window_;
  tablet::Model model_;
  bool opened_ = false;
  std::string title_, said_title_;
  app::Language said_language_ = app::Language::Chinese;
  std::optional<Screen> shown_;
};

Tablet& the_tablet() {
  static Tablet tablet;
  return tablet;
}

sync::CardMark mark_from(const std::string& bytes) {
  sync::CardMark mark = 0;
  for (std::size_t i = 0; i < sizeof mark && i < bytes.size(); ++i)
    mark = (mark << 8) | static_cast<unsigned char>(bytes[i]);
  return mark;
}

}  // namespace

Window& window() { return the_tablet().window(); }
void laid_out(const present::Node& tree, const view::Environment& environment,
              const view::Fonts& fonts, view::Scene& scene) {
  view::lay_out_tablet(tree, environment, fonts, scene);
}
view::Painting painted(const view::Scene& scene, const view::Environment& environment,
                       const view::Faces& faces, const view::GlyphBudget& budget,
                       ImDrawList& list) {
  return view::paint(scene, environment, faces, budget, list);
}
void surrounded(const view::Environment& environment) { window().set_environment(environment); }
void scrolled(float scroll) { window().set_scroll(scroll); }
void opened(app::Language wished) { the_tablet().open(wished); }
void routed(const std::string& address) { happened(tablet::Routed{address}); }
void connected(bool online) { happened(app::Message{app::Connected{online}}); }
int clocked(std::int64_t) { return 3600; }  // each message brings its time
void drawn() { the_tablet().drawn(); }
void happened(const tablet::Message& message) { the_tablet().send(message); }
bool keyed(const tablet::Keyed& keyed) { return the_tablet().key(keyed); }

void used(std::uint32_t id, Use use, std::int64_t number, std::string text) {
  const auto message = window().message(id, use, number, std::move(text));
  if (message.has_value()) happened(*message);
}

void answered(Answer answer, int status, std::string text) {
  if (answer == Answer::Words) {
    return happened(app::Message{
        app::WordsLoaded{static_cast<app::Language>(status), std::move(text)}});
  }
  if (answer == Answer::Update) happened(app::Message{app::UpdateFound{}});
}

void told(Told what, int status, double number, std::vector<std::string> parts) {
  parts.resize(7);
  const bool ok = status != 0;
  switch (what) {
    case Told::Opened:
      return happened(tablet::Opened{parts[0], {parts[1], parts[2]}, parts[3], parts[4], parts[5],
                                     parts[6]});
    case Told::OpenFailed: return happened(tablet::OpenFailed{ok});
    case Told::Enrolled: return happened(tablet::Enrolled{status, parts[0]});
    case Told::Written: return happened(tablet::Written{ok});
    case Told::Rotated: return happened(tablet::Rotated{ok});
    case Told::Committed: return happened(tablet::Committed{ok});
    case Told::Sealed: return happened(tablet::Sealed{parts[0]});
    case Told::Exchanged: return happened(tablet::Exchanged{status, parts[0]});
    case Told::Rules:
      return happened(tablet::RulesCame{status, parts[0], parts[1],
                                        static_cast<tablet::Proof>(static_cast<int>(number))});
    case Told::CardMarked: return happened(tablet::CardMarked{parts[0], mark_from(parts[1])});
    case Told::MemberLooked: return happened(tablet::MemberLooked{parts[0], status, parts[1]});
    case Told::StaffAnswered: return happened(tablet::StaffAnswered{parts[0], status, parts[1]});
    case Told::StaffChecked:  // status: tries, and above them whether the PIN fits
      return happened(tablet::StaffChecked{parts[0], parts[1], status >= 1000, status % 1000,
                                           static_cast<sync::Instant>(number)});
    case Told::Signed: return happened(tablet::Signed{parts[0], parts[1]});
    case Told::ReceiptAnswered: return happened(tablet::ReceiptAnswered{status, parts[0]});
    case Told::Room: return happened(tablet::RoomTold{static_cast<sync::Room>(status)});
  }
}

}  // namespace yearward::adapter
