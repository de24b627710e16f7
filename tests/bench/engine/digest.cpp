// Reads both ledgers into the same numbers in the same order.
#include "tests/bench/engine/digest.hpp"

#include "core/quantity/digits.hpp"

namespace yearward::bench {
namespace {

constexpr std::int32_t kWithoutEnd = 0x7FFFFFFF;

std::int64_t serial_of(const std::optional<Day>& day) {
  return day ? day->serial : kWithoutEnd;
}

std::string line(const std::string& member, std::int64_t available, std::int64_t held,
                 std::int64_t owed, std::int64_t level, std::int64_t entries) {
  std::string text = member;
  for (const std::int64_t figure : {available, held, owed, level, entries})
    text += ' ' + text_from_whole(figure);
  return text;
}

// The kinds that the supermarket's ledger has; others would not be the same ledger.
std::int64_t kind_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::Accrual: return 0;
    case EntryKind::Redemption: return 1;
    case EntryKind::Reversal: return 2;
    case EntryKind::Lapse: return 3;
    default: return 4;
  }
}

}  // namespace

void Digest::add(const Account& account) {
  for (const Entry& entry : account.entries) {
    word(kind_of(entry.kind));
    word(entry.unit);
    if (entry.kind != EntryKind::Lapse) word(entry.rule);
    word(entry.amount.count);
    word(entry.event);
    word(entry.reverses);
    word(entry.at.day.serial);
    word(entry.at.second);
    word(entry.filled_deficit.count);
    word(entry.made_deficit.count);
    for (const LotUse& use : uses_of(account, entry)) {
      word(use.lot);
      word(use.amount.count);
    }
  }
  for (const Lot& lot : account.lots) {
    for (const Points points : {lot.opened, lot.remaining, lot.lapsed, lot.taken_back})
      word(points.count);
    word(lot.unit);
    word(lot.opened_by);
    word(serial_of(lot.last_day));
  }
  for (const Standing& standing : account.ladders.front().standings) {
    word(standing.level);
    word(standing.from.serial);
    word(serial_of(standing.until));
    word(standing.decided_by);
    word(standing.event);
  }
}

void Digest::add(const HandLedger& ledger) {
  for (const HandEntry& entry : ledger.entries) {
    word(static_cast<std::int64_t>(entry.kind));
    word(entry.unit);
    if (entry.kind != HandEntry::Kind::Lapse) word(entry.rule);
    word(entry.amount);
    word(entry.event);
    word(entry.reverses);
    word(entry.at.day.serial);
    word(entry.at.second);
    word(entry.filled);
    word(entry.owed);
    for (std::uint32_t use = 0; use < entry.uses_count; ++use) {
      word(ledger.uses[entry.uses_from + use].lot);
      word(ledger.uses[entry.uses_from + use].amount);
    }
  }
  for (const HandLot& lot : ledger.lots) {
    for (const std::int64_t points : {lot.opened, lot.remaining, lot.lapsed, lot.taken_back})
      word(points);
    word(lot.unit);
    word(lot.opened_by);
    word(lot.last_day);
  }
  for (const HandStanding& standing : ledger.standings) {
    word(standing.level);
    word(standing.from);
    word(standing.until);
    word(standing.decided_by);
    word(standing.event);
  }
}

std::string line_of(const std::string& member, const Account& account) {
  return line(member, available_now(account, kPoints).count, held_now(account, kPoints).count,
              account.units[kPoints].deficit.count, held_on(account, 0).level,
              static_cast<std::int64_t>(account.entries.size()));
}

std::string line_of(const std::string& member, const HandLedger& ledger) {
  return line(member, ledger.available(), ledger.available() - ledger.owed(kPoints),
              ledger.owed(kPoints), ledger.level(),
              static_cast<std::int64_t>(ledger.entries.size()));
}

}  // namespace yearward::bench
