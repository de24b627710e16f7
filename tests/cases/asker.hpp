// Asker: one query to one play on one day. query.cpp says which question is which; its other parts
// answer about balances and about ladders. It refuses to know any programme's rules.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/engine/desk.hpp"
#include "tests/cases/query.hpp"

namespace yearward::cases {

Problem unknown(const std::string& name);
std::int64_t power_of_ten(std::int32_t exponent);

inline const std::string& id_text(const std::string& id) { return id; }
template <class Tag>
const std::string& id_text(const Id<Tag>& id) { return id.text; }

// The place of the named item in a list of the programme. Refuses: NameIsUnknown.
template <class Items>
Result<std::uint8_t> place_in(const Items& items, const std::string& name) {
  for (std::size_t place = 0; place < items.size(); ++place)
    if (id_text(items[place].id) == name) return static_cast<std::uint8_t>(place);
  return unknown(name);
}

class Asker {
 public:
  Asker(const Play& play, const Json& query, Day day, const Programme& programme)
      : play_(play), query_(query), day_(day), programme_(programme) {}

  Result<Answer> answer() const;

 private:
  // What a text field of the query says; whether the query has it at all.
  std::string named(const char* field) const { return text_in(query_, field); }
  bool asks(const char* field) const { return query_.contains(field); }
  Result<Answer> ask(const Json& query) const;
  Result<Account> account() const { return play_.on(day_); }

  // balances, entries, lapse, rewards
  Answer in_unit(UnitIndex unit, Points points) const;
  Answer in_money(std::int64_t minor) const;
  Result<Answer> balance() const;
  const Programme& version_of(const Entry& entry) const;
  std::string author_of(const Entry& entry) const;
  Result<Answer> entries() const;
  Result<Answer> bracket() const;
  Result<Answer> outgoing() const;
  Result<Answer> events() const;
  Result<Answer> measured() const;
  Result<std::optional<Day>> last_usable(UnitIndex unit) const;
  Result<Answer> last_day() const;
  Result<Answer> reward() const;
  Result<Answer> traded() const;
  Result<Answer> shop() const;

  // ladders
  struct Rung { LadderIndex ladder = 0; LevelIndex level = 0; };
  Result<Rung> rung(const char* field) const;
  Answer in_counter(const Ladder& ladder, std::int64_t steps) const;
  Result<Answer> standing() const;
  Result<Answer> holds_level() const;
  Result<Answer> threshold() const;
  Result<Answer> through() const;
  Result<Answer> counted() const;
  Result<Answer> discount() const;
  Result<Answer> window() const;

  // refusals, searches and arithmetic
  Result<Answer> refused() const;
  Result<Answer> least() const;
  Result<Answer> arithmetic() const;
  Result<Answer> rounded() const;
  Result<Answer> compared() const;
  Result<Answer> part_of_day() const;

  // The last day from the query's own on which `still` holds; it holds on a stretch that begins
  // there. None: still in ten years.
  Result<std::optional<Day>> last_day_while(const std::function<Result<bool>(Day)>& still) const;

  const Play& play_;
  const Json& query_;
  Day day_;
  const Programme& programme_;
};

}  // namespace yearward::cases
