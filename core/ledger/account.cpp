// Reading a ledger: balances as folds, lapses to come, and the fingerprint of the whole.
#include "core/ledger/account.hpp"

#include <algorithm>

namespace yearward {

Balance balance_on(const Account& account, UnitIndex unit, Day day) {
  PROMISE(day <= account.as_of);
  Balance balance;
  std::vector<Points> remaining(account.lots.size());
  for (const Entry& entry : account.entries) {
    if (entry.unit != unit || entry.at.day > day) continue;
    const Points size = entry.amount.count < 0 ? -entry.amount : entry.amount;
    switch (entry.kind) {
      case EntryKind::Accrual: balance.earned += size; break;
      case EntryKind::Redemption: balance.spent += size; break;
      case EntryKind::Reversal: balance.reversed += size; break;
      case EntryKind::Lapse: balance.lapsed += size; break;
    }
    balance.deficit += entry.made_deficit - entry.filled_deficit;
    for (const LotUse& use : entry.lots) {
      if (entry.kind == EntryKind::Accrual) remaining[use.lot] += use.amount;
      else remaining[use.lot] -= use.amount;
    }
  }
  for (std::size_t lot = 0; lot < account.lots.size(); ++lot) {
    if (account.lots[lot].unit != unit) continue;
    if (account.lots[lot].available_from > day) balance.pending += remaining[lot];
    else balance.available += remaining[lot];
  }
  return balance;
}

Points available_now(const Account& account, UnitIndex unit) {
  Points available;
  for (const std::uint32_t lot : account.open_lots[unit])
    if (account.lots[lot].available_from <= account.as_of)
      available += account.lots[lot].remaining;
  return available;
}

Points held_now(const Account& account, UnitIndex unit) {
  Points held = -account.deficit[unit];
  for (const std::uint32_t lot : account.open_lots[unit]) held += account.lots[lot].remaining;
  return held;
}

Account carried_forward(const Account& account) {
  Account branch;
  branch.deficit = account.deficit;
  branch.turnover = account.turnover;
  branch.earned = account.earned;
  branch.as_of = account.as_of;
  branch.status_year = account.status_year;
  branch.status_counted = account.status_counted;
  if (!account.standings.empty()) branch.standings.push_back(account.standings.back());
  branch.open_lots.resize(account.open_lots.size());
  for (std::size_t unit = 0; unit < account.open_lots.size(); ++unit) {
    for (const std::uint32_t lot : account.open_lots[unit]) {
      branch.open_lots[unit].push_back(static_cast<std::uint32_t>(branch.lots.size()));
      branch.lots.push_back(account.lots[lot]);
    }
  }
  return branch;
}

std::vector<DueLapse> due_lapses(const Account& account, UnitIndex unit) {
  std::vector<DueLapse> due;
  for (const std::uint32_t lot : account.open_lots[unit]) {
    const Lot& held = account.lots[lot];
    if (!held.last_day) break;  // burn order: never-lapsing ones come last
    if (due.empty() || due.back().last_day != *held.last_day)
      due.push_back({*held.last_day, Points{}});
    due.back().amount += held.remaining;
  }
  return due;
}

namespace {

// FNV-1a, 64 bits, over little-endian words: small, and the same on every machine.
class Fingerprint {
 public:
  void add(std::int64_t word) {
    auto bits = static_cast<std::uint64_t>(word);
    for (int byte = 0; byte < 8; ++byte, bits >>= 8) mix(static_cast<std::uint8_t>(bits & 0xFF));
  }
  void add(const std::string& text) {
    add(static_cast<std::int64_t>(text.size()));
    for (const char letter : text) mix(static_cast<std::uint8_t>(letter));
  }
  std::uint64_t sum() const { return sum_; }

 private:
  void mix(std::uint8_t byte) { sum_ = (sum_ ^ byte) * 1099511628211ULL; }
  std::uint64_t sum_ = 14695981039346656037ULL;
};

void add_entry(Fingerprint& print, const Account& account, const Entry& entry) {
  print.add(static_cast<std::int64_t>(entry.kind));
  print.add(std::int64_t{entry.unit});
  print.add(std::int64_t{entry.version});
  print.add(entry.amount.count);
  print.add(entry.event == kNone ? std::string() : account.events[entry.event].id.text);
  print.add(std::int64_t{entry.at.day.serial});
  print.add(std::int64_t{entry.at.second});
  print.add(entry.filled_deficit.count);
  print.add(entry.made_deficit.count);
  for (const LotUse& use : entry.lots) {
    print.add(std::int64_t{use.lot});
    print.add(use.amount.count);
  }
}

}  // namespace

std::uint64_t fingerprint(const Account& account) {
  Fingerprint print;
  for (const Entry& entry : account.entries) add_entry(print, account, entry);
  for (const Lot& lot : account.lots) {
    print.add(lot.remaining.count);
    print.add(std::int64_t{lot.last_day ? lot.last_day->serial : -1});
  }
  for (const Standing& standing : account.standings) {
    print.add(std::int64_t{standing.level});
    print.add(std::int64_t{standing.from.serial});
    print.add(standing.decided_by.count);
  }
  return print.sum();
}

}  // namespace yearward
