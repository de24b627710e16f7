// Writes numbers, money and days by hand and puts them into the words of a table. It refuses to
// know what is worth saying.
#include "core/explain/wording.hpp"

#include <algorithm>

#include "core/explain/fill.hpp"
#include "core/quantity/digits.hpp"

namespace yearward::explain {
namespace {

Slot slot(std::string name, Slot::Kind kind, std::int64_t count = 0) {
  Slot made;
  made.name = std::move(name);
  made.kind = kind;
  made.count = count;
  return made;
}

std::int64_t power_of_ten(std::int32_t exponent) {
  std::int64_t power = 1;
  for (std::int32_t i = 0; i < exponent; ++i) power *= 10;
  return power;
}

enum class Zeros : std::uint8_t { Keep, Drop, DropAll };  // DropAll: 1.50 is 1.5

std::string decimal(std::int64_t count, std::int32_t decimals, Zeros zeros) {
  const std::int64_t magnitude = count < 0 ? -count : count;
  const std::int64_t unit = power_of_ten(decimals);
  std::string whole = text_from_whole(magnitude / unit);
  for (std::size_t place = whole.size(); place > 3; place -= 3) whole.insert(place - 3, ",");
  std::string text = (count < 0 ? "−" : "") + whole;
  const std::int64_t rest = magnitude % unit;
  if (decimals == 0 || (rest == 0 && zeros != Zeros::Keep)) return text;
  std::string digits = padded(rest, decimals);
  while (zeros == Zeros::DropAll && digits.back() == '0') digits.pop_back();
  return text + "." + digits;
}

std::string text_of_fraction(Ratio ratio) {
  constexpr std::int32_t kMostDecimals = 6;
  const std::string sign = ratio.numerator < 0 ? "−" : "";
  const std::int64_t above = ratio.numerator < 0 ? -ratio.numerator : ratio.numerator;
  const std::int64_t rest = above % ratio.denominator;
  const std::string whole = sign + decimal(above / ratio.denominator, 0, Zeros::Keep);
  if (rest == 0) return whole;
  for (std::int32_t decimals = 1; decimals <= kMostDecimals; ++decimals) {
    const std::int64_t unit = power_of_ten(decimals);
    if (unit % ratio.denominator == 0)
      return whole + "." + padded(rest * (unit / ratio.denominator), decimals);
  }
  const std::string part = text_from_whole(rest) + "/" + text_from_whole(ratio.denominator);
  return above < ratio.denominator ? sign + part : whole + " + " + part;
}

std::string text_of_time(std::int64_t second) {
  return padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2);
}

// "member_day_double" as people would read it.
std::string spaced(std::string text) {
  for (char& c : text) c = c == '_' ? ' ' : c;
  return text;
}

}  // namespace

bool Phrase::operator==(const Phrase& other) const {
  return key == other.key && slots == other.slots;
}

bool Slot::operator==(const Slot& other) const {
  return name == other.name && kind == other.kind && count == other.count &&
         ratio == other.ratio && index == other.index && text == other.text &&
         phrases == other.phrases && join == other.join;
}

