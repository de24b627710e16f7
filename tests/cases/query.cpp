// One function a question. Everything is read from the account and the definition; nothing here
// knows a rule.
#include "tests/cases/query.hpp"

#include <algorithm>
#include <functional>

#include "core/engine/desk.hpp"
#include "core/engine/exchange.hpp"
#include "core/engine/progress.hpp"

namespace yearward::cases {

namespace {

constexpr std::int32_t kFarthestDays = 3'660;  // how far ahead "when nothing more happens" looks

Problem unknown(const std::string& name) { return {Refusal::NameIsUnknown, {}, name}; }

std::int64_t power_of_ten(std::int32_t exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

const std::string& name_of(const std::string& id) { return id; }
template <class Tag>
const std::string& name_of(const Id<Tag>& id) { return id.text; }

// The place of the named item in a list of the programme.
template <class Items>
Result<std::uint8_t> place_in(const Items& items, const std::string& name) {
  for (std::size_t place = 0; place < items.size(); ++place)
    if (name_of(items[place].id) == name) return static_cast<std::uint8_t>(place);
  return unknown(name);
}

bool is_one_of(const Json& wanted, const std::string& name) {
  if (wanted.is_string()) return wanted.get_ref<const std::string&>() == name;
  return std::any_of(wanted.begin(), wanted.end(), [&](const Json& item) { return item == name; });
}

constexpr const char* kKinds[] = {"accrual", "redemption", "reversal", "lapse",
                                  "return",  "hold",       "release",  "extension"};

// The last day from `from` on which `still` holds, when it holds on a stretch that begins there.
std::optional<Day> last_day_while(Day from, const std::function<Result<bool>(Day)>& still,
                                  Outcome& trouble) {
  std::int32_t good = 0, bad = kFarthestDays;
  const auto asked = [&](std::int32_t days) {
    const auto holds = still(from.plus_days(days));
    if (!holds) trouble = holds.problem();
    return holds && holds.value();
  };
  if (asked(bad)) return std::nullopt;
  while (bad - good > 1) {
    const std::int32_t middle = good + (bad - good) / 2;
    (asked(middle) ? good : bad) = middle;
  }
  return from.plus_days(good);
}

class Asker {
 public:
  Asker(const Play& play, const Json& query, Day day, const Programme& programme)
      : play_(play), query_(query), day_(day), programme_(programme) {}

  Result<Answer> answer() const {
    using Question = Result<Answer> (Asker::*)() const;
    static constexpr std::pair<const char*, Question> kQuestions[] = {
        {"least", &Asker::least},           {"entries", &Asker::entries},
        {"window", &Asker::window},         {"measure", &Asker::measured},
        {"bracket", &Asker::bracket},
        {"sum", &Asker::arithmetic},        {"difference", &Asker::arithmetic},
        {"product", &Asker::arithmetic},    {"quotient", &Asker::arithmetic},
        {"rounded", &Asker::rounded},       {"at_least", &Asker::compared},
        {"same", &Asker::compared},         {"not", &Asker::compared},
        {"month_of", &Asker::part_of_day},  {"month_day_of", &Asker::part_of_day},
        {"year_of", &Asker::part_of_day},   {"day_after", &Asker::part_of_day},
        {"refused", &Asker::refused},       {"refusal", &Asker::refused},
        {"threshold", &Asker::threshold},   {"level", &Asker::standing},
        {"until", &Asker::standing},        {"review", &Asker::standing},
        {"held_from", &Asker::standing},    {"holds_level", &Asker::holds_level},
        {"held_through", &Asker::through},  {"counter", &Asker::counted},
        {"carried", &Asker::counted},       {"to_next", &Asker::counted},
        {"to_keep", &Asker::counted},
        {"discount", &Asker::discount},     {"last_day", &Asker::last_day},
        {"lapse_day", &Asker::last_day},    {"lapse_moment", &Asker::last_day},
        {"worth", &Asker::reward},          {"price", &Asker::reward},
        {"traded", &Asker::traded},         {"best_reward", &Asker::shop},
        {"worth_held", &Asker::shop},       {"outgoing", &Asker::outgoing},
        {"events", &Asker::events}};
    for (const auto& [name, question] : kQuestions)
      if (query_.contains(name)) return (this->*question)();
    return balance();
  }

 private:
  std::string named(const char* field) const { return text_in(query_, field); }
  bool asks(const char* field) const { return query_.contains(field); }
  Result<Answer> ask(const Json& query) const;
  Result<Account> account() const { return play_.on(day_); }

  Answer in_unit(UnitIndex unit, Points points) const {
    return number({points.count, steps_of(programme_.units[unit])});
  }
  Answer in_money(std::int64_t minor) const {
    return number({minor, power_of_ten(programme_.currency.exponent)});
  }
  Answer in_counter(const Ladder& ladder, std::int64_t steps) const {
    return number({steps, steps_of(programme_, programme_.measures[ladder.counter])});
  }

  // --- balances and entries ---------------------------------------------------------------------
  Result<Answer> balance() const {
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

  const Programme& version_of(const Entry& entry) const {
    for (const Programme& version : play_.versions)
      if (version.version == entry.version) return version;
    return programme_;
  }

  // The rule, reward, trade, level or benefit an entry follows.
  std::string author_of(const Entry& entry) const {
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

  Result<Answer> entries() const {
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
  Result<Answer> bracket() const {
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

  Result<Answer> outgoing() const {
    TRY(const std::uint8_t unit, place_in(programme_.units, named("outgoing")));
    TRY(const Account held, account());
    Points sum;
    for (const Outgoing& sent : held.outgoing)
      if (sent.unit == programme_.units[unit].id) sum += sent.amount;
    return in_unit(unit, sum);
  }

  Result<Answer> events() const {
    TRY(const Account held, account());
    return whole(std::count_if(held.events.begin(), held.events.end(), [&](const Event& event) {
      return type_name_of(event) == named("events");
    }));
  }

  Result<Answer> measured() const {
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

  // --- ladders ----------------------------------------------------------------------------------
  Result<Answer> standing() const {
    for (const char* question : {"level", "until", "review", "held_from"}) {
      if (!asks(question)) continue;
      const std::string what = question;
      TRY(const std::uint8_t ladder, place_in(programme_.ladders, named(question)));
      TRY(const Account held, account());
      const Standing& now = held_on(held, ladder);
      if (what == "level") return text(programme_.ladders[ladder].levels[now.level].id.text);
      if (what == "held_from") return text(text_from_day(now.from));
      const auto& day = what == "until" ? now.until : now.review;
      return text(day ? text_from_day(*day) : "never");
    }
    return unknown(query_.dump());
  }

  struct Rung { LadderIndex ladder = 0; LevelIndex level = 0; };
  Result<Rung> rung(const char* field) const {
    const std::string name = named(field);
    const auto colon = name.find(':');
    if (colon == std::string::npos) return unknown(name);
    TRY(const std::uint8_t ladder, place_in(programme_.ladders, name.substr(0, colon)));
    TRY(const std::uint8_t level,
        place_in(programme_.ladders[ladder].levels, name.substr(colon + 1)));
    return Rung{ladder, level};
  }

  Result<Answer> holds_level() const {
    TRY(const Rung wanted, rung("holds_level"));
    TRY(const Account held, account());
    return yes_or_no(held_on(held, wanted.ladder).level >= wanted.level);
  }

  Result<Answer> threshold() const {
    TRY(const Rung wanted, rung("threshold"));
    const Ladder& ladder = programme_.ladders[wanted.ladder];
    const Level& level = ladder.levels[wanted.level];
    const auto least =
        threshold_of(ladder, named("of") == "retain" ? level.retain : level.attain);
    return least ? Result<Answer>(in_counter(ladder, *least)) : unknown(named("threshold"));
  }

  Result<Answer> through() const {
    TRY(const std::uint8_t ladder, place_in(programme_.ladders, named("held_through")));
    TRY(const Account held, account());
    const LevelIndex now = held_on(held, ladder).level;
    Outcome trouble = Done{};
    const auto last = last_day_while(
        day_,
        [&](Day day) -> Result<bool> {
          TRY(const Account then, play_.on(day));
          return held_on(then, ladder).level >= now;
        },
        trouble);
    TRY_DONE(std::move(trouble));
    return text(last ? text_from_day(*last) : "never");
  }

  Result<Answer> counted() const {
    for (const char* question : {"counter", "carried", "to_next", "to_keep"}) {
      if (!asks(question)) continue;
      const std::string what = question;
      TRY(const std::uint8_t index, place_in(programme_.ladders, named(question)));
      TRY(const Account held, account());
      const Ladder& ladder = programme_.ladders[index];
      if (what == "carried") return in_counter(ladder, held.ladders[index].carried);
      const Desk desk(programme_, held, nullptr, day_);
      TRY(const std::int64_t value, desk.counter(index));
      if (what == "counter") return in_counter(ladder, value);
      const std::size_t level = held_on(held, index).level + (what == "to_next" ? 1U : 0U);
      if (level >= ladder.levels.size()) return whole(0);
      const Level& wanted = ladder.levels[level];
      const auto least = threshold_of(ladder, what == "to_next" ? wanted.attain : wanted.retain);
      return in_counter(ladder, std::max<std::int64_t>(0, least.value_or(0) - value));
    }
    return unknown(query_.dump());
  }

  Result<Answer> discount() const {
    TRY(const std::uint8_t ladder, place_in(programme_.ladders, named("discount")));
    TRY(const Account held, account());
    return number(programme_.ladders[ladder].levels[held_on(held, ladder).level].discount);
  }

  // A ladder counter's window, or the one some level asks for a measure in.
  Result<Answer> window() const {
    TRY(const Account held, account());
    const Desk desk(programme_, held, nullptr, day_);
    const Window* found = nullptr;
    if (asks("ladder")) {
      TRY(const std::uint8_t ladder, place_in(programme_.ladders, named("ladder")));
      found = &programme_.ladders[ladder].window;
    } else {
      TRY(const std::uint8_t measure, place_in(programme_.measures, named("measure")));
      for (const Ladder& ladder : programme_.ladders)
        for (const Level& level : ladder.levels)
          if (!found) found = window_of(level.attain, measure);
    }
    if (!found) return unknown(query_.dump());
    const Span span = desk.span(*found);
    return text(text_from_day(named("window") == "first" ? span.first : span.last));
  }

  static const Window* window_of(const Condition& condition, MeasureIndex measure) {
    if (condition.kind == Condition::Kind::Measure && condition.measure == measure)
      return &condition.window;
    for (const Condition& part : condition.parts)
      if (const Window* found = window_of(part, measure)) return found;
    return nullptr;
  }

  // --- lapse ------------------------------------------------------------------------------------
  // Found by letting time pass, then held against what the account announces.
  Result<std::optional<Day>> last_usable(UnitIndex unit) const {
    TRY(const Account now, account());
    const Points held = held_now(now, unit);
    const bool first = named("which") == "first";
    Outcome trouble = Done{};
    const auto last = last_day_while(
        day_,
        [&](Day day) -> Result<bool> {
          TRY(const Account then, play_.on(day));
          return first ? held_now(then, unit) == held : held_now(then, unit).count > 0;
        },
        trouble);
    TRY_DONE(std::move(trouble));
    const auto due = due_lapses(now, unit);
    const Unit& kind = programme_.units[unit];
    if (due.empty() || kind.kept_by_ladder || kind.lost_by_ladder || kind.decay) return last;
    const Day announced = first ? due.front().last_day : due.back().last_day;
    if (last && announced != *last)
      return Problem{Refusal::NumberIsOutOfRange, "announced", text_from_day(announced)};
    return last;
  }

  Result<Answer> last_day() const {
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

  // --- rewards and trades -----------------------------------------------------------------------
  Result<Answer> reward() const {
    const bool worth = asks("worth");
    TRY(const std::uint8_t index, place_in(programme_.rewards, named(worth ? "worth" : "price")));
    const Reward& wanted = programme_.rewards[index];
    if (worth) return in_money(wanted.worth.count);
    TRY(const Account held, account());
    TRY(const Points price, price_of(Desk(programme_, held, nullptr, day_), wanted));
    return in_unit(spendable_unit(programme_), price);
  }

  Result<Answer> traded() const {
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

  Result<Answer> shop() const {
    const bool worth = asks("worth_held");
    TRY(const std::uint8_t unit,
        place_in(programme_.units, named(worth ? "worth_held" : "best_reward")));
    TRY(const Account held, account());
    const Reward* best = best_reward(programme_, available_now(held, unit));
    if (worth) return in_money(best ? best->worth.count : 0);
    return text(best ? best->id.text : "none");
  }

  // --- refusals, searches and arithmetic --------------------------------------------------------
  Result<Answer> refused() const {
    const auto held = account();
    if (asks("refused")) return yes_or_no(!held.ok());
    return text(held ? "none" : std::string(yearward::name_of(held.problem().refusal)));
  }

  Result<Answer> least() const {
    const Json& search = query_["least"];
    const std::string event = text_in(search, "event"), field = text_in(search, "vary");
    const bool money = field == "amount";
    const Currency& currency = programme_.currency;
    const std::int64_t unit = money ? power_of_ten(currency.exponent) : 1;
    TRY(const Ratio most, ratio_from_decimal(search.contains("most") ? text_in(search, "most")
                                                                     : "100000"));
    const Ratio smallest{1, unit};
    TRY(const Ratio step, search.contains("step") ? ratio_from_decimal(text_in(search, "step"))
                                                  : Result<Ratio>(smallest));
    TRY(const std::int64_t width, times(unit, step, Rounding::Down));
    TRY(const std::int64_t top, times(unit, most, Rounding::Down));
    std::int64_t bad = 0, good = top / width;
    while (good - bad > 1) {
      const std::int64_t middle = bad + (good - bad) / 2;
      const Json value = money ? Json(text_from_money(Money{middle * width}, currency))
                               : Json(middle * width);
      TRY(const Play other, varied(play_, event, field, value));
      TRY(const Answer reached, answer_to(other, search["until"]));
      (shown(reached) == "true" ? good : bad) = middle;
    }
    return number({good * width, unit});
  }

  Result<Answer> arithmetic() const {
    for (const char* name : {"sum", "difference", "product", "quotient"}) {
      if (!asks(name)) continue;
      const std::string what = name;
      std::optional<Ratio> result;
      for (const Json& part : query_[name]) {
        TRY(const Answer answered, ask(part));
        Ratio value = answered.number;
        if (what == "difference" && result) value.numerator = -value.numerator;
        if (what == "quotient" && result) {
          if (value.numerator <= 0) return Refusal::NumberIsOutOfRange;
          value = {value.denominator, value.numerator};
        }
        const bool adds = what == "sum" || what == "difference";
        if (!result) result = value;
        else {
          TRY(const Ratio next,
              adds ? yearward::sum(*result, value) : yearward::product(*result, value));
          result = next;
        }
      }
      if (result) return number(*result);
    }
    return unknown(query_.dump());
  }

  Result<Answer> rounded() const {
    TRY(const Answer exact, ask(query_["rounded"]));
    const std::string to = named("to");
    const Rounding rounding = to == "up"     ? Rounding::Up
                              : to == "down" ? Rounding::Down
                                             : Rounding::Nearest;
    TRY(const std::int64_t value, times(1, exact.number, rounding));
    return whole(value);
  }

  Result<Answer> compared() const {
    if (asks("not")) {
      TRY(const Answer inner, ask(query_["not"]));
      return yes_or_no(shown(inner) != "true");
    }
    const Json& both = query_[asks("same") ? "same" : "at_least"];
    if (!both.is_array() || both.size() != 2) return unknown(query_.dump());
    TRY(const Answer left, ask(both[0]));
    TRY(const Answer right, ask(both[1]));
    if (asks("same")) return yes_or_no(shown(left) == shown(right));
    const Ratio less{-right.number.numerator, right.number.denominator};
    TRY(const Ratio over, yearward::sum(left.number, less));
    return yes_or_no(over.numerator >= 0);
  }

  Result<Answer> part_of_day() const {
    for (const char* name : {"month_of", "month_day_of", "year_of", "day_after"}) {
      if (!asks(name)) continue;
      TRY(const Answer whole_day, ask(query_[name]));
      TRY(const Day day, day_from_text(whole_day.text));
      const std::string what = name, spelt = text_from_day(day);
      if (what == "month_of") return text(spelt.substr(0, 7));
      if (what == "month_day_of") return text(spelt.substr(5));
      if (what == "year_of") return whole(date_of(day).year);
      return text(text_from_day(day.plus_days(1)));
    }
    return unknown(query_.dump());
  }

  const Play& play_;
  const Json& query_;
  Day day_;
  const Programme& programme_;
};

Result<Answer> answer_on(const Play& play, const Json& query, Day day) {
  if (query.is_string()) {
    TRY(const Ratio given, ratio_from_decimal(query.get_ref<const std::string&>()));
    return number(given);
  }
  if (query.is_array()) {
    Answer all;
    all.is = Answer::Is::List;
    for (const Json& item : query) {
      TRY(Answer one, answer_on(play, item, day));
      all.list.push_back(std::move(one));
    }
    return all;
  }
  if (!query.is_object()) return unknown(query.dump());
  if (query.contains("on")) {
    TRY(day, day_from_text(text_in(query, "on")));
  }
  TRY(const Programme* programme, version_on(play.versions, day));
  return Asker(play, query, day, *programme).answer();
}

Result<Answer> Asker::ask(const Json& query) const { return answer_on(play_, query, day_); }

}  // namespace

Result<Answer> answer_to(const Play& play, const Json& query) {
  return answer_on(play, query, play.as_of);
}

}  // namespace yearward::cases
