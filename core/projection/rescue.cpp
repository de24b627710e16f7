// Points about to lapse, and what of all that is listed saves them.
#include <algorithm>

#include "core/base/sort.hpp"
#include "core/engine/engine.hpp"
#include "core/projection/keep.hpp"

namespace yearward {

namespace {

class Rescuing {
 public:
  Rescuing(const Versions& versions, const Account& branch, UnitIndex unit)
      : versions_(versions), branch_(branch) {
    rescue_.unit = unit;
  }

  Result<std::optional<Rescue>> run(const Habit& habit, Day horizon) {
    TRY(course_, course_of(habit, branch_.as_of, horizon));
    Account account = branch_;
    TRY_DONE(live_until(versions_, account, course_, horizon));
    const Entry* first = nullptr;
    for (const Entry& entry : account.entries)
      if (!first && entry.kind == EntryKind::Lapse && entry.unit == rescue_.unit &&
          entry.at.day > branch_.as_of.plus_days(1))
        first = &entry;
    if (!first) return std::optional<Rescue>();
    rescue_.last_day = first->at.day.plus_days(-1);
    // What is bought after that day changes nothing of it.
    while (!course_.empty() && course_.back().event.at.day > rescue_.last_day) course_.pop_back();
    TRY(rescue_.lapsing, lost_with(nullptr));
    TRY(const Programme* programme, version_on(versions_, rescue_.last_day));
    TRY_DONE(try_acts(*programme));
    TRY_DONE(try_rewards(*programme));
    TRY_DONE(try_trades(*programme));
    sort_stably(rescue_.savings, [&](const Saving& a, const Saving& b) {
      if (a.kept != b.kept) return a.kept > b.kept;
      return a.given < b.given;
    });
    return std::optional<Rescue>(std::move(rescue_));
  }

 private:
  // What lapses on the day after, with one event more on the last day.
  Result<Points> lost_with(const Event* more) const {
    Account account = branch_;
    Course course = course_;
    if (more) {
      Intended intended = intended_purchase(more->amount, rescue_.last_day);
      const EventId id = intended.event.id;
      intended.event = *more;
      intended.event.id = id;
      intended.event.at = {rescue_.last_day, 86'000};  // after the day's purchase
      add_to(course, std::move(intended));
    }
    const Day after = rescue_.last_day.plus_days(1);
    TRY_DONE(live_until(versions_, account, course, after));
    Points lost;
    for (const Entry& entry : account.entries)
      if (entry.kind == EntryKind::Lapse && entry.unit == rescue_.unit && entry.at.day == after)
        lost -= entry.amount;
    return lost;
  }

  // An action the engine refuses is none of the member's.
  void offer(Saving saving, const Event& event) {
    const auto lost = lost_with(&event);
    if (!lost || lost.value() >= rescue_.lapsing) return;
    saving.kept = rescue_.lapsing - lost.value();
    rescue_.savings.push_back(std::move(saving));
  }

  Outcome try_acts(const Programme& programme) {
    std::vector<std::string> types;
    for (const LapseClause& clause : programme.units[rescue_.unit].lapse.clauses)
      if (clause.from == LapseClause::From::Activity)
        types.insert(types.end(), clause.activities.begin(), clause.activities.end());
    for (const std::string& type : types) {
      Event event;
      const bool own = std::find(programme.types.begin(), programme.types.end(), type) !=
                       programme.types.end();
      if (own) {
        event.type = EventType::Action;
        EventDetails details;
        details.action = type;
        event.more = std::move(details);
      } else if (type != "purchase") {
        continue;  // redemptions and trades are tried by name
      } else {
        event.amount = Money{1};
      }
      Saving saving;
      saving.kind = Saving::Kind::Act;
      saving.name = type;
      offer(std::move(saving), event);
    }
    return Done{};
  }

  Outcome try_rewards(const Programme& programme) {
    if (rescue_.unit != spendable_unit(programme)) return Done{};
    for (const Reward& reward : programme.rewards) {
      Event event;
      event.type = EventType::Redeem;
      event.reward = reward.id;
      Saving saving;
      saving.kind = Saving::Kind::Redeem;
      saving.name = reward.id.text;
      saving.given = reward.price;
      saving.worth = reward.worth;
      offer(std::move(saving), event);
    }
    return Done{};
  }

  // Enough steps for all that lapses, or the least the trade takes.
  Outcome try_trades(const Programme& programme) {
    for (const Trade& trade : programme.trades) {
      if (trade.give != rescue_.unit || trade.mode != Trade::Mode::Manual ||
          trade.to_other_member || trade.step.count <= 0)
        continue;
      const std::int64_t wanted = std::max(rescue_.lapsing, trade.minimum).count;
      const std::int64_t steps = (wanted + trade.step.count - 1) / trade.step.count;
      const std::int64_t fewer = std::max<std::int64_t>(
          rescue_.lapsing.count / trade.step.count,
          (trade.minimum.count + trade.step.count - 1) / trade.step.count);
      for (const std::int64_t each : {steps, fewer}) {
        Event event;
        event.type = EventType::Trade;
        EventDetails details;
        details.of = trade.id.text;
        details.points = Points{each * trade.step.count};
        if (trade.largest_share.numerator > 0) {
          TRY(const std::int64_t bill,
              times(each * trade.get_per_step.count,
                    {trade.largest_share.denominator, trade.largest_share.numerator},
                    Rounding::Up));
          event.amount = Money{bill};
        }
        Saving saving;
        saving.kind = Saving::Kind::Trade;
        saving.name = trade.id.text;
        saving.given = details.points + trade.fee;
        if (!trade.get && trade.gets_money)
          saving.worth = Money{each * trade.get_per_step.count};
        event.more = std::move(details);
        const std::size_t before = rescue_.savings.size();
        offer(std::move(saving), event);
        if (rescue_.savings.size() > before || steps == fewer) break;
      }
    }
    return Done{};
  }

  const Versions& versions_;
  const Account& branch_;
  Course course_;
  Rescue rescue_;
};

}  // namespace

Result<std::optional<Rescue>> rescue(const Versions& versions, const Account& branch,
                                     const Pace& pace, UnitIndex unit, Day horizon) {
  return Rescuing(versions, branch, unit).run(pace.habit, horizon);
}

}  // namespace yearward
