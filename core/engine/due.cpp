// The calendar of one account: what is next, and doing it.
#include "core/engine/due.hpp"

#include <algorithm>

#include "core/engine/book.hpp"
#include "core/engine/exchange.hpp"
#include "core/engine/flows.hpp"
#include "core/engine/ladder.hpp"
#include "core/ledger/lots.hpp"

namespace yearward {

const Programme& version_of(const Versions& versions, const Account& account) {
  for (const Programme& version : versions)
    if (version.version == account.version) return version;
  return versions.front();
}

namespace {

// Things due on the same day happen in this order.
// A standing is decided before lots lapse: the level of the day says whether it keeps them.
enum class What : std::uint8_t { Nothing, Version, Ladder, Lot, Decay, Hold, Trade, Benefit };

struct Due {
  What what = What::Nothing;
  Day day = kFarDay;
  std::uint32_t index = 0;  // lot, unit, hold's entry, ladder, trade
  Day lapsed_on;            // Lot
};

class Calendar {
 public:
  Calendar(const Versions& versions, Account& account, Moment until)
      : versions_(versions), account_(account), until_(until) {}

  Outcome run() {
    for (;;) {
      const Due due = next();
      if (due.what == What::Nothing) break;
      account_.as_of = std::max(account_.as_of, due.day);
      const auto first = static_cast<EntryIndex>(account_.entries.size());
      TRY_DONE(perform(due));
      move_flows(programme(), account_, first);
    }
    account_.as_of = std::max(account_.as_of, until_.day);
    return Done{};
  }

 private:
  const Programme& programme() const { return version_of(versions_, account_); }

  void offer(Due& best, What what, Day day, std::uint32_t index = 0, Day lapsed_on = {}) const {
    if (day > until_.day || day >= best.day) return;
    best = {what, day, index, lapsed_on};
  }

  Due next() const {
    const Programme& now = programme();
    Due best;
    if (const Programme* later = next_version()) offer(best, What::Version, later->effective_from);
    for (LadderIndex ladder = 0; ladder < account_.ladders.size(); ++ladder)
      offer(best, What::Ladder, next_move(account_, ladder), ladder);
    if (const auto lot = first_lapsed_before(account_, until_.day))
      offer(best, What::Lot, lot->lapsed_on.plus_days(1), lot->lot, lot->lapsed_on);
    for (UnitIndex unit = 0; unit < now.units.size(); ++unit)
      if (now.units[unit].decay) offer(best, What::Decay, decays_on(unit), unit);
    for (const EntryIndex hold : account_.open_holds)
      if (end_of_hold(hold) <= until_) offer(best, What::Hold, end_of_hold(hold).day, hold);
    for (std::uint32_t trade = 0; trade < account_.trades_on.size(); ++trade)
      offer(best, What::Trade, account_.trades_on[trade], trade);
    for (const Day day : account_.benefits_on) offer(best, What::Benefit, day);
    return best;
  }

  const Programme* next_version() const {
    for (const Programme& version : versions_)
      if (version.version > account_.version) return &version;
    return nullptr;
  }

  Moment end_of_hold(EntryIndex hold) const {
    const Event& event = account_.events[account_.entries[hold].event];
    return *event.more->until;
  }

  Day decays_on(UnitIndex unit) const {
    const Decay& decay = *programme().units[unit].decay;
    const UnitState& state = account_.units[unit];
    if (!state.last_earned || state.open_lots.empty()) return kFarDay;
    const std::int32_t days = decay.after_days + state.decays * decay.every_days;
    return state.last_earned->plus_days(std::min(days, decay.all_after_days));
  }

  Outcome perform(const Due& due) {
    switch (due.what) {
      case What::Version: return adopt(*next_version());
      case What::Lot: lapse(due.index, due.lapsed_on); return Done{};
      case What::Decay: return wither(static_cast<UnitIndex>(due.index), due.day);
      case What::Hold:
        release_hold(programme(), account_, due.index, end_of_hold(due.index), kNone);
        return Done{};
      case What::Ladder:
        TRY_DONE(move_by_time(programme(), account_, static_cast<LadderIndex>(due.index),
                              due.day));
        grant_benefits(programme(), account_, nullptr, due.day);
        return Done{};
      case What::Trade: return close_window(static_cast<TradeIndex>(due.index), due.day);
      case What::Benefit: grant_benefits(programme(), account_, nullptr, due.day); return Done{};
      case What::Nothing: break;
    }
    return Done{};
  }

  void lapse(std::uint32_t number, Day lapsed_on) {
    const Lot lot = account_.lots[number];
    const Unit& unit = programme().units[lot.unit];
    if (unit.kept_by_ladder) {
      const Standing& held = held_on(account_, *unit.kept_by_ladder);
      if (held.level >= unit.kept_from_level) return keep(number, lapsed_on, held.until);
    }
    const Moment at{lapsed_on.plus_days(1), 0};
    if (unit.lapses_into) trade_lot(programme(), account_, *unit.lapses_into, number, at);
    if (account_.lots[number].remaining.count == 0) return;
    Entry entry = entry_of(EntryKind::Lapse, Cause::Time, programme(), lot.unit, at, kNone);
    entry.amount = -lapse_lot(account_, entry, number);
    account_.entries.push_back(std::move(entry));
  }

