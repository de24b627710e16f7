// Quantities at their edges: thresholds, month ends, leap days, rounding and sharing.
#include <doctest/doctest.h>

#include "core/quantity/allocate.hpp"
#include "core/quantity/currency.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/literals.hpp"
#include "core/quantity/ratio.hpp"

using namespace yearward;

TEST_CASE("a rate is exact where doubles are not") {
  struct Row {
    const char* story;
    std::int64_t count;
    Ratio rate;
    Rounding mode;
    std::int64_t out;
  };
  const Row rows[] = {
      {"100.00 yuan at 1.15 a yuan", 10000, {115, 10000}, Rounding::Down, 115},
      {"50.00 yuan at 2.3 a yuan", 5000, {23, 1000}, Rounding::Down, 115},
      {"one fen below a point", 99, {1, 100}, Rounding::Down, 0},
      {"exactly a point", 100, {1, 100}, Rounding::Down, 1},
      {"one fen above", 101, {1, 100}, Rounding::Down, 1},
      {"one fen above, rounded up", 101, {1, 100}, Rounding::Up, 2},
      {"exactly, rounded up", 100, {1, 100}, Rounding::Up, 1},
      {"a half goes up", 50, {1, 100}, Rounding::Nearest, 1},
      {"under a half goes down", 49, {1, 100}, Rounding::Nearest, 0},
      {"a negative goes down, not to zero", -1, {1, 100}, Rounding::Down, -1},
      {"a negative up is zero", -1, {1, 100}, Rounding::Up, 0},
      {"a negative half goes up", -50, {1, 100}, Rounding::Nearest, 0},
      {"the largest count", kLargestCount, {1, 1}, Rounding::Down, kLargestCount},
      {"a wide product that comes back", kLargestCount, {kLargestCount, kLargestCount},
       Rounding::Down, kLargestCount},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const auto out = times(row.count, row.rate, row.mode);
    REQUIRE(out.ok());
    CHECK(out.value() == row.out);
  }
  CHECK(times(kLargestCount, {2, 1}, Rounding::Down).problem().refusal ==
        Refusal::NumberIsOutOfRange);
}

TEST_CASE("rates add and multiply as fractions") {
  CHECK(sum({1, 100}, {1, 500}).value() == Ratio{3, 250});
  CHECK(product({1, 100}, {1, 5}).value() == Ratio{1, 500});
  CHECK(sum({0, 1}, {1, 100}).value() == Ratio{1, 100});
  CHECK_FALSE(sum({1, kLargestCount}, {1, kLargestCount - 1}).ok());
}

TEST_CASE("a date is a serial day and back") {
  struct Row { CivilDate date; std::int32_t serial; Weekday weekday; };
  const Row rows[] = {
      {{1970, 1, 1}, 0, Weekday::Thursday},       {{1969, 12, 31}, -1, Weekday::Wednesday},
      {{2000, 2, 29}, 11016, Weekday::Tuesday},   {{2000, 3, 1}, 11017, Weekday::Wednesday},
      {{1900, 1, 1}, -25567, Weekday::Monday},    {{1900, 3, 1}, -25508, Weekday::Thursday},
      {{2026, 11, 22}, 20779, Weekday::Sunday},   {{2999, 12, 31}, 376199, Weekday::Tuesday},
  };
  for (const Row& row : rows) {
    CAPTURE(row.serial);
    CHECK(day_from(row.date).serial == row.serial);
    CHECK(date_of(Day{row.serial}) == row.date);
    CHECK(weekday_of(Day{row.serial}) == row.weekday);
  }
  for (std::int32_t serial = -25567; serial <= 376199; serial += 13)
    REQUIRE(day_from(date_of(Day{serial})).serial == serial);
}

