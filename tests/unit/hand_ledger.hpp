// A ledger written by hand, line by line, for tests of what reads ledgers. It follows no programme:
// the caller says which lots a debit takes from.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "core/ledger/account.hpp"

namespace yearward {

class HandLedger {
 public:
  explicit HandLedger(std::size_t units) { account.units.resize(units); }

  Account account;

  // The place of a new event in the account.
  std::uint32_t happens(const std::string& id, EventType type, Day day, std::string place = {},
                        Money amount = {}, const std::string& refers_to = {}) {
    Event event;
    event.id = EventId{id};
    event.type = type;
    event.at = {day, 0};
    event.place = std::move(place);
    event.amount = amount;
    event.refers_to = EventId{refers_to};
    account.events.push_back(event);
    account.postings.push_back({static_cast<EntryIndex>(account.entries.size()), {}});
    const auto index = static_cast<std::uint32_t>(account.events.size() - 1);
    account.known.add(EventIndex::key_of(account.events[index].id), index);
    account.as_of = std::max(account.as_of, day);
    return index;
  }

  // Opens a lot; returns its place.
  std::uint32_t earns(std::uint32_t event, UnitIndex unit, std::int64_t amount,
                      std::optional<Day> last_day = {}) {
    const auto number = static_cast<std::uint32_t>(account.lots.size());
    Lot lot;
    lot.unit = unit;
    lot.opened_by = static_cast<EntryIndex>(account.entries.size());
    lot.opened = lot.remaining = Points{amount};
    lot.earned = lot.available_from = account.events[event].at.day;
    lot.last_day = last_day;
    account.lots.push_back(lot);
    Entry& entry = posts(event, EntryKind::Accrual, unit, amount);
    entry.lot = number;
    use(entry, number, amount);
    return number;
  }

  struct Part {
    std::uint32_t lot;
    std::int64_t amount;
  };
  // A debit that takes these parts from lots, or a Return or Release that puts them back. Returns
  // the entry's place.
  EntryIndex moves(std::uint32_t event, EntryKind kind, std::initializer_list<Part> parts,
                   EntryIndex reverses = kNone) {
    const bool back = kind == EntryKind::Return || kind == EntryKind::Release;
    std::int64_t sum = 0;
    for (const Part& part : parts) sum += part.amount;
    Entry& entry = posts(event, kind, account.lots[parts.begin()->lot].unit, back ? sum : -sum);
    entry.reverses = reverses;
    for (const Part& part : parts) {
      use(entry, part.lot, part.amount);
      account.lots[part.lot].remaining += Points{back ? part.amount : -part.amount};
    }
    return static_cast<EntryIndex>(account.entries.size() - 1);
  }

 private:
  Entry& posts(std::uint32_t event, EntryKind kind, UnitIndex unit, std::int64_t amount) {
    Entry entry;
    entry.kind = kind;
    entry.unit = unit;
    entry.amount = Points{amount};
    entry.event = event;
    entry.at = account.events[event].at;
    entry.uses_from = static_cast<std::uint32_t>(account.uses.size());
    account.entries.push_back(entry);
    return account.entries.back();
  }
  void use(Entry& entry, std::uint32_t lot, std::int64_t amount) {
    account.uses.push_back({lot, Points{amount}});
    ++entry.uses_count;
  }
};

}  // namespace yearward