Slot whole(std::string name, std::int64_t count) {
  return slot(std::move(name), Slot::Kind::Whole, count);
}
Slot amount(std::string name, Points points, UnitIndex unit) {
  Slot made = slot(std::move(name), Slot::Kind::Amount, points.count);
  made.index = unit;
  return made;
}
Slot points(std::string name, Points points, UnitIndex unit) {
  Slot made = slot(std::move(name), Slot::Kind::Points, points.count);
  made.index = unit;
  return made;
}
Slot measured(std::string name, std::int64_t steps, MeasureIndex measure) {
  Slot made = slot(std::move(name), Slot::Kind::Measured, steps);
  made.index = measure;
  return made;
}
Slot money(std::string name, Money money) {
  return slot(std::move(name), Slot::Kind::Money, money.count);
}
Slot percent(std::string name, Ratio ratio) {
  Slot made = slot(std::move(name), Slot::Kind::Percent);
  made.ratio = ratio;
  return made;
}
Slot fraction(std::string name, Ratio ratio) {
  Slot made = slot(std::move(name), Slot::Kind::Fraction);
  made.ratio = ratio;
  return made;
}
Slot day(std::string name, Day day) { return slot(std::move(name), Slot::Kind::Day, day.serial); }
Slot month_day(std::string name, std::int32_t month, std::int32_t day) {
  return slot(std::move(name), Slot::Kind::MonthDay, month * 100 + day);
}
Slot time_of_day(std::string name, std::int32_t second) {
  return slot(std::move(name), Slot::Kind::Time, second);
}
Slot moment(std::string name, Moment moment) {
  return slot(std::move(name), Slot::Kind::Moment,
              std::int64_t{moment.day.serial} * 86'400 + moment.second);
}
Slot theirs(std::string name, std::string_view kind, std::string_view id, std::string_view what) {
  Slot made = slot(std::move(name), Slot::Kind::Theirs);
  made.text.append(kind);
  if (!id.empty()) made.text.append(".").append(id);
  made.text.append(".").append(what);
  return made;
}
Slot own(std::string name, std::string text) {
  Slot made = slot(std::move(name), Slot::Kind::Own);
  made.text = std::move(text);
  return made;
}
Slot phrase(std::string name, Phrase phrase) {
  Slot made = slot(std::move(name), Slot::Kind::Phrases);
  made.phrases.push_back(std::move(phrase));
  return made;
}
Slot phrases(std::string name, std::vector<Phrase> phrases, Join join) {
  Slot made = slot(std::move(name), Slot::Kind::Phrases);
  made.phrases = std::move(phrases);
  made.join = join;
  return made;
}

const std::string* Wording::words_for(const std::string& key) const {
  const auto place = std::lower_bound(
      words_.begin(), words_.end(), key,
      [](const auto& line, const std::string& wanted) { return line.first < wanted; });
  return place != words_.end() && place->first == key ? &place->second : nullptr;
}

const std::string* Wording::words_for(const Phrase& phrase) const {
  for (const Slot& each : phrase.slots) {
    if (each.name != "count" || each.kind != Slot::Kind::Whole) continue;
    if (const auto* plural = words_for(phrase.key + (each.count == 1 ? ".one" : ".other")))
      return plural;
  }
  return words_for(phrase.key);
}

std::string Wording::say(std::string_view key) const { return say(Phrase{std::string(key), {}}); }

std::string Wording::say(const Phrase& phrase) const {
  const std::string* words = words_for(phrase);
  return words != nullptr ? filled(*words, phrase.slots) : "[" + phrase.key + "]";
}

std::string Wording::filled(std::string_view words, const std::vector<Slot>& slots) const {
  return explain::filled(words, [&](std::string_view name) -> std::optional<std::string> {
    for (const Slot& slot : slots)
      if (slot.name == name) return said(slot);
    return std::nullopt;
  });
}

std::string Wording::joined(const std::vector<Phrase>& phrases, Join join) const {
  constexpr std::string_view kBetween[] = {"terms.join.list", "terms.join.and", "terms.join.or",
                                           "terms.join.clauses"};
  std::string text;
  for (const Phrase& each : phrases) {
    if (!text.empty()) text += say(kBetween[static_cast<std::size_t>(join)]);
    text += say(each);
  }
  return text;
}

std::string Wording::said(const Slot& slot) const {
  const Day on{static_cast<std::int32_t>(slot.count / 86'400)};
  switch (slot.kind) {
    case Slot::Kind::Whole: return decimal(slot.count, 0, Zeros::Keep);
    case Slot::Kind::Amount:
      return decimal(slot.count, programme_.units[slot.index].scale, Zeros::DropAll);
    case Slot::Kind::Points: return points(Points{slot.count}, slot.index);
    case Slot::Kind::Measured: return steps(slot.count, slot.index);
    case Slot::Kind::Money: return money(Money{slot.count});
    case Slot::Kind::Percent: {
      const auto hundredths = times(10'000, slot.ratio, Rounding::Nearest);
      return decimal(hundredths.ok() ? hundredths.value() : 0, 2, Zeros::DropAll) + "%";
    }
    case Slot::Kind::Fraction: return text_of_fraction(slot.ratio);
    case Slot::Kind::Day: return day(Day{static_cast<std::int32_t>(slot.count)});
    case Slot::Kind::MonthDay:
      return say({"terms.month_day",
                  {phrase("month", {"month.long." + text_from_whole(slot.count / 100), {}}),
                   whole("day", slot.count % 100)}});
    case Slot::Kind::Time: return text_of_time(slot.count);
    case Slot::Kind::Moment: return day(on) + " " + text_of_time(slot.count % 86'400);
    case Slot::Kind::Theirs: return theirs(slot.text);
    case Slot::Kind::Own: return slot.text;
    case Slot::Kind::Phrases: return joined(slot.phrases, slot.join);
  }
  return {};
}

std::string Wording::money(Money money) const {
  const Currency& currency = programme_.currency;
  const std::string* words = words_for("money." + currency.code);
  if (words == nullptr) words = words_for(std::string("money.other"));
  if (words == nullptr) return text_from_money(money, currency) + " " + currency.code;
  return filled(*words, {own("amount", decimal(money.count, currency.exponent, Zeros::Keep)),
                         own("brief", decimal(money.count, currency.exponent, Zeros::Drop)),
                         own("code", currency.code)});
}

std::string Wording::points(Points points, UnitIndex unit) const {
  const Unit& counted = programme_.units[unit];
  const std::string id = "unit." + counted.id.text + ".";
  if (counted.kind == UnitKind::StoredValue)
    return say({"terms.held_money", {explain::money("money", Money{points.count}),
                                     explain::theirs("unit", "unit", counted.id.text)}});
  std::string name = theirs(id + "name");
  if (points.count == power_of_ten(counted.scale)) {
    const std::string key = id + "one";  // outlives the view: a key without words is its own
    const std::string_view one = words_of(programme_, locale_, key);
    if (one != key) name = one;
    else if (name == "points") return say({"points", {whole("count", 1)}});
  }
  return say({"terms.of_unit", {amount("amount", points, unit), own("unit", name)}});
}

std::string Wording::steps(std::int64_t count, MeasureIndex index) const {
  const Measure& measure = programme_.measures[index];
  if (measure.source == Measure::Source::Amount) return money(Money{count});
  std::int32_t decimals = 0;
  for (std::int64_t unit = steps_of(programme_, measure); unit > 1; unit /= 10) ++decimals;
  return decimal(count, decimals, Zeros::DropAll);
}

std::string Wording::theirs(const std::string& key) const {
  const std::string_view words = words_of(programme_, locale_, key);
  if (words != key) return std::string(words);
  const std::size_t from = key.find('.') + 1, end = key.rfind('.');
  if (end < from) return spaced(programme_.id.text);  // "programme.name"
  const std::string id = key.substr(from, end - from);
  const std::string* known = words_for("terms.known." + id);
  return known != nullptr ? *known : spaced(id);
}

std::string Wording::day(Day day) const {
  const CivilDate date = date_of(day);
  return say({"day.full", {own("year", text_from_whole(date.year)),
                           phrase("month", {"month.long." + text_from_whole(date.month), {}}),
                           whole("day", date.day)}});
}

}  // namespace yearward::explain
