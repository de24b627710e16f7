// How things are said: words by key with named places, numbers, money and days, in one language.
// It refuses to know screens, and which thing is worth saying.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/refusal.hpp"
#include "core/programme/programme.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/money.hpp"
#include "core/quantity/points.hpp"
#include "core/quantity/ratio.hpp"
#include "web/app/model.hpp"

namespace yearward::present {

struct Slot {
  std::string_view name;  // as it stands between braces
  std::string text;
};

class Voice {
 public:
  // `programme` may be null: before sign-in there is none. Both must outlive the voice.
  Voice(const app::WordTable& words, app::Language language, const Programme* programme)
      : words_(words), language_(language), programme_(programme) {}

  // The words of a key, its places filled. A key without words is said as itself, in brackets: a
  // test finds it, and nobody meets an empty button.
  std::string say(std::string_view key, std::initializer_list<Slot> slots = {}) const;
  // The same in the plural the count asks for (key.one, key.other); {count} is filled as well.
  std::string count(std::string_view key, std::int64_t count,
                    std::initializer_list<Slot> slots = {}) const;
  std::string refusal(Refusal refusal) const;

  std::string number(std::int64_t whole) const;           // 12,345
  std::string amount(Points points) const;                // 12,345
  std::string signed_amount(Points points) const;         // +128, −500
  std::string points(Points points) const;                // 128 points
  std::string money(Money money) const;
  std::string about(Money money) const;                   // whole units where cents say nothing
  std::string day(Day day) const;                         // 31 December 2027
  std::string month(Day day) const;                       // Dec
  std::string moment(Moment moment) const;
  std::string percent(Ratio ratio) const;                 // 20 %, exact to two decimals

  std::string fraction(Ratio ratio) const;                // 128.5, or 128 + 1/3

  // The programme's own words, for "reward", its id, "name": "reward.rice.name".
  std::string theirs(std::string_view kind, std::string_view id, std::string_view what) const;
  std::string programme_name() const;
  std::string promise() const;  // how points are counted, in one sentence of the programme's own

  app::Language language() const { return language_; }
  std::string_view locale() const;

 private:
  std::string decimal(std::int64_t count, std::int32_t decimals, bool drop_zeros) const;

  const app::WordTable& words_;
  app::Language language_;
  const Programme* programme_;
};

}  // namespace yearward::present
