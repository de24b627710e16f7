// Wording: phrases made of a key and typed values, filled with the words of one language. The same
// on every machine, which the platforms' locales are not. It refuses to know where words come from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/programme/programme.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/money.hpp"
#include "core/quantity/points.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward::explain {

struct Slot;

// What is to be said, not yet in any language: equal phrases say the same.
struct Phrase {
  std::string key;
  std::vector<Slot> slots;
  bool operator==(const Phrase& other) const;
};

// How several phrases become one text.
enum class Join : std::uint8_t { List, And, Or, Clauses };

// A value for one place of a phrase.
struct Slot {
  enum class Kind : std::uint8_t {
    Whole,      // 12,345; a slot named "count" also chooses the plural
    Amount,     // a unit's points without its name: 1,234.5
    Points,     // the same with its name: 26,000 points
    Measured,   // a measure's steps without its name: ¥50, 40
    Money,
    Percent,    // 20%, exact to two decimals
    Fraction,   // 128.5, or 128 + 1/3
    Day,        // 31 December 2027
    MonthDay,   // 31 December; count = month × 100 + day
    Time,       // 14:00; count = second of the day
    Moment,     // day and time; count = serial × 86,400 + second
    Theirs,     // the programme's own words for text, such as "rule.base.name"
    Own,        // text as it stands: an id, a place
    Phrases,
  };
  std::string name;  // as it stands between braces
  Kind kind = Kind::Whole;
  std::int64_t count = 0;
  Ratio ratio;
  std::uint8_t index = 0;  // Amount, Points: unit; Measured: measure; Own: 0
  std::string text;
  std::vector<Phrase> phrases;
  Join join = Join::List;
  bool operator==(const Slot& other) const;
};

Slot whole(std::string name, std::int64_t count);
Slot amount(std::string name, Points points, UnitIndex unit);
Slot points(std::string name, Points points, UnitIndex unit);
Slot measured(std::string name, std::int64_t steps, MeasureIndex measure);
Slot money(std::string name, Money money);
Slot percent(std::string name, Ratio ratio);
Slot fraction(std::string name, Ratio ratio);
Slot day(std::string name, Day day);
Slot month_day(std::string name, std::int32_t month, std::int32_t day);
Slot time_of_day(std::string name, std::int32_t second);
Slot moment(std::string name, Moment moment);
Slot theirs(std::string name, std::string_view kind, std::string_view id,
            std::string_view what = "name");
Slot own(std::string name, std::string text);
Slot phrase(std::string name, Phrase phrase);
Slot phrases(std::string name, std::vector<Phrase> phrases, Join join);

// Sorted by key, as assets/words/*.json are read.
using WordTable = std::vector<std::pair<std::string, std::string>>;

// Fills phrases. A key without words is said as itself, in brackets: a test finds it, and nobody
// meets an empty line. Pre: table and programme outlive it.
class Wording {
 public:
  Wording(const WordTable& words, std::string_view locale, const Programme& programme)
      : words_(words), locale_(locale), programme_(programme) {}

  std::string say(const Phrase& phrase) const;
  std::string say(std::string_view key) const;

 private:
  std::string said(const Slot& slot) const;
  std::string joined(const std::vector<Phrase>& phrases, Join join) const;
  std::string filled(std::string_view words, const std::vector<Slot>& slots) const;
  const std::string* words_for(const std::string& key) const;
  const std::string* words_for(const Phrase& phrase) const;
  std::string money(Money money) const;
  std::string points(Points points, UnitIndex unit) const;
  std::string steps(std::int64_t count, MeasureIndex measure) const;
  std::string theirs(const std::string& key) const;
  std::string day(Day day) const;

  const WordTable& words_;
  std::string_view locale_;
  const Programme& programme_;
};

}  // namespace yearward::explain
