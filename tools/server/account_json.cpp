// Amounts are told in the unit's decimals, never in steps.
#include "tools/server/account_json.hpp"

namespace yearward::server {

using codec::Json;

namespace {

constexpr const char* kEntryKinds[] = {"accrual", "redemption", "reversal", "lapse",
                                       "return",  "hold",       "release",  "extension"};

}  // namespace

Json json_of_balances(const Programme& programme, const Account& account) {
  Json list = Json::array();
  for (std::size_t place = 0; place < programme.units.size(); ++place) {
    const Unit& unit = programme.units[place];
    const Balance balance = balance_on(account, static_cast<UnitIndex>(place), account.as_of);
    const auto points = [&](Points count) {
      return codec::json_from_steps(count.count, unit.scale);
    };
    list.push_back({{"unit", unit.id.text},
                    {"available", points(balance.available)},
                    {"pending", points(balance.pending)},
                    {"reserved", points(balance.reserved)},
                    {"deficit", points(balance.deficit)}});
  }
  return list;
}

Json json_of_levels(const Programme& programme, const Account& account) {
  Json list = Json::array();
  for (std::size_t place = 0; place < programme.ladders.size(); ++place) {
    const Ladder& ladder = programme.ladders[place];
    const LevelIndex level = held_on(account, static_cast<LadderIndex>(place)).level;
    list.push_back({{"ladder", ladder.id.text}, {"level", ladder.levels[level].id.text}});
  }
  return list;
}

Json json_of_entries(const Programme& programme, const std::vector<Entry>& entries) {
  Json list = Json::array();
  for (const Entry& entry : entries) {
    const Unit& unit = programme.units[entry.unit];
    list.push_back({{"kind", kEntryKinds[static_cast<std::size_t>(entry.kind)]},
                    {"unit", unit.id.text},
                    {"amount", codec::json_from_steps(entry.amount.count, unit.scale)}});
  }
  return list;
}

std::vector<Entry> entries_by(const Account& account, const EventId& id) {
  std::vector<Entry> entries;
  const auto place = account.known.place_of(account.events, id);
  if (!place) return entries;
  for (std::size_t at = account.postings[*place].first_entry; at < account.entries.size(); ++at) {
    if (account.entries[at].event == *place) entries.push_back(account.entries[at]);
  }
  return entries;
}

}  // namespace yearward::server
