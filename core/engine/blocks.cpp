// What a window's total still earns, against what its events were granted.
#include "core/engine/blocks.hpp"

#include <algorithm>

#include "core/engine/book.hpp"
#include "core/engine/caps.hpp"
#include "core/engine/desk.hpp"

namespace yearward {

namespace {

bool has_own_span(const Window& window) {
  using Kind = Window::Kind;
  switch (window.kind) {
    case Kind::Day:
    case Kind::Week:
    case Kind::Month:
    case Kind::Quarter:
    case Kind::HalfYear:
    case Kind::Year: return window.count == 1 && window.ago == 0;
    case Kind::Anniversary:
    case Kind::Since:
    case Kind::Fixed:
    case Kind::Lifetime: return true;
    default: return false;
  }
}

bool draws_on_a_fund(const Programme& programme, const Rule& rule) {
  if (rule.fund) return true;
  const Group* const group = rule.group.empty() ? nullptr : group_named(programme, rule.group);
  return group && group->fund;
}

Points earned_by(const Amount& amount, std::int64_t total) {
  std::int64_t blocks = std::max<std::int64_t>(total, 0) / amount.every;
  if (amount.most_blocks > 0) blocks = std::min(blocks, amount.most_blocks);
  return Points{blocks * amount.give.count};
}

// One rule's blocks in one span of its window, and how many of them have to go.
class Unwinding {
 public:
  Unwinding(const Versions& versions, Account& account, const Rule& rule, Span span)
      : account_(account), rule_(rule) {
    for (EntryIndex number = 0; number < account.entries.size(); ++number) {
      const Entry& entry = account.entries[number];
      if (entry.kind != EntryKind::Accrual || entry.cause != Cause::Rule || entry.lot == kNone ||
          entry.at.day < span.first || span.last < entry.at.day)
        continue;
      for (const Programme& version : versions)
        if (version.version == entry.version && version.rules[entry.rule].id == rule.id)
          accruals_.push_back(number);
    }
    for (const EntryIndex number : accruals_) excess_ += kept(number);
    excess_ -= earned_by(rule.amount, account.measured[*rule.amount.measure].sum.sum(span));
  }

  // The latest first, of the event at that place or of all others.
  void take(const Programme& now, const Programme& then, std::uint32_t original, bool own,
            const Event& refund, std::uint32_t number) {
    for (std::size_t place = accruals_.size(); place-- > 0 && excess_.count > 0;) {
      const Entry accrual = account_.entries[accruals_[place]];
      if ((accrual.event == original) != own) continue;
      const Points there = std::min(excess_, kept(accruals_[place]));
      const Points due =
          std::min(there, kept(accruals_[place]) - account_.lots[accrual.lot].lapsed);
      excess_ -= there;
      if (due.count <= 0) continue;
      Entry entry =
          entry_of(EntryKind::Reversal, Cause::Rule, then, accrual.unit, refund.at, number);
      entry.rule = accrual.rule;
      entry.version = accrual.version;
      entry.reverses = accruals_[place];
      entry.amount = -due;
      if (!rule_.caps.empty()) add_total(account_, rule_.id.text, accrual.at.day, -due.count);
      if (!rule_.group.empty()) add_total(account_, rule_.group, accrual.at.day, -due.count);
      post_claim(now, account_, entry);
    }
  }

 private:
  Points kept(EntryIndex number) const {
    const Entry& accrual = account_.entries[number];
    return accrual.amount - account_.lots[accrual.lot].taken_back;
  }

  Account& account_;
  const Rule& rule_;
  std::vector<EntryIndex> accruals_;  // within the span, in order of posting
  Points excess_;                     // kept beyond what the span's total earns
};

}  // namespace

bool counts_by_window(const Programme& programme, const Rule& rule) {
  const Amount& amount = rule.amount;
  if (amount.kind != Amount::Kind::Blocks || !amount.measure || amount.at_least.count > 0 ||
      rule.to != Rule::To::Member)
    return false;
  const Measure& measure = programme.measures[*amount.measure];
  return measure.aggregate == Measure::Aggregate::Sum &&
         measure.clock == Measure::Clock::Occurred && has_own_span(amount.window) &&
         !draws_on_a_fund(programme, rule);
}

bool blocks_stay(const Programme& programme, const Rule& rule, bool gone) {
  if (counts_by_window(programme, rule)) return true;
  return !gone && rule.amount.kind == Amount::Kind::Blocks && rule.amount.measure &&
         is_flow(programme.measures[*rule.amount.measure]);
}

void unwind_blocks(const Versions& versions, const Programme& programme, const Programme& then,
                   Account& account, std::uint32_t original, const Event& refund,
                   std::uint32_t number) {
  const Day day = account.events[original].at.day;
  for (const Rule& rule : then.rules) {
    if (!counts_by_window(then, rule)) continue;
    const Desk desk(then, account, nullptr, day);
    Unwinding blocks(versions, account, rule, desk.span(rule.amount.window));
    blocks.take(programme, then, original, true, refund, number);
    blocks.take(programme, then, original, false, refund, number);
  }
}

}  // namespace yearward
