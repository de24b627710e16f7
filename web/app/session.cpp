// Derives a member's account, habit and year ahead from events. It refuses to know screens.
#include "web/app/session.hpp"

#include <algorithm>

#include "core/engine/engine.hpp"
#include "core/projection/solve.hpp"
#include "web/app/advice.hpp"
#include "web/app/foreseen.hpp"
#include "web/app/planned.hpp"

namespace yearward::app {
namespace {

// The amount, up to the next step a person would say aloud; itself when that passes the span.
Money said_aloud(const ProjectionProfile& profile, Money amount) {
  const std::int64_t step = profile.weekly_step.count;
  if (step <= 0) return amount;
  const Money rounded{(amount.count + step - 1) / step * step};
  return rounded > profile.most_weekly ? amount : rounded;
}

Habit weekly_habit(const Session& session, Money weekly) {
  return Habit{.amount = weekly, .every_days = 7, .first = session.observed.habit.first};
}

// The least amount that reaches a reward is exact to the fen; nobody plans "799.63 a week".
void say_rungs_aloud(Session& session, const Programme& programme, Day today) {
  for (Rung& rung : session.rungs) {
    if (rung.kind == Rung::Kind::Pace || rung.kind == Rung::Kind::Stretch) continue;
    Habit habit = rung.projection.habit;
    habit.amount = said_aloud(programme.projection, habit.amount);
    if (habit == rung.projection.habit) continue;
    auto projection = project(session.versions, session.account, habit, today, session.horizon);
    if (projection.ok()) rung.projection = std::move(projection).value();
  }
}

// Today's pace when there is one, else the least that reaches something.
Money first_choice(const Session& session, const Programme& programme) {
  if (session.goal) return *session.goal;
  if (session.observed.habit.amount > Money{}) {
    return said_aloud(programme.projection, session.observed.habit.amount);
  }
  for (const Rung& rung : session.rungs) {
    if (rung.projection.habit.amount > Money{}) return rung.projection.habit.amount;
  }
  return programme.projection.weekly_step;
}

}  // namespace

Day day_of(const Session& session, Day today) { return std::max(today, session.as_of.day); }

void derive(Session& session, Day today) {
  session.derived = true;
  session.fault.reset();
  session.rungs.clear();
  session.goal = latest_goal(session);
  session.wish = latest_wish(session);
  const Day day = day_of(session, today);
  std::vector<Event> events;
  events.reserve(session.events.size());
  for (const sync::PlacedEvent& placed : session.events) events.push_back(placed.event);
  auto account = evaluate(session.versions, std::move(events), day);
  const auto version = version_on(session.versions, day);
  if (!account.ok() || !version.ok()) {
    session.fault = account.ok() ? version.problem() : account.problem();
    session.chosen.reset();
    return;
  }
  session.account = std::move(account).value();
  const Programme& programme = *version.value();
  session.observed = observed_habit(programme, session.account, day);
  session.horizon = horizon_for(programme, day);
  auto rungs = stretch_ladder(session.versions, session.account, session.observed.habit, day,
                              session.horizon);
  if (rungs.ok()) session.rungs = std::move(rungs).value();
  say_rungs_aloud(session, programme, day);
  session.foreseen = foresee(session, programme, day);
  const Money weekly = session.chosen ? session.chosen->weekly : first_choice(session, programme);
  choose_weekly(session, today, weekly);
  if (session.asked) ask(session, today, session.asked->aim);
  if (session.advice) session.advice = advised(session, today, session.advice->about);
}

Money most_weekly(const Session& session, Day today) {
  return std::max(programme_of(session, today).projection.most_weekly,
                  session.observed.habit.amount);
}

Result<Money> weekly_from_text(const Session& session, Day today, std::string_view text) {
  TRY(const Money weekly, money_from_text(text, programme_of(session, today).currency));
  if (weekly < Money{}) return Refusal::AmountIsNegative;
  if (weekly > most_weekly(session, today)) return Refusal::NumberIsOutOfRange;
  return weekly;
}

namespace {

// What is shown beside the chosen year goes with it.
void follow_choice(Session& session, Day today) {
  if (session.planned) plan(session, today, session.planned->amount, session.planned->on);
  if (session.advice && session.advice->about == Advice::BestUse)
    session.advice = advised(session, today, Advice::BestUse);
}

}  // namespace

void choose_weekly(Session& session, Day today, Money weekly) {
  const Day day = day_of(session, today);
  const Money held = std::clamp(weekly, Money{}, most_weekly(session, today));
  auto projection = project(session.versions, session.account, weekly_habit(session, held), day,
                            session.horizon);
  if (projection.ok()) session.chosen = Choice{held, std::move(projection).value()};
  follow_choice(session, today);
}

namespace {

// The reward's place in the version in force at the horizon; a later version may have moved it.
std::optional<RewardIndex> reward_then(const Session& session, const RewardId& id) {
  const auto then = version_on(session.versions, session.horizon);
  if (!then.ok()) return std::nullopt;
  const auto& rewards = then.value()->rewards;
  for (std::size_t place = 0; place < rewards.size(); ++place) {
    if (rewards[place].id == id) return static_cast<RewardIndex>(place);
  }
  return std::nullopt;
}

std::optional<Target> target_of(const Session& session, const Programme& programme, Aim aim) {
  if (aim.kind == Aim::Kind::Level) return Target::of_level(static_cast<LevelIndex>(aim.index));
  const auto place = static_cast<std::size_t>(aim.index);
  if (place >= programme.rewards.size()) return std::nullopt;
  const auto reward = reward_then(session, programme.rewards[place].id);
  return reward ? std::optional(Target::of_reward(*reward)) : std::nullopt;
}

}  // namespace

void ask(Session& session, Day today, Aim aim) {
  session.asked = Asked{aim, std::nullopt, true};
  const auto target = target_of(session, programme_of(session, today), aim);
  if (!target) return;  // no longer offered then
  const auto found = solve(session.versions, session.account, weekly_habit(session, Money{}),
                           day_of(session, today), *target,
                           {session.horizon, most_weekly(session, today), kRunsWhileWaiting});
  if (found.ok()) {
    session.asked->least = found.value().least;
    session.asked->proven = found.value().proven;
  } else {
    // Otherwise the runs ended before the amounts did.
    session.asked->proven = found.problem().detail.empty();
  }
}

void choose_rung(Session& session, Day today, std::size_t rung) {
  PROMISE(rung < session.rungs.size());
  const Projection& projection = session.rungs[rung].projection;
  session.chosen = Choice{projection.habit.amount, projection};
  follow_choice(session, today);
}

namespace {

template <class Look>
void look_at_goals(const Session& session, Look look) {
  for (const sync::PlacedEvent& placed : session.events)
    if (placed.event.type == EventType::Goal) look(placed.event);
  for (const Outgoing& outgoing : session.outbox)
    if (outgoing.event.type == EventType::Goal) look(outgoing.event);
}

// A goal of that day; `what` tells it from others, its second orders those of one day.
Event goal_of_day(const Session& session, Day day, const std::string& what) {
  std::int32_t earlier = 0;
  look_at_goals(session, [&](const Event& event) { earlier += event.at.day == day ? 1 : 0; });
  Event event;
  event.id = EventId{session.profile.id.text + what + text_from_day(day) + "-"};
  event.member = session.profile.id;
  event.type = EventType::Goal;
  event.at = Moment{day, std::min(earlier, 86'399)};
  return event;
}

// The latest goal that names a reward, or that names none; none when it was taken back, whatever
// the clock said that took it back.
const Event* latest_goal_event(const Session& session, bool names_reward) {
  const Event* latest = nullptr;
  look_at_goals(session, [&](const Event& event) {
    if (event.reward.text.empty() == names_reward || !event.refers_to.text.empty()) return;
    if (latest == nullptr || occurs_before(*latest, event)) latest = &event;
  });
  bool stands = latest != nullptr;
  look_at_goals(session, [&](const Event& event) {
    stands = stands && event.refers_to != latest->id;
  });
  return stands ? latest : nullptr;
}

}  // namespace

Event goal_event(const Session& session, Day today, Money weekly) {
  Event event = goal_of_day(session, day_of(session, today), "-goal-");
  event.id.text += std::to_string(weekly.count) + "-" + std::to_string(event.at.second);
  event.amount = weekly;
  return event;
}

Event wish_event(const Session& session, Day today, RewardIndex reward) {
  Event event = goal_of_day(session, day_of(session, today), "-wish-");
  event.id.text += std::to_string(reward) + "-" + std::to_string(event.at.second);
  event.reward = programme_of(session, today).rewards[reward].id;
  return event;
}

Event no_wish_event(const Session& session, Day today) {
  const Event* wish = latest_goal_event(session, true);
  PROMISE(wish != nullptr);
  Event event = goal_of_day(session, day_of(session, today), "-no-wish-");
  event.id.text += std::to_string(event.at.second);
  event.reward = wish->reward;
  event.refers_to = wish->id;
  return event;
}

std::optional<Money> latest_goal(const Session& session) {
  const Event* latest = latest_goal_event(session, false);
  return latest ? std::optional(latest->amount) : std::nullopt;
}

std::optional<RewardId> latest_wish(const Session& session) {
  const Event* latest = latest_goal_event(session, true);
  return latest ? std::optional(latest->reward) : std::nullopt;
}

std::vector<EventId> take_in(Session& session, const sync::PullAnswer& answer) {
  session.profile = answer.profile;
  session.rules = answer.rules;
  session.cursor = answer.cursor;
  session.as_of = answer.as_of;
  session.more = answer.more;
  for (const sync::PlacedEvent& placed : answer.events) {
    const auto place = std::lower_bound(
        session.events.begin(), session.events.end(), placed,
        [](const sync::PlacedEvent& a, const sync::PlacedEvent& b) { return a.place < b.place; });
    if (place != session.events.end() && place->place == placed.place) continue;
    session.events.insert(place, placed);
  }
  std::vector<EventId> delivered;
  for (const sync::PlacedEvent& placed : answer.events) {
    const auto left = std::remove_if(
        session.outbox.begin(), session.outbox.end(),
        [&](const Outgoing& outgoing) { return outgoing.event.id == placed.event.id; });
    if (left != session.outbox.end()) delivered.push_back(placed.event.id);
    session.outbox.erase(left, session.outbox.end());
  }
  return delivered;
}

}  // namespace yearward::app
