// One programme, by hand: every number of assets/programmes/community_mart.json stands in here.
#include "tests/bench/engine/hand.hpp"

#include <algorithm>

#include "core/base/promise.hpp"

namespace yearward::bench {
namespace {

constexpr std::int32_t kForever = 0x7FFFFFFF;
constexpr std::int64_t kFenAYuan = 100;
constexpr std::array<std::int64_t, 3> kAttain = {0, 10'000, 50'000};
constexpr std::array<std::int64_t, 3> kRetain = {0, 8'000, 40'000};
enum Rule : std::uint8_t { kBase, kCounted, kMemberDayDouble, kGoldBonus };

std::uint8_t level_for(std::int64_t counted) {
  return counted >= kAttain[2] ? 2 : counted >= kAttain[1] ? 1 : 0;
}

std::uint64_t hash_of(const std::string& text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char letter : text)
    hash = (hash ^ static_cast<std::uint8_t>(letter)) * 1099511628211ULL;
  return hash;
}

}  // namespace

HandLedger::HandLedger() = default;

void HandLedger::begin_year(std::int32_t first_day) {
  const std::int32_t year = date_of(Day{first_day}).year;
  year_first_ = first_day;
  year_last_ = day_from({year, 12, 31}).serial;
  next_year_last_ = day_from({year + 1, 12, 31}).serial;
  counted_ = 0;
  for (std::int32_t month = 1; month <= 12; ++month)
    member_days_[static_cast<std::size_t>(month - 1)] =
        next_weekday(day_from({year, month, 1}), Weekday::Wednesday).serial;
}

void HandLedger::post(const Event& event) {
  if (events.empty()) {
    begin_year(first_of_year(event.at.day).serial);
    standings.push_back({0, event.at.day.serial, kForever, 0, kNothing});
  }
  advance(event.at.day);
  const auto first = static_cast<std::uint32_t>(entries.size());
  switch (event.type) {
    case EventType::Purchase: purchase(event); break;
    case EventType::Refund: refund(event); break;
    case EventType::Redeem: redeem(event); break;
    default: PROMISE(false);
  }
  events.push_back({hash_of(event.id.text), event.amount.count, 0, first,
                    static_cast<std::uint32_t>(entries.size()) - first, event.at, event.type});
}

void HandLedger::advance(Day day) {
  while (year_last_ < day.serial) {
    lapse_before(year_last_ + 1);
    end_year();
  }
}

void HandLedger::lapse_before(std::int32_t day) {
  Open& open = open_[kPoints];
  while (open.first < open.lots.size()) {
    const std::uint32_t number = open.lots[open.first];
    HandLot& lot = lots[number];
    if (lot.remaining > 0 && lot.last_day >= day) break;
    ++open.first;
    if (lot.remaining == 0) continue;
    HandEntry entry;
    entry.kind = HandEntry::Kind::Lapse;
    entry.amount = -lot.remaining;
    entry.at = {Day{lot.last_day + 1}, 0};
    entry.uses_from = static_cast<std::uint32_t>(uses.size());
    entry.uses_count = 1;
    uses.push_back({number, lot.remaining});
    lot.lapsed = lot.remaining;
    lot.remaining = 0;
    entries.push_back(entry);
  }
}

void HandLedger::end_year() {
  const HandStanding held = standings.back();
  const std::int32_t next = year_last_ + 1;
  if (held.until < next) {
    // Kept, or the highest level below whose keeping or attaining the year was enough for.
    std::uint8_t level = held.level;
    while (counted_ < kRetain[level]) --level;
    standings.push_back({level, next, level == 0 ? kForever : next_year_last_, counted_, kNothing});
  }
  begin_year(next);
}

void HandLedger::purchase(const Event& event) {
  const std::int64_t yuan = event.amount.count / kFenAYuan;
  const std::uint8_t held = level();
  accrue(event, kPoints, kBase, yuan);
  accrue(event, kStatus, kCounted, yuan);
  std::int64_t fifths = 5;  // of a point a yuan, so far
  std::int64_t granted = yuan;
  const auto add = [&](std::uint8_t rule, std::int64_t more) {
    fifths += more;
    const std::int64_t whole = event.amount.count * fifths / 500;
    accrue(event, kPoints, rule, whole - granted);
    granted = whole;
  };
  if (held >= 1 && is_member_day(event.at.day)) add(kMemberDayDouble, 5);
  if (held >= 2) add(kGoldBonus, 1);
  climb(event.at.day.serial);
}

bool HandLedger::is_member_day(Day day) const {
  return std::find(member_days_.begin(), member_days_.end(), day.serial) != member_days_.end();
}

void HandLedger::accrue(const Event& event, HandUnit unit, std::uint8_t rule,
                        std::int64_t amount) {
  if (amount <= 0) return;
  if (unit == kStatus) counted_ += amount;
  const std::int64_t filled = std::min(owed_[unit], amount), left = amount - filled;
  owed_[unit] -= filled;
  const auto number = static_cast<std::uint32_t>(lots.size());
  HandEntry entry;
  entry.unit = unit;
  entry.rule = rule;
  entry.amount = amount;
  entry.filled = filled;
  entry.event = static_cast<std::uint32_t>(events.size());
  entry.at = event.at;
  entry.lot = number;
  entry.uses_from = static_cast<std::uint32_t>(uses.size());
  lots.push_back({left, left, 0, 0, static_cast<std::uint32_t>(entries.size()),
                  event.at.day.serial, unit == kPoints ? next_year_last_ : kForever, unit});
  if (left > 0) {
    uses.push_back({number, left});
    entry.uses_count = 1;
    open_[unit].lots.push_back(number);  // what is earned later lapses later, or as late
  }
  entries.push_back(entry);
}

