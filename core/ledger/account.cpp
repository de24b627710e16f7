// Reading a ledger: balances as folds, lapses to come, and the fingerprint of the whole.
#include "core/ledger/account.hpp"

#include <algorithm>

#include "core/base/sort.hpp"

namespace yearward {

LotUses uses_of(const Account& account, const Entry& entry) {
  return {account.uses.data() + entry.uses_from, entry.uses_count};
}

const Standing& held_on(const Account& account, LadderIndex ladder) {
  PROMISE(ladder < account.ladders.size() && !account.ladders[ladder].standings.empty());
  return account.ladders[ladder].standings.back();
}

std::optional<std::string_view> attribute_of(const Account& account, std::string_view name) {
  for (const Setting& setting : account.attributes)
    if (setting.attribute == name) return setting.value;
  return std::nullopt;
}

namespace {

// Puts one entry's amount into the bucket it belongs to.
void count_in(Balance& balance, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Accrual: balance.earned += entry.amount; break;
    case EntryKind::Redemption:
    case EntryKind::Return: balance.spent -= entry.amount; break;
    case EntryKind::Reversal: balance.reversed -= entry.amount; break;
    case EntryKind::Lapse: balance.lapsed -= entry.amount; break;
    case EntryKind::Hold:
    case EntryKind::Release: balance.reserved -= entry.amount; break;
    case EntryKind::Extension: break;
  }
  balance.deficit += entry.made_deficit - entry.filled_deficit;
  balance.clamped += entry.clamped;
}

}  // namespace

Balance balance_on(const Account& account, UnitIndex unit, Day day) {
  PROMISE(day <= account.as_of);
  Balance balance;
  std::vector<Points> remaining(account.lots.size());
  for (const Entry& entry : account.entries) {
    if (entry.unit != unit || entry.at.day > day) continue;
    count_in(balance, entry);
    for (const LotUse& use : uses_of(account, entry))
      remaining[use.lot] += entry.amount.count > 0 ? use.amount : -use.amount;
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
  for (const std::uint32_t lot : account.units[unit].open_lots)
    if (account.lots[lot].available_from <= account.as_of)
      available += account.lots[lot].remaining;
  return available;
}

Points held_now(const Account& account, UnitIndex unit) {
  Points held = -account.units[unit].deficit;
  for (const std::uint32_t lot : account.units[unit].open_lots)
    held += account.lots[lot].remaining;
  return held;
}

bool adds_up(const Account& account) {
  for (std::size_t unit = 0; unit < account.units.size(); ++unit) {
    const auto index = static_cast<UnitIndex>(unit);
    const Balance folded = balance_on(account, index, account.as_of);
    const Points held = folded.pending + folded.available - folded.deficit;
    const Points whole = held + folded.reserved + folded.spent + folded.lapsed + folded.reversed -
                         folded.clamped;
    if (folded.earned != whole || held != held_now(account, index)) return false;
  }
  return true;
}

Account carried_forward(const Account& account) {
  Account branch;
  branch.turnover = account.turnover;
  branch.as_of = account.as_of;
  branch.version = account.version;
  branch.joined = account.joined;
  branch.measured = account.measured;
  branch.capped = account.capped;
  branch.attributes = account.attributes;
  branch.trades_on = account.trades_on;
  branch.benefits_on = account.benefits_on;
  branch.units = account.units;
  branch.ladders = account.ladders;
  // How long a level was held, and which was lost, still counts; what brought it stays behind.
  for (LadderState& ladder : branch.ladders)
    for (Standing& standing : ladder.standings) standing.event = kNone;
  for (UnitState& unit : branch.units) {
    for (std::uint32_t& lot : unit.open_lots) {
      branch.lots.push_back(account.lots[lot]);
      lot = static_cast<std::uint32_t>(branch.lots.size() - 1);
    }
  }
  return branch;
}

std::vector<DueLapse> due_lapses(const Account& account, UnitIndex unit) {
  std::vector<DueLapse> due;
  for (const std::uint32_t lot : account.units[unit].open_lots)
    if (const auto last = last_day_of(account, account.lots[lot]))
      due.push_back({*last, account.lots[lot].remaining});
  sort_stably(due, [](const DueLapse& a, const DueLapse& b) {
    return a.last_day < b.last_day;
  });
  std::size_t kept = 0;
  for (std::size_t next = 1; next < due.size(); ++next) {
    if (due[next].last_day == due[kept].last_day) due[kept].amount += due[next].amount;
    else due[++kept] = due[next];
  }
  if (!due.empty()) due.resize(kept + 1);
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
  print.add(static_cast<std::int64_t>(entry.cause));
  print.add(std::int64_t{entry.unit});
  print.add(std::int64_t{entry.version});
  print.add(entry.amount.count);
  print.add(entry.event == kNone ? std::string() : account.events[entry.event].id.text);
  print.add(std::int64_t{entry.at.day.serial});
  print.add(std::int64_t{entry.at.second});
  print.add(entry.filled_deficit.count);
  print.add(entry.made_deficit.count);
  for (const LotUse& use : uses_of(account, entry)) {
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
  for (const LadderState& ladder : account.ladders)
    for (const Standing& standing : ladder.standings) {
      print.add(std::int64_t{standing.level});
      print.add(std::int64_t{standing.from.serial});
      print.add(standing.decided_by);
    }
  return print.sum();
}

}  // namespace yearward
