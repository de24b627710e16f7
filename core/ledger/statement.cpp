// Folds of entries by day, unit and kind.
#include "core/ledger/statement.hpp"

#include "core/base/promise.hpp"

namespace yearward {

static_assert(static_cast<std::size_t>(EntryKind::Extension) + 1 == kEntryKinds);

Points Movements::sum() const {
  Points sum;
  for (const Points each : by_kind) sum += each;
  return sum;
}

namespace {

// One a unit: the entries of the days, both included.
std::vector<Movements> moved_in(const Account& account, Span span) {
  std::vector<Movements> moved(account.units.size());
  for (const Entry& entry : account.entries)
    if (span.first <= entry.at.day && entry.at.day <= span.last)
      moved[entry.unit].of(entry.kind) += entry.amount;
  return moved;
}

std::vector<Movements> moved_through(const Account& account, Day last) {
  return moved_in(account, {day_from({1900, 1, 1}), last});
}

}  // namespace

Statement statement_of(const Account& account, Span span) {
  PROMISE(span.last <= account.as_of);
  const std::vector<Movements> before = moved_through(account, span.first.plus_days(-1));
  const std::vector<Movements> during = moved_in(account, span);
  Statement statement{span, {}};
  for (std::size_t unit = 0; unit < account.units.size(); ++unit) {
    const Points opening = before[unit].sum();
    statement.units.push_back({opening, {}, during[unit], opening + during[unit].sum()});
  }
  return statement;
}

std::vector<Difference> differences(const Account& published, const Account& replayed, Day through,
                                    const EventId& late, Day today) {
  PROMISE(published.units.size() == replayed.units.size());
  PROMISE(through <= published.as_of && through <= replayed.as_of);
  const std::vector<Movements> old = moved_through(published, through);
  const std::vector<Movements> now = moved_through(replayed, through);
  std::vector<Difference> found;
  for (std::size_t unit = 0; unit < now.size(); ++unit)
    for (std::size_t kind = 0; kind < kEntryKinds; ++kind) {
      const Points more = now[unit].by_kind[kind] - old[unit].by_kind[kind];
      if (more.count == 0) continue;
      found.push_back({static_cast<UnitIndex>(unit), static_cast<EntryKind>(kind), more, today,
                       late});
    }
  return found;
}

Statement statement_after(const Statement& published, const std::vector<Difference>& found,
                          const Account& account, Span span) {
  PROMISE(span.first == published.span.last.plus_days(1));
  Statement statement = statement_of(account, span);
  PROMISE(statement.units.size() == published.units.size());
  for (std::size_t unit = 0; unit < statement.units.size(); ++unit) {
    UnitStatement& each = statement.units[unit];
    each.opening = published.units[unit].closing;
    each.closing = each.opening + each.moved.sum();
  }
  for (const Difference& each : found) {
    PROMISE(each.unit < statement.units.size());
    statement.units[each.unit].differences.push_back(each);
    statement.units[each.unit].closing += each.amount;
  }
  return statement;
}

bool agrees(const Statement& statement, const Account& account) {
  if (statement.units.size() != account.units.size() || statement.span.last > account.as_of)
    return false;
  const std::vector<Movements> all = moved_through(account, statement.span.last);
  for (std::size_t unit = 0; unit < statement.units.size(); ++unit) {
    const UnitStatement& each = statement.units[unit];
    Points sum = each.opening + each.moved.sum();
    for (const Difference& difference : each.differences) sum += difference.amount;
    if (sum != each.closing || all[unit].sum() != each.closing) return false;
  }
  return true;
}

}  // namespace yearward
