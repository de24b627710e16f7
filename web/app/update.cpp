// What follows when a person does something. It refuses to know screens and the shell's ways.
#include "web/app/update.hpp"

#include <algorithm>

#include "core/codec/codec.hpp"
#include "web/app/advice.hpp"
#include "web/app/kept.hpp"
#include "web/app/planned.hpp"
#include "web/app/session.hpp"
#include "web/app/turn.hpp"

namespace yearward::app {
namespace {

// The beginning of a text, never ending inside a character: half of one is not text any more.
std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

template <class T>
void toggle(std::vector<T>& open, const T& which) {
  const auto place = std::find(open.begin(), open.end(), which);
  if (place != open.end()) open.erase(place);
  else open.push_back(which);
}

}  // namespace

Step start(Language language) {
  Step step;
  step.model.language = language;
  step.effects = {OpenStore{}, LoadWords{language}};
  return step;
}

Step update(Model model, const Message& message) {
  Turn turn{std::move(model), {}};
  std::visit([&](const auto& said) { turn.take(said); }, message);
  return Step{std::move(turn.model), std::move(turn.effects)};
}

Session* Turn::workable() {
  if (shown_session(model) == nullptr || model.session->fault) return nullptr;
  return &*model.session;
}

void Turn::keep(std::vector<Write> writes, std::optional<Event> outgoing) {
  model.keeping.push_back(Keeping{std::move(outgoing)});
  effects.emplace_back(Keep{std::move(writes)});
}

void Turn::keep_settings() { keep({settings_write(model.language, model.appearance)}); }

void Turn::take(const Typed& message) {
  const std::string text = shortened(message.text, kLongestTyped);
  switch (message.field) {
    case FieldName::CardNumber: model.form.card = text; break;
    case FieldName::Pin: model.form.pin = text; break;
    case FieldName::WeeklySpend: {
      Session* session = workable();
      if (session == nullptr) return;
      model.weekly_typed = text;
      const auto weekly = weekly_from_text(*session, *model.today, text);
      if (weekly.ok()) choose_weekly(*session, *model.today, weekly.value());
      return;
    }
    case FieldName::PlanAmount: model.plan.amount = text; return read_plan();
    case FieldName::PlanDay: model.plan.day = text; return read_plan();
    case FieldName::Code: return;  // a tablet's
  }
  model.form.setback.reset();
}

void Turn::read_plan() {
  if (Session* session = workable()) plan(*session, *model.today, model.plan);
}

void Turn::take(const PlanDayTaken& message) {
  if (!within_limits(message.day)) return;
  model.plan.day = text_from_day(Day{message.day});
  read_plan();
}

void Turn::take(const Dialled& message) {
  Session* session = workable();
  if (session == nullptr || !within_limits(message.value)) return;
  model.weekly_typed.reset();
  switch (message.dial) {
    case DialName::WeeklySpend:
      choose_weekly(*session, *model.today, Money{message.value});
      break;
  }
}

void Turn::take(const ScenarioChosen& message) {
  Session* session = workable();
  if (session == nullptr || message.rung < 0) return;
  model.weekly_typed.reset();
  const auto rung = static_cast<std::size_t>(message.rung);
  if (rung < session->rungs.size()) choose_rung(*session, *model.today, rung);
}

void Turn::take(const WeeklyTaken& message) {
  Session* session = workable();
  if (session == nullptr || !within_limits(message.amount)) return;
  model.weekly_typed.reset();
  choose_weekly(*session, *model.today, Money{message.amount});
}

void Turn::take(const AimAsked& message) {
  Session* session = workable();
  if (session == nullptr || message.aim.index < 0) return;
  if (session->asked && session->asked->aim == message.aim) session->asked.reset();
  else ask(*session, *model.today, message.aim);
}

void Turn::take(const AdviceAsked& message) {
  Session* session = workable();
  if (session == nullptr) return;
  if (session->advice && session->advice->about == message.about) session->advice.reset();
  else session->advice = advised(*session, *model.today, message.about);
}

void Turn::take(const SignInPressed&) {
  SignInForm& form = model.form;
  if (form.busy) return;
  if (form.card.empty() || form.pin.empty()) {
    form.setback = Setback{.offline = false, .refusal = Refusal::TextIsEmpty};
    return;
  }
  form.busy = true;
  form.setback.reset();
  effects.emplace_back(SignIn{codec::json_from_sign_in({form.card, form.pin})});
}

void Turn::take(const SignOutPressed&) {
  model.session.reset();
  model.locked = false;
  model.form = {};
  const bool online = model.sync.online;
  model.sync = {};
  model.sync.online = online;
  model.open_whys.clear();
  model.open_sums.clear();
  model.weekly_typed.reset();
  model.plan = {};
  model.activity_shown = kActivityPage;
  model.workings_open = model.chart_table_open = model.copied = false;
  model.route = Route::SignIn;
  effects.emplace_back(SignOut{});
  effects.emplace_back(Forget{});
  keep_settings();
  effects.emplace_back(Navigate{Route::SignIn});
}

void Turn::take(const RouteOpened& message) {
  model.route = message.route;
  model.copied = false;
  model.weekly_typed.reset();
  model.activity_shown = kActivityPage;
  model.sync.refused.clear();  // told on the screen that was left
}

void Turn::choose_language(Language language) {
  if (model.words[static_cast<std::size_t>(language)].empty()) {
    model.coming = language;
    effects.emplace_back(LoadWords{language});
    return;
  }
  model.coming.reset();
  if (model.language == language) return;
  model.language = language;
  keep_settings();
}

void Turn::take(const LanguageChosen& message) { choose_language(message.language); }

void Turn::take(const AppearanceChosen& message) {
  if (model.appearance == message.appearance) return;
  model.appearance = message.appearance;
  keep_settings();
}

void Turn::take(const GoalKept&) {
  Session* session = workable();
  if (session == nullptr || !session->chosen || session->chosen->weekly <= Money{}) return;
  if (session->goal == session->chosen->weekly) return;
  keep_goal(goal_event(*session, *model.today, session->chosen->weekly));
}

void Turn::take(const WishKept& message) {
  Session* session = workable();
  if (session == nullptr || message.reward < 0) return;
  const auto& rewards = programme_of(*session, *model.today).rewards;
  const auto place = static_cast<std::size_t>(message.reward);
  if (place >= rewards.size() || session->wish == rewards[place].id) return;
  keep_goal(wish_event(*session, *model.today, static_cast<RewardIndex>(place)));
}

void Turn::take(const WishTakenBack&) {
  Session* session = workable();
  if (session != nullptr && session->wish) keep_goal(no_wish_event(*session, *model.today));
}

void Turn::keep_goal(Event goal) {
  if (keeps_a_goal(model)) return;
  Write write = outgoing_write(*model.session, goal);
  keep({std::move(write)}, std::move(goal));
}

void Turn::take(const WhyToggled& message) { toggle(model.open_whys, message.entry); }
void Turn::take(const SumToggled& message) { toggle(model.open_sums, message); }
void Turn::take(const WorkingsToggled&) { model.workings_open = !model.workings_open; }
void Turn::take(const ChartTableToggled&) { model.chart_table_open = !model.chart_table_open; }
void Turn::take(const MoreActivityPressed&) { model.activity_shown += kActivityPage; }
void Turn::take(const SyncPressed&) { exchange(); }

void Turn::take(const CardNumberCopied&) {
  if (!model.session) return;
  model.copied = true;
  effects.emplace_back(CopyText{model.session->profile.card});
}

void Turn::take(const UpdateAccepted&) { effects.emplace_back(UseUpdate{}); }

}  // namespace yearward::app
