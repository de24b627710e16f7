// Fills words, and writes numbers, money and days by hand: the same on every machine, which the
// platforms' locales are not. It refuses to know screens.
#include "web/present/voice.hpp"

#include <algorithm>

#include "core/explain/fill.hpp"

namespace yearward::present {
namespace {

const std::string* words_for(const app::WordTable& table, std::string_view key) {
  const auto place = std::lower_bound(
      table.begin(), table.end(), key,
      [](const auto& line, std::string_view wanted) { return line.first < wanted; });
  return place != table.end() && place->first == key ? &place->second : nullptr;
}

std::string filled(std::string_view words, std::initializer_list<Slot> slots) {
  return explain::filled(words, [&](std::string_view name) -> std::optional<std::string> {
    for (const Slot& slot : slots)
      if (slot.name == name) return slot.text;
    return std::nullopt;
  });
}

std::int64_t power_of_ten(std::int32_t exponent) {
  std::int64_t power = 1;
  for (std::int32_t i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::string two_digits(std::int32_t count) {
  return (count < 10 ? "0" : "") + std::to_string(count);
}

}  // namespace

std::string_view Voice::locale() const {
  return language_ == app::Language::English ? "en" : "zh-CN";
}

std::string Voice::say(std::string_view key, std::initializer_list<Slot> slots) const {
  const std::string* words = words_for(words_, key);
  return words != nullptr ? filled(*words, slots) : "[" + std::string(key) + "]";
}

std::string Voice::count(std::string_view key, std::int64_t count,
                         std::initializer_list<Slot> slots) const {
  const std::string plural = std::string(key) + (count == 1 ? ".one" : ".other");
  return filled(say(plural, slots), {{"count", number(count)}});
}

std::string Voice::refusal(Refusal refusal) const {
  return say("refusal." + std::string(name_of(refusal)));
}

std::string Voice::decimal(std::int64_t count, std::int32_t decimals, bool drop_zeros) const {
  const std::uint64_t magnitude =
      count < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(count)
                : static_cast<std::uint64_t>(count);
  const auto unit = static_cast<std::uint64_t>(power_of_ten(decimals));
  std::string whole = std::to_string(magnitude / unit);
  for (std::size_t place = whole.size(); place > 3; place -= 3) whole.insert(place - 3, ",");
  std::string text = (count < 0 ? "−" : "") + whole;
  const std::uint64_t rest = magnitude % unit;
  if (decimals == 0 || (rest == 0 && drop_zeros)) return text;
  const std::string digits = std::to_string(rest);
  return text + "." + std::string(static_cast<std::size_t>(decimals) - digits.size(), '0') + digits;
}

std::string Voice::number(std::int64_t whole) const { return decimal(whole, 0, true); }

std::string Voice::amount(Points points) const { return number(points.count); }

std::string Voice::signed_amount(Points points) const {
  return (points > Points{} ? "+" : "") + amount(points);
}

std::string Voice::points(Points points) const {
  return count("points", points.count);
}

std::string Voice::money(Money money) const {
  const Currency currency = programme_ == nullptr ? Currency{} : programme_->currency;
  const std::string exact = decimal(money.count, currency.exponent, false);
  const std::string brief = decimal(money.count, currency.exponent, true);
  const std::string key = "money." + currency.code;
  if (words_for(words_, key) == nullptr) {
    return say("money.other", {{"amount", exact}, {"code", currency.code}});
  }
  return say(key, {{"amount", exact}, {"brief", brief}});
}

std::string Voice::about(Money money) const {
  const std::int64_t unit = programme_ == nullptr ? 1 : power_of_ten(programme_->currency.exponent);
  if (money.count < 10 * unit) return this->money(money);
  return this->money(Money{(money.count + unit / 2) / unit * unit});
}

std::string Voice::month(Day day) const {
  return say("month." + std::to_string(date_of(day).month));
}

std::string Voice::day(Day day) const {
  const CivilDate date = date_of(day);
  return say("day.full", {{"year", std::to_string(date.year)},
                          {"month", say("month.long." + std::to_string(date.month))},
                          {"day", std::to_string(date.day)}});
}

std::string Voice::moment(Moment moment) const {
  const std::string time = two_digits(moment.second / 3600) + ":" +
                           two_digits(moment.second / 60 % 60);
  return say("day.moment", {{"day", day(moment.day)}, {"time", time}});
}

std::string Voice::percent(Ratio ratio) const {
  const auto hundredths = times(10'000, ratio, Rounding::Nearest);
  return say("percent", {{"count", decimal(hundredths.ok() ? hundredths.value() : 0, 2, true)}});
}

std::string Voice::fraction(Ratio ratio) const {
  constexpr std::int32_t kMostDecimals = 6;
  const std::int64_t whole = ratio.numerator / ratio.denominator;
  const std::int64_t rest = ratio.numerator % ratio.denominator;
  if (rest <= 0) return number(whole);
  for (std::int32_t decimals = 1; decimals <= kMostDecimals; ++decimals) {
    const std::int64_t unit = power_of_ten(decimals);
    if (unit % ratio.denominator != 0) continue;
    const std::string digits = std::to_string(rest * (unit / ratio.denominator));
    return number(whole) + "." +
           std::string(static_cast<std::size_t>(decimals) - digits.size(), '0') + digits;
  }
  return number(whole) + " + " + number(rest) + "/" + number(ratio.denominator);
}

std::string Voice::theirs(std::string_view kind, std::string_view id, std::string_view what) const {
  std::string key(kind);
  key.append(".").append(id).append(".").append(what);
  return programme_ == nullptr ? key : std::string(words_of(*programme_, locale(), key));
}

std::string Voice::programme_name() const {
  return programme_ == nullptr ? say("app.name")
                               : std::string(words_of(*programme_, locale(), "programme.name"));
}

std::string Voice::promise() const {
  return programme_ == nullptr ? std::string{}
                               : std::string(words_of(*programme_, locale(), "programme.promise"));
}

}  // namespace yearward::present