TEST_CASE("months later keeps the day, or takes the month's last") {
  struct Row { const char* from; std::int32_t months; const char* to; };
  const Row rows[] = {
      {"2026-01-31", 1, "2026-02-28"}, {"2028-01-31", 1, "2028-02-29"},
      {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"},
      {"2026-03-31", -1, "2026-02-28"}, {"2026-12-15", 1, "2027-01-15"},
      {"2026-01-15", -1, "2025-12-15"}, {"2026-08-30", 6, "2027-02-28"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CHECK(text_from_day(plus_months(day_from_text(row.from).value(), row.months)) == row.to);
  }
}

TEST_CASE("only days and moments that exist are read") {
  for (const char* text :
       {"2026-02-29", "2026-00-01", "2026-13-01", "2026-04-31", "1899-12-31", "3000-01-01",
        "2026-1-01", "2026/01/01", "", "2026-01-01 ", "+026-01-01"})
    CHECK_FALSE(day_from_text(text).ok());
  for (const char* text : {"2026-01-03T24:00", "2026-01-03T18:60", "2026-01-03T18:20:60",
                           "2026-01-03 18:20", "2026-01-03T1820", "2026-01-03T18:20Z"})
    CHECK_FALSE(moment_from_text(text).ok());
  CHECK(text_from_moment(moment_from_text("2026-01-03T18:20").value()) == "2026-01-03T18:20:00");
  CHECK(text_from_moment(moment_from_text("2026-01-03").value()) == "2026-01-03T00:00:00");
  CHECK(text_from_moment(moment_from_text("2026-01-03T23:59:59").value()) == "2026-01-03T23:59:59");
}

TEST_CASE("the next weekday is today or within six days") {
  const Day sunday = day_from({2026, 11, 22});
  CHECK(next_weekday(sunday, Weekday::Sunday) == sunday);
  CHECK(next_weekday(sunday, Weekday::Monday) == sunday.plus_days(1));
  CHECK(next_weekday(sunday, Weekday::Saturday) == sunday.plus_days(6));
}

TEST_CASE("money is read exactly and written with its decimals") {
  const Currency yuan{"CNY", 2}, yen{"JPY", 0}, dinar{"KWD", 3};
  CHECK(money_from_text("500.00", yuan).value() == 500_yuan);
  CHECK(money_from_text("500", yuan).value() == 500_yuan);
  CHECK(money_from_text("0.5", yuan).value() == 50_fen);
  CHECK(money_from_text("-3.05", yuan).value() == -305_fen);
  CHECK(money_from_text("500", yen).value() == Money{500});
  CHECK(money_from_text("1.5", dinar).value() == Money{1500});
  CHECK(text_from_money(-305_fen, yuan) == "-3.05");
  CHECK(text_from_money(Money{500}, yen) == "500");
  CHECK(text_from_money(Money{7}, dinar) == "0.007");
  CHECK(money_from_text("5.005", yuan).problem().refusal == Refusal::MoneyHasTooManyDecimals);
  CHECK(money_from_text("5.0", yen).problem().refusal == Refusal::MoneyHasTooManyDecimals);
  CHECK(money_from_text("99999999999999999", yuan).ok() == false);
  CHECK(money_from_text("9999999999999999", yuan).problem().refusal ==
        Refusal::NumberIsOutOfRange);
  for (const char* text : {"", ".", "5.", ".5", "1,000", "1e3", "--5", "+5", "5 ", "五"})
    CHECK_FALSE(money_from_text(text, yuan).ok());
}

TEST_CASE("parts of a whole sum to it") {
  struct Row { std::int64_t total; std::vector<std::int64_t> weights, parts; };
  const Row rows[] = {
      {100, {1, 1, 1}, {34, 33, 33}}, {5, {3, 7}, {2, 3}},     {0, {1, 2}, {0, 0}},
      {10, {0, 1}, {0, 10}},          {1, {1, 1, 1}, {1, 0, 0}}, {7, {2, 2, 2, 1}, {2, 2, 2, 1}},
  };
  for (const Row& row : rows) CHECK(allocate(row.total, row.weights).value() == row.parts);
  CHECK(allocate(5, {}).problem().refusal == Refusal::ListIsEmpty);
  CHECK(allocate(5, {0, 0}).problem().refusal == Refusal::AmountMustBePositive);
  CHECK(allocate(5, {1, -1}).problem().refusal == Refusal::AmountMustBePositive);
}

TEST_CASE("every refusal has a name of its own") {
  std::vector<std::string_view> names;
  for (std::size_t refusal = 0; refusal < static_cast<std::size_t>(Refusal::kCount); ++refusal) {
    const std::string_view name = name_of(static_cast<Refusal>(refusal));
    CHECK_FALSE(name.empty());
    for (const std::string_view earlier : names) CHECK(name != earlier);
    names.push_back(name);
  }
}
