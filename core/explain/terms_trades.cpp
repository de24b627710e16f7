// What value buys and what standing brings, as phrases: rewards, trades, tenders, benefits, plan.
#include "core/explain/terms_parts.hpp"

namespace yearward::explain {
namespace {

Phrase clauses(Phrase name, std::vector<Phrase> parts) {
  return {"terms.item", {phrase("name", std::move(name)),
                         phrases("clauses", std::move(parts), Join::Clauses)}};
}

bool has_goods(const Programme& programme, const Reward& reward) {
  const std::string key = "reward." + reward.id.text + ".goods";
  for (const Programme::Text& text : programme.texts)
    if (text.key == key) return true;
  return false;
}

void add_if(const Programme& programme, const Condition& condition, std::vector<Phrase>& parts) {
  if (!condition.always())
    parts.push_back({"terms.rule.if",
                     {phrase("condition", words_of_condition(programme, condition))}});
}

std::vector<Phrase> clauses_of(const Programme& programme, const Reward& reward) {
  const UnitIndex unit = spendable_unit(programme);
  std::vector<Phrase> parts;
  parts.push_back({"terms.reward.price", {points("points", reward.price, unit)}});
  for (const Reward::Price& price : reward.prices)
    parts.push_back({"terms.reward.other_price",
                     {points("points", price.price, unit),
                      phrase("condition", words_of_condition(programme, price.condition))}});
  if (reward.worth != Money{})
    parts.push_back({"terms.reward.worth", {money("worth", reward.worth)}});
  if (has_goods(programme, reward))
    parts.push_back({"terms.reward.goods", {theirs("goods", "reward", reward.id.text, "goods")}});
  if (reward.points_step != Points{})
    parts.push_back({"terms.reward.points_and_cash",
                     {points("least", reward.least_points, unit),
                      points("step", reward.points_step, unit)}});
  add_if(programme, reward.condition, parts);
  for (const Limit& limit : reward.limits) parts.push_back(words_of_limit(programme, limit));
  if (reward.stock >= 0) parts.push_back({"terms.reward.stock", {whole("count", reward.stock)}});
  return parts;
}

Phrase exchange_of(const Trade& trade) {
  const Slot give = points("give", trade.step, trade.give);
  if (trade.get)
    return {"terms.trade.units", {give, points("get", trade.get_per_step, *trade.get)}};
  if (trade.gets_money)
    return {"terms.trade.money", {give, money("get", Money{trade.get_per_step.count})}};
  return {"terms.trade.partner", {give, whole("get", trade.get_per_step.count)}};
}

Phrase bonus_of(const Trade& trade) {
  const Slot every = points("every", trade.bonus_every, trade.give);
  if (trade.get) return {"terms.trade.bonus", {every, points("get", trade.bonus_get, *trade.get)}};
  if (trade.gets_money)
    return {"terms.trade.bonus", {every, money("get", Money{trade.bonus_get.count})}};
  return {"terms.trade.bonus", {every, whole("get", trade.bonus_get.count)}};
}

std::vector<Phrase> clauses_of(const Programme& programme, const Trade& trade) {
  std::vector<Phrase> parts{exchange_of(trade)};
  if (trade.mode == Trade::Mode::Scheduled)
    parts.push_back({"terms.trade.scheduled",
                     {phrase("window", words_of_window(programme, trade.window))}});
  if (trade.minimum != Points{})
    parts.push_back({"terms.trade.minimum", {points("points", trade.minimum, trade.give)}});
  if (trade.bonus_every != Points{}) parts.push_back(bonus_of(trade));
  if (trade.fee != Points{})
    parts.push_back({"terms.trade.fee", {points("points", trade.fee, trade.give)}});
  if (trade.largest_share.numerator != 0)
    parts.push_back({"terms.trade.largest_share", {percent("share", trade.largest_share)}});
  add_if(programme, trade.condition, parts);
  for (const Limit& limit : trade.limits) parts.push_back(words_of_limit(programme, limit));
  if (trade.to_other_member) parts.push_back({"terms.trade.to_other", {}});
  if (trade.keeps_lapse) parts.push_back({"terms.trade.keeps_lapse", {}});
  if (trade.changes_until_used) parts.push_back({"terms.trade.changes", {}});
  return parts;
}

// Pre: the tender pays with value held.
Phrase words_of_tender(const Programme& programme, const TenderKind& tender) {
  std::vector<Phrase> units;
  for (const UnitIndex unit : tender.pays_from)
    units.push_back({"terms.measured.named", {[&] {
                       Slot name = unit_name(programme, unit);
                       name.name = "name";
                       return name;
                     }()}});
  std::vector<Phrase> parts;
  if (tender.pays_from.size() > 1)
    parts.push_back({tender.pro_rata ? "terms.tender.pro_rata" : "terms.tender.in_order",
                     {phrases("units", std::move(units), Join::List)}});
  else
    parts.push_back({"terms.tender.from", {phrases("units", std::move(units), Join::List)}});
  // "100 points pay ¥1", in whole steps of the unit.
  const UnitIndex first = tender.pays_from.front();
  parts.push_back({"terms.tender.worth",
                   {points("points", Points{tender.worth.denominator}, first),
                    money("money", Money{tender.worth.numerator})}});
  return clauses({"terms.tender.name", {theirs("name", "tender", tender.id)}}, std::move(parts));
}

std::vector<Phrase> clauses_of(const Programme& programme, const Benefit& benefit) {
  std::vector<Phrase> parts;
  if (benefit.unit)
    parts.push_back({"terms.benefit.quota",
                     {points("points", benefit.quantity, *benefit.unit),
                      phrase("window", words_of_window(programme, benefit.window))}});
  else
    parts.push_back({"terms.benefit.held", {}});
  add_if(programme, benefit.condition, parts);
  if (benefit.worth != Money{})
    parts.push_back({"terms.benefit.worth", {money("worth", benefit.worth)}});
  if (benefit.distinctive) parts.push_back({"terms.benefit.distinctive", {}});
  return parts;
}

Phrase words_of_recurrence(const Recurrence& when) {
  constexpr std::string_view kDays[] = {
      "terms.weekday.monday", "terms.weekday.tuesday", "terms.weekday.wednesday",
      "terms.weekday.thursday", "terms.weekday.friday", "terms.weekday.saturday",
      "terms.weekday.sunday"};
  switch (when.every) {
    case Recurrence::Every::Year:
      return {"terms.every.year", {month_day("day", when.month, when.day)}};
    case Recurrence::Every::MonthDay: return {"terms.every.month_day", {whole("day", when.day)}};
    case Recurrence::Every::MonthWeekday:
      return {"terms.every.month_weekday",
              {whole("ordinal", when.ordinal),
               phrase("weekday",
                      {std::string(kDays[static_cast<std::size_t>(when.weekday)]), {}})}};
    case Recurrence::Every::Once: break;
  }
  return {"terms.every.once", {day("day", when.on)}};
}

std::vector<Phrase> clauses_of(const Programme& programme, const Activity& activity) {
  std::vector<Phrase> parts{words_of_recurrence(activity.when)};
  if (activity.when.lasts_days > 1)
    parts.push_back({"terms.every.lasts", {whole("count", activity.when.lasts_days)}});
  if (!activity.audience.always())
    parts.push_back({"terms.every.audience",
                     {phrase("condition", words_of_condition(programme, activity.audience))}});
  return parts;
}

}  // namespace

void add_rewards(const Programme& programme, Terms& terms) {
  for (std::size_t at = 0; at < programme.rewards.size(); ++at) {
    const Reward& reward = programme.rewards[at];
    terms.push_back({Term::Section::Rewards, place_in("rewards", at),
                     clauses({"terms.measured.named", {theirs("name", "reward", reward.id.text)}},
                             clauses_of(programme, reward))});
  }
}

void add_trades(const Programme& programme, Terms& terms) {
  for (std::size_t at = 0; at < programme.trades.size(); ++at) {
    const Trade& trade = programme.trades[at];
    terms.push_back({Term::Section::Trades, place_in("trades", at),
                     clauses({"terms.measured.named", {theirs("name", "trade", trade.id.text)}},
                             clauses_of(programme, trade))});
  }
  for (std::size_t at = 0; at < programme.tenders.size(); ++at) {
    if (programme.tenders[at].pays_from.empty()) continue;
    terms.push_back({Term::Section::Trades, place_in("tenders", at),
                     words_of_tender(programme, programme.tenders[at])});
  }
}

void add_benefits(const Programme& programme, Terms& terms) {
  for (std::size_t at = 0; at < programme.benefits.size(); ++at) {
    const Benefit& benefit = programme.benefits[at];
    terms.push_back(
        {Term::Section::Benefits, place_in("benefits", at),
         clauses({"terms.measured.named", {theirs("name", "benefit", benefit.id.text)}},
                 clauses_of(programme, benefit))});
  }
  for (std::size_t at = 0; at < programme.segments.size(); ++at) {
    const Segment& segment = programme.segments[at];
    terms.push_back({Term::Section::Benefits, place_in("segments", at),
                     {"terms.segment",
                      {theirs("segment", "segment", segment.id),
                       phrase("condition", words_of_condition(programme, segment.condition))}}});
  }
}

void add_plan(const Programme& programme, Terms& terms) {
  for (std::size_t at = 0; at < programme.plan.size(); ++at) {
    const Activity& activity = programme.plan[at];
    if (activity.surprise) continue;
    terms.push_back(
        {Term::Section::Plan, place_in("plan", at),
         clauses({"terms.measured.named", {theirs("name", "activity", activity.id.text)}},
                 clauses_of(programme, activity))});
  }
}

}  // namespace yearward::explain