void HandLedger::climb(std::int32_t day) {
  const std::uint8_t reached = level_for(counted_);
  if (reached <= level()) return;
  standings.push_back({reached, day, next_year_last_, counted_,
                       static_cast<std::uint32_t>(events.size())});
}

std::int64_t HandLedger::take_from(std::uint32_t number, std::int64_t amount) {
  HandLot& lot = lots[number];
  const std::int64_t taken = std::min(lot.remaining, amount);
  if (taken == 0) return amount;
  lot.remaining -= taken;
  uses.push_back({number, taken});
  return amount - taken;
}

std::int64_t HandLedger::take(HandUnit unit, std::int64_t amount) {
  Open& open = open_[unit];
  while (amount > 0 && open.first < open.lots.size()) {
    amount = take_from(open.lots[open.first], amount);
    if (lots[open.lots[open.first]].remaining == 0) ++open.first;
  }
  return amount;
}

void HandLedger::redeem(const Event& event) {
  std::size_t reward = 0;
  while (event.reward.text != kHandRewards[reward].id) ++reward;
  HandEntry entry;
  entry.kind = HandEntry::Kind::Redemption;
  entry.rule = static_cast<std::uint8_t>(reward);
  entry.amount = -kHandRewards[reward].price;
  entry.event = static_cast<std::uint32_t>(events.size());
  entry.at = event.at;
  entry.uses_from = static_cast<std::uint32_t>(uses.size());
  const std::int64_t missing = take(kPoints, kHandRewards[reward].price);
  PROMISE(missing == 0);
  entry.uses_count = static_cast<std::uint32_t>(uses.size()) - entry.uses_from;
  entries.push_back(entry);
}

std::uint32_t HandLedger::find(const EventId& id) const {
  // Most refunds come within weeks: looking back is shorter than keeping an index.
  const std::uint64_t hash = hash_of(id.text);
  for (std::size_t place = events.size(); place-- > 0;)
    if (events[place].id_hash == hash) return static_cast<std::uint32_t>(place);
  PROMISE(false);
  return kNothing;
}

void HandLedger::refund(const Event& event) {
  HandEvent& original = events[find(event.refers_to)];
  original.refunded += event.amount.count;
  PROMISE(original.refunded <= original.amount);
  const std::int64_t left = original.amount - original.refunded;
  const std::uint32_t first = original.first_entry, end = first + original.entry_count;
  std::int64_t fifths = 0, granted = 0;
  for (std::uint32_t index = first; index < end; ++index) {
    const HandEntry& entry = entries[index];
    if (entry.kind != HandEntry::Kind::Accrual) continue;
    std::int64_t whole = left / kFenAYuan;
    if (entry.unit == kPoints) {
      fifths += entry.rule == kGoldBonus ? 1 : 5;
      const std::int64_t before = granted;
      granted = left * fifths / 500;
      whole = granted - before;
    }
    reverse(event, index, std::clamp<std::int64_t>(whole, 0, entry.amount));
  }
  give_back(event.at.day.serial);
}

void HandLedger::reverse(const Event& event, std::uint32_t original, std::int64_t kept) {
  const HandEntry accrual = entries[original];
  HandLot& lot = lots[accrual.lot];
  const std::int64_t due =
      accrual.amount - std::max(kept, lot.lapsed) - lot.taken_back;
  if (due <= 0) return;
  HandEntry entry;
  entry.kind = HandEntry::Kind::Reversal;
  entry.unit = accrual.unit;
  entry.rule = accrual.rule;
  entry.amount = -due;
  entry.event = static_cast<std::uint32_t>(events.size());
  entry.reverses = original;
  entry.at = event.at;
  entry.uses_from = static_cast<std::uint32_t>(uses.size());
  lot.taken_back += due;
  entry.owed = take(accrual.unit, take_from(accrual.lot, due));
  entry.uses_count = static_cast<std::uint32_t>(uses.size()) - entry.uses_from;
  owed_[accrual.unit] += entry.owed;
  if (accrual.unit == kStatus && accrual.at.day.serial >= year_first_) counted_ -= due;
  entries.push_back(entry);
}

void HandLedger::give_back(std::int32_t day) {
  const HandStanding held = standings.back();
  if (held.event == kNothing || held.from < year_first_) return;
  if (counted_ >= kAttain[held.level]) return;
  HandStanding before;
  for (const HandStanding& standing : standings)  // what was certain before this year's climb
    if (standing.from < year_first_ || standing.event == kNothing) before = standing;
  const std::uint8_t reached = level_for(counted_);
  if (std::max(reached, before.level) == held.level) return;
  const auto event = static_cast<std::uint32_t>(events.size());
  if (reached > before.level)
    standings.push_back({reached, day, next_year_last_, counted_, event});
  else
    standings.push_back({before.level, day, before.until, counted_, event});
}

std::int64_t HandLedger::remaining(HandUnit unit) const {
  std::int64_t sum = 0;
  const Open& open = open_[unit];
  for (std::size_t place = open.first; place < open.lots.size(); ++place)
    sum += lots[open.lots[place]].remaining;
  return sum;
}

std::int64_t HandLedger::available() const { return remaining(kPoints); }

}  // namespace yearward::bench
