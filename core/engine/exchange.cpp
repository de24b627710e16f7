// Trades in the wide sense, one function each.
#include "core/engine/exchange.hpp"

#include <algorithm>

#include "core/engine/book.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/exchange_parts.hpp"
#include "core/quantity/allocate.hpp"
#include "core/quantity/limits.hpp"

namespace yearward {

namespace {

// `total` counts what the event names `id` in its field `where`.
Outcome within_limits_of(const Desk& desk, const std::vector<Limit>& limits,
                         const std::string& total, const char* where, const std::string& id) {
  for (const Limit& limit : limits) {
    const Series* taken = total_of(desk.account(), total);
    if (taken && taken->sum(desk.span(limit.window)) >= limit.most)
      return Problem{Refusal::LimitIsReached, where, id};
  }
  return Done{};
}

}  // namespace

Result<Points> price_of(const Desk& desk, const Reward& reward) {
  Points price = reward.price;
  for (const Reward::Price& other : reward.prices) {
    TRY(const bool applies, desk.holds(other.condition));
    if (applies) price = std::min(price, other.price);
  }
  return price;
}

namespace {

// Whether so many points pay for it, the rest in money; the whole price always does.
bool offers_part(const Reward& reward, Points price, Points chosen) {
  if (chosen == price) return true;
  return reward.points_step.count > 0 && chosen >= reward.least_points && chosen < price &&
         (chosen - reward.least_points).count % reward.points_step.count == 0;
}

}  // namespace

Outcome check_goal(const Programme& programme, const Event& event) {
  if (!event.reward.text.empty())
    TRY_DONE(place_of(programme.rewards, event.reward.text, "/reward"));
  else if (event.amount.count <= 0) return Problem{Refusal::AmountMustBePositive, "/amount", {}};
  return Done{};
}

Outcome post_redeem(const Programme& programme, Account& account, const Event& event) {
  TRY(const std::uint8_t index, place_of(programme.rewards, event.reward.text, "/reward"));
  const Reward& reward = programme.rewards[index];
  const UnitIndex unit = spendable_unit(programme);
  const Desk desk(programme, account, &event, event.at.day);
  TRY(const bool open, desk.holds(reward.condition));
  if (!open) return Problem{Refusal::RewardIsNotForThisMember, "/reward", event.reward.text};
  const std::string total = "reward:" + reward.id.text;
  TRY_DONE(within_limits_of(desk, reward.limits, total, "/reward", reward.id.text));
  TRY(Points price, price_of(desk, reward));
  if (event.more && event.more->points.count > 0) {
    if (!offers_part(reward, price, event.more->points))
      return Problem{Refusal::PointsPartIsNotOffered, "/points", {}};
    price = event.more->points;
  }
  if (available_now(account, unit) < price)
    return Problem{Refusal::RewardCostsMoreThanIsHeld, "/reward", event.reward.text};
  Entry entry = entry_of(EntryKind::Redemption, Cause::Reward, programme, unit, event.at,
                         number_of_next(account));
  entry.rule = index;
  entry.amount = -price;
  if (!reward.limits.empty()) add_total(account, total, event.at.day, 1);
  post_debit(account, entry);
  return Done{};
}

Result<Exchanged> exchanged(const Trade& trade, Points given) {
  if (given < trade.minimum || given < trade.step || given.count <= 0)
    return Problem{Refusal::TradeIsBelowItsMinimum, "/points", trade.id.text};
  const std::int64_t steps = given.count / trade.step.count;
  TRY(std::int64_t brings, times(steps, {trade.get_per_step.count, 1}, Rounding::Down));
  const Points used{steps * trade.step.count};
  if (trade.bonus_every.count > 0) {
    TRY(const std::int64_t bonus, times(used.count / trade.bonus_every.count,
                                        {trade.bonus_get.count, 1}, Rounding::Down));
    brings += bonus;
  }
  if (!within_limits(brings)) return Refusal::NumberIsOutOfRange;
  return Exchanged{used + trade.fee, Points{brings}};
}

namespace {

// What a trade takes, as an entry that is not posted yet.
Entry given_by(const Programme& programme, TradeIndex index, Exchanged sides, Moment at,
               std::uint32_t number) {
  const Trade& trade = programme.trades[index];
  Entry out = entry_of(EntryKind::Redemption, Cause::Trade, programme, trade.give, at, number);
  out.rule = index;
  out.amount = -sides.taken;
  if (!trade.get) out.brought = sides.brings.count;
  return out;
}

// Posts what it brings. The lapse of what was given, the entry just posted, may go with it.
void post_brought(const Programme& programme, Account& account, TradeIndex index, Exchanged sides,
                  Moment at, const Event* event) {
  const Trade& trade = programme.trades[index];
  const std::uint32_t number = event ? number_of_next(account) : kNone;
  std::optional<Day> kept_lapse;
  if (trade.keeps_lapse)
    for (const LotUse& use : uses_of(account, account.entries.back()))
      if (const auto last = account.lots[use.lot].last_day)
        kept_lapse = std::min(kept_lapse.value_or(*last), *last);
  if (!trade.get || sides.brings.count == 0) return;
  if (trade.to_other_member && event) {
    account.outgoing.push_back({event->more->other, programme.units[*trade.get].id, sides.brings,
                                number, trade.id.text, kept_lapse, Outgoing::Road::Transfer,
                                kNone, index, {}});
    return;
  }
  Entry in = entry_of(EntryKind::Accrual, Cause::Trade, programme, *trade.get, at, number);
  in.rule = index;
  in.amount = sides.brings;
  in.working.of = Working::Of::Once;
  Ageing ageing = ageing_of(programme, account, *trade.get, at.day,
                            programme.units[*trade.get].lapse);
  if (trade.keeps_lapse) ageing.last_day = kept_lapse;
  post_credit(account, in, ageing);
}

void post_sides(const Programme& programme, Account& account, TradeIndex index, Exchanged sides,
                Moment at, const Event* event) {
  const std::uint32_t number = event ? number_of_next(account) : kNone;
  post_debit(account, given_by(programme, index, sides, at, number));
  post_brought(programme, account, index, sides, at, event);
}

}  // namespace

Outcome post_trade(const Programme& programme, Account& account, const Event& event) {
  TRY(const EventDetails* more, details_of(event));
  TRY(const std::uint8_t index, place_of(programme.trades, more->of, "/of"));
  const Trade& trade = programme.trades[index];
  const Desk desk(programme, account, &event, event.at.day);
  TRY(const bool open, desk.holds(trade.condition));
  if (!open || trade.mode != Trade::Mode::Manual)
    return Problem{Refusal::TradeIsNotOpen, "/of", more->of};
  const std::string total = "trade:" + trade.id.text;
  TRY_DONE(within_limits_of(desk, trade.limits, total, "/of", more->of));
  TRY(const Exchanged sides, exchanged(trade, more->points));
  if (trade.largest_share.numerator > 0) {
    TRY(const std::int64_t most, times(event.amount.count, trade.largest_share, Rounding::Down));
    if (sides.brings.count > most) return Problem{Refusal::TradeIsAboveItsShare, "/points", {}};
  }
  if (trade.to_other_member && more->other.text.empty())
    return Problem{Refusal::FieldIsMissing, "/other", {}};
  if (trade.get && !fits(account, *trade.get, sides.brings)) return Refusal::NumberIsOutOfRange;
  if (available_now(account, trade.give) < sides.taken)
    return Problem{Refusal::BalanceIsTooLow, "/points", more->of};
  if (!trade.limits.empty()) add_total(account, total, event.at.day, 1);
  post_sides(programme, account, index, sides, event.at, &event);
  return Done{};
}

void post_scheduled(const Programme& programme, Account& account, TradeIndex index, Day day) {
  const Trade& trade = programme.trades[index];
  const Desk desk(programme, account, nullptr, day.plus_days(-1));
  const auto open = desk.holds(trade.condition);
  const auto sides = exchanged(trade, available_now(account, trade.give));
  if (!open || !open.value() || !sides) return;
  if (sides.value().taken > available_now(account, trade.give)) return;
  if (trade.get && !fits(account, *trade.get, sides.value().brings)) return;
  post_sides(programme, account, index, sides.value(), {day, 0}, nullptr);
}

void trade_lot(const Programme& programme, Account& account, TradeIndex index, std::uint32_t lot,
               Moment at) {
  const Trade& trade = programme.trades[index];
  const Points held = account.lots[lot].remaining;
  const auto sides = exchanged(trade, held);
  if (!sides || sides.value().taken > held) return;
  if (!fits(account, *trade.get, sides.value().brings)) return;
  Entry out = given_by(programme, index, sides.value(), at, kNone);
  use_lot(account, out, lot, sides.value().taken);
  account.entries.push_back(std::move(out));
  post_brought(programme, account, index, sides.value(), at, nullptr);
}

Outcome post_use(const Programme& programme, Account& account, const Event& event) {
  TRY(const EventDetails* more, details_of(event));
  TRY(const std::uint8_t index, place_of(programme.benefits, more->of, "/of"));
  const Benefit& benefit = programme.benefits[index];
  const Desk desk(programme, account, &event, event.at.day);
  TRY(const bool open, desk.holds(benefit.condition));
  if (!benefit.unit) {
    if (!open) return Problem{Refusal::BenefitIsNotHeld, "/of", more->of};
    return Done{};
  }
  const Points used = more->points.count > 0 ? more->points : Points{1};
  // What was given stays usable below the level that gave it; without either there is none.
  if (available_now(account, *benefit.unit) < used)
    return Problem{open ? Refusal::BenefitIsUsedUp : Refusal::BenefitIsNotHeld, "/of", more->of};
  Entry entry = entry_of(EntryKind::Redemption, Cause::Benefit, programme, *benefit.unit,
                         event.at, number_of_next(account));
  entry.rule = index;
  entry.amount = -used;
  post_debit(account, entry);
  return Done{};
}

namespace {

const TenderKind* kind_of(const Programme& programme, const Tender& tender) {
  for (const TenderKind& kind : programme.tenders)
    if (kind.id == tender.kind) return &kind;
  return nullptr;
}

// How many steps of value a tender takes from each unit it pays from, of what earlier tenders left.
Result<std::vector<Points>> shares_of(const std::vector<Points>& left, const TenderKind& kind,
                                      const Tender& tender) {
  TRY(const std::int64_t needed,
      times(tender.amount.count, {kind.worth.denominator, kind.worth.numerator}, Rounding::Up));
  std::vector<std::int64_t> held;
  std::int64_t all = 0;
  for (const UnitIndex unit : kind.pays_from) {
    held.push_back(left[unit].count);
    all += held.back();
  }
  if (all < needed) return Problem{Refusal::BalanceIsTooLow, "/tenders", tender.kind};
  std::vector<Points> shares;
  if (kind.pro_rata && needed > 0) {
    TRY(const std::vector<std::int64_t> parts, allocate(needed, held));
    for (const std::int64_t part : parts) shares.push_back(Points{part});
    return shares;
  }
  std::int64_t open = needed;
  for (const std::int64_t available : held) {
    shares.push_back(Points{std::min(open, available)});
    open -= shares.back().count;
  }
  return shares;
}

}  // namespace

Outcome pay_tenders(const Programme& programme, Account& account, const Event& event) {
  if (!event.more || event.more->tenders.empty()) return Done{};
  std::vector<Points> left;
  for (UnitIndex unit = 0; unit < programme.units.size(); ++unit)
    left.push_back(available_now(account, unit));
  std::vector<Entry> payments;
  for (const Tender& tender : event.more->tenders) {
    const TenderKind* kind = kind_of(programme, tender);
    if (!kind && !programme.tenders.empty())
      return Problem{Refusal::NameIsUnknown, "/tenders", tender.kind};
    if (!kind || kind->pays_from.empty()) continue;
    TRY(const std::vector<Points> shares, shares_of(left, *kind, tender));
    for (std::size_t place = 0; place < shares.size(); ++place) {
      if (shares[place].count == 0) continue;
      const UnitIndex unit = kind->pays_from[place];
      left[unit] -= shares[place];
      Entry entry = entry_of(EntryKind::Redemption, Cause::Tender, programme, unit, event.at,
                             number_of_next(account));
      entry.rule = static_cast<std::uint8_t>(kind - programme.tenders.data());
      entry.amount = -shares[place];
      payments.push_back(std::move(entry));
    }
  }
  for (Entry& payment : payments) post_debit(account, std::move(payment));
  return Done{};
}

void grant_benefits(const Programme& programme, Account& account, const Event* event, Day day) {
  for (std::size_t index = 0; index < programme.benefits.size(); ++index) {
    const Benefit& benefit = programme.benefits[index];
    if (!benefit.unit || benefit.quantity.count == 0) continue;
    Desk desk(programme, account, event, day);
    desk.set_counted();
    const Span span = desk.span(benefit.window);
    const auto has = desk.holds(benefit.condition);
    const std::string total = "benefit:" + benefit.id.text;
    const Series* given = total_of(account, total);
    const bool due = has && has.value() && (!given || given->sum(span) == 0) &&
                     fits(account, *benefit.unit, benefit.quantity);
    account.benefits_on[index] = span.last.plus_days(1);
    if (!due) continue;
    add_total(account, total, day, benefit.quantity.count);
    Entry entry = entry_of(EntryKind::Accrual, Cause::Benefit, programme, *benefit.unit,
                           event ? event->at : Moment{day, 0},
                           event ? number_of_next(account) : kNone);
    entry.rule = static_cast<std::uint8_t>(index);
    entry.amount = benefit.quantity;
    entry.working.of = Working::Of::Once;
    Ageing ageing;
    ageing.available_from = day;
    if (benefit.window.kind != Window::Kind::Lifetime) ageing.last_day = span.last;
    post_credit(account, entry, ageing);
  }
}

}  // namespace yearward