  // The level held keeps the lot alive until the level's own end.
  void keep(std::uint32_t number, Day lapsed_on, std::optional<Day> until) {
    const Lot& lot = account_.lots[number];
    if (until) until = std::max(*until, lapsed_on.plus_days(1));
    if (lot.last_day != lapsed_on) {
      account_.units[lot.unit].idle_until = until;
      return;
    }
    Entry entry = entry_of(EntryKind::Extension, Cause::Level, programme(), lot.unit,
                           {lapsed_on.plus_days(1), 0}, kNone);
    entry.lot = number;
    extend_lot(account_, number, until);
    account_.entries.push_back(std::move(entry));
  }

  Outcome wither(UnitIndex unit, Day day) {
    const Decay& decay = *programme().units[unit].decay;
    UnitState& state = account_.units[unit];
    const bool last = days_between(*state.last_earned, day) >= decay.all_after_days;
    ++state.decays;
    const Points held = available_now(account_, unit);
    TRY(const std::int64_t share, times(held.count, decay.share, Rounding::Up));
    const Points gone = last ? held : std::min(held, std::max(Points{share}, decay.at_least));
    if (last) state.last_earned.reset();
    if (gone.count == 0) return Done{};
    Entry entry = entry_of(EntryKind::Lapse, Cause::Time, programme(), unit, {day, 0}, kNone);
    entry.amount = -gone;
    const std::uint32_t uses = static_cast<std::uint32_t>(account_.uses.size());
    const Points missing = use_lots(account_, entry, gone, day, Reach::Available);
    PROMISE(missing.count == 0);
    for (std::size_t use = uses; use < account_.uses.size(); ++use)
      account_.lots[account_.uses[use].lot].lapsed += account_.uses[use].amount;
    account_.entries.push_back(std::move(entry));
    return Done{};
  }

  Outcome close_window(TradeIndex trade, Day day) {
    post_scheduled(programme(), account_, trade, day);
    account_.trades_on[trade] = trades_after(programme(), trade, day);
    return Done{};
  }

  // The day after the end of the trade's window; a window of fixed days ends only once.
  Day trades_after(const Programme& version, TradeIndex trade, Day day) const {
    const Desk desk(version, account_, nullptr, day);
    const Day next = desk.span(version.trades[trade].window).last.plus_days(1);
    return next > day ? next : kFarDay;
  }

  // A new version comes into force: its calendar, and its lapse where it holds for older lots.
  Outcome adopt(const Programme& version) {
    account_.version = version.version;
    const Day day = std::max(version.effective_from, account_.as_of);
    plan_moves(version, account_, day);
    account_.trades_on.assign(version.trades.size(), kFarDay);
    for (std::size_t trade = 0; trade < version.trades.size(); ++trade)
      if (version.trades[trade].mode == Trade::Mode::Scheduled)
        account_.trades_on[trade] = trades_after(version, static_cast<TradeIndex>(trade), day);
    account_.benefits_on.assign(version.benefits.size(), kFarDay);
    for (std::size_t benefit = 0; benefit < version.benefits.size(); ++benefit)
      if (version.benefits[benefit].unit) account_.benefits_on[benefit] = day;
    for (UnitIndex unit = 0; unit < version.units.size(); ++unit) {
      burn_otherwise(account_, unit, version.units[unit].burn);
      if (version.units[unit].lapse_applies_back) age_anew(version, unit, day);
    }
    return stand_anew(version, account_, day);
  }

  // No lot lapses before the version that says so is in force.
  void age_anew(const Programme& version, UnitIndex unit, Day day) {
    const Lapse& lapse = version.units[unit].lapse;
    const Day earliest = day.plus_days(-1);
    UnitState& state = account_.units[unit];
    for (const std::uint32_t lot : std::vector<std::uint32_t>(state.open_lots)) {
      const Ageing ageing =
          ageing_of(version, account_, unit, account_.lots[lot].earned, lapse);
      account_.lots[lot].idle = ageing.idle;
      extend_lot(account_, lot,
                 ageing.last_day ? std::optional<Day>(std::max(*ageing.last_day, earliest))
                                 : std::nullopt);
    }
    state.idle_until.reset();
    for (const LapseClause& clause : lapse.clauses) {
      const auto since = state.last_activity ? state.last_activity : state.last_earned;
      if (clause.from != LapseClause::From::Activity || !since) continue;
      const auto until = last_day_by(clause, *since, std::nullopt);
      if (until) state.idle_until = std::max(*until, earliest);
    }
  }

  const Versions& versions_;
  Account& account_;
  Moment until_;
};

}  // namespace

Outcome advance_to(const Versions& versions, Account& account, Moment until) {
  return Calendar(versions, account, until).run();
}

}  // namespace yearward
