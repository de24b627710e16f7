// Questions about balances, entries, measures, lapse, rewards and trades.
#include <algorithm>

#include "core/engine/exchange.hpp"
#include "core/engine/progress.hpp"
#include "tests/cases/asker.hpp"

namespace yearward::cases {

namespace {

bool is_one_of(const Json& wanted, const std::string& name) {
  if (wanted.is_string()) return wanted.get_ref<const std::string&>() == name;
  return std::any_of(wanted.begin(), wanted.end(), [&](const Json& item) { return item == name; });
}

constexpr const char* kKinds[] = {"accrual", "redemption", "reversal", "lapse",
                                  "return",  "hold",       "release",  "extension"};

}  // namespace

Answer Asker::in_unit(UnitIndex unit, Points points) const {
  return number({points.count, steps_of(programme_.units[unit])});
}

Answer Asker::in_money(std::int64_t minor) const {
  return number({minor, power_of_ten(programme_.currency.exponent)});
}

Result<Answer> Asker::balance() const {
  struct Part { const char* name; Points Balance::*points; };
  static constexpr Part kParts[] = {
      {"available", &Balance::available}, {"earned", &Balance::earned},
      {"pending", &Balance::pending},     {"reserved", &Balance::reserved},
      {"spent", &Balance::spent},         {"lapsed", &Balance::lapsed},
      {"reversed", &Balance::reversed},   {"deficit", &Balance::deficit},
      {"clamped", &Balance::clamped}};
  for (const Part& part : kParts) {
    if (!asks(part.name)) continue;
    TRY(const std::uint8_t unit, place_in(programme_.units, named(part.name)));
    TRY(const Account held, account());
    return in_unit(unit, balance_on(held, unit, day_).*part.points);
  }
  return unknown(query_.dump());
}

const Programme& Asker::version_of(const Entry& entry) const {
  for (const Programme& version : play_.versions)
    if (version.version == entry.version) return version;
  return programme_;
}

// The rule, reward, trade, level or benefit an entry follows.
std::string Asker::author_of(const Entry& entry) const {
  const Programme& version = version_of(entry);
  switch (entry.cause) {
    case Cause::Rule: return version.rules[entry.rule].id.text;
    case Cause::Reward: return version.rewards[entry.rule].id.text;
    case Cause::Trade: return version.trades[entry.rule].id.text;
    case Cause::Benefit: return version.benefits[entry.rule].id.text;
    case Cause::Tender: return version.tenders[entry.rule].id;
    case Cause::Level: {
      const auto ladder = static_cast<std::size_t>(entry.working.counted);
      return version.ladders[ladder].levels[entry.rule].id.text;
    }
    case Cause::Hand: return "hand";
    case Cause::Credit: return "credit";
    case Cause::Time: return "time";
  }
  return {};
}

Result<Answer> Asker::entries() const {
  TRY(const std::uint8_t unit, place_in(programme_.units, named("entries")));
  TRY(const Account held, account());
  const std::string kind = asks("kind") ? named("kind") : "accrual";
  Points sum;
  std::int64_t count = 0;
  for (const Entry& entry : held.entries) {
    const std::string event = entry.event == kNone ? "" : held.events[entry.event].id.text;
    if (entry.unit != unit) continue;
    if (kind != "any" && kind != kKinds[static_cast<std::size_t>(entry.kind)]) continue;
    if (asks("event") && event != named("event")) continue;
    if (asks("by") && !is_one_of(query_["by"], author_of(entry))) continue;
    sum += entry.amount;
    ++count;
  }
  return asks("count") ? whole(count) : in_unit(unit, sum);
}

// Which bracket of a rule an event fell into, counted from one, by what it brought.
Result<Answer> Asker::bracket() const {
  TRY(const std::uint8_t rule, place_in(programme_.rules, named("bracket")));
  TRY(const Account held, account());
  const auto& brackets = programme_.rules[rule].amount.brackets;
  for (const Entry& entry : held.entries) {
    if (entry.kind != EntryKind::Accrual || author_of(entry) != named("bracket")) continue;
    for (std::size_t place = 0; place < brackets.size(); ++place)
      if (brackets[place].give == entry.amount) return whole(static_cast<int>(place) + 1);
  }
  return unknown(named("bracket"));
}

Result<Answer> Asker::outgoing() const {
  TRY(const std::uint8_t unit, place_in(programme_.units, named("outgoing")));
  TRY(const Account held, account());
  Points sum;
  for (const Outgoing& sent : held.outgoing)
    if (sent.unit == programme_.units[unit].id) sum += sent.amount;
  return in_unit(unit, sum);
}

Result<Answer> Asker::events() const {
  TRY(const Account held, account());
  return whole(std::count_if(held.events.begin(), held.events.end(), [&](const Event& event) {
    return type_name_of(event) == named("events");
  }));
}

Result<Answer> Asker::measured() const {
  TRY(const std::uint8_t index, place_in(programme_.measures, named("measure")));
  TRY(const Account held, account());
  Span span{Day{-30'000}, Day{400'000}};
  if (asks("from")) {
    TRY(span.first, day_from_text(named("from")));
  }
  if (asks("until")) {
    TRY(span.last, day_from_text(named("until")));
  }
  return number({held.measured[index].sum.sum(span),
                 steps_of(programme_, programme_.measures[index])});
}

// Found by letting time pass, then held against what the account announces.
Result<std::optional<Day>> Asker::last_usable(UnitIndex unit) const {
  TRY(const Account now, account());
  const Points held = held_now(now, unit);
  const bool first = named("which") == "first";
  const auto still = [&](Day day) -> Result<bool> {
    TRY(const Account then, play_.on(day));
    return first ? held_now(then, unit) == held : held_now(then, unit).count > 0;
  };
  TRY(const std::optional<Day> last, last_day_while(still));
  const auto due = due_lapses(now, unit);
  const Unit& kind = programme_.units[unit];
  if (due.empty() || kind.kept_by_ladder || kind.lost_by_ladder || kind.decay) return last;
  const Day announced = first ? due.front().last_day : due.back().last_day;
  if (last && announced != *last)
    return Problem{Refusal::NumberIsOutOfRange, "announced", text_from_day(announced)};
  return last;
}

Result<Answer> Asker::last_day() const {
  const char* question = asks("last_day")    ? "last_day"
                         : asks("lapse_day") ? "lapse_day"
                                             : "lapse_moment";
  TRY(const std::uint8_t unit, place_in(programme_.units, named(question)));
  TRY(const std::optional<Day> last, last_usable(unit));
  if (!last) return text("never");
  if (asks("last_day")) return text(text_from_day(*last));
  const Day gone = last->plus_days(1);
  if (asks("lapse_day")) return text(text_from_day(gone));
  const std::string here = text_from_moment({gone, 0});
  if (!asks("minutes_east")) return text(here.substr(0, 16));
  // The programme's midnight as an instant, then as civil time elsewhere.
  std::int64_t instant = std::int64_t{gone.serial} * 86'400;
  for (std::int64_t turn = 0; turn < 2; ++turn)
    instant += days_between(moment_at(programme_.zone, instant).day, gone) * std::int64_t{86'400} -
               moment_at(programme_.zone, instant).second;
  const auto minutes = static_cast<std::int32_t>(whole_in(query_, "minutes_east", 0));
  const Zone there{"there", {{0, minutes}}};
  return text(text_from_moment(moment_at(there, instant)).substr(0, 16));
}

Result<Answer> Asker::reward() const {
  const bool worth = asks("worth");
  TRY(const std::uint8_t index, place_in(programme_.rewards, named(worth ? "worth" : "price")));
  const Reward& wanted = programme_.rewards[index];
  if (worth) return in_money(wanted.worth.count);
  TRY(const Account held, account());
  TRY(const Points price, price_of(Desk(programme_, held, nullptr, day_), wanted));
  return in_unit(spendable_unit(programme_), price);
}

Result<Answer> Asker::traded() const {
  TRY(const std::uint8_t index, place_in(programme_.trades, named("traded")));
  TRY(const Account held, account());
  const Trade& trade = programme_.trades[index];
  std::int64_t brought = 0;
  for (const Entry& entry : held.entries) {
    if (entry.cause != Cause::Trade || author_of(entry) != named("traded")) continue;
    if (!trade.get) brought += entry.brought;
    else if (entry.kind == EntryKind::Accrual) brought += entry.amount.count;
  }
  if (trade.get) return in_unit(*trade.get, Points{brought});
  return trade.gets_money ? in_money(brought) : whole(brought);
}

Result<Answer> Asker::shop() const {
  const bool worth = asks("worth_held");
  TRY(const std::uint8_t unit,
      place_in(programme_.units, named(worth ? "worth_held" : "best_reward")));
  TRY(const Account held, account());
  const Reward* best = best_reward(programme_, available_now(held, unit));
  if (worth) return in_money(best ? best->worth.count : 0);
  return text(best ? best->id.text : "none");
}

}  // namespace yearward::cases
