// Grants are found again by the ladder and level that each entry names.
#include "core/engine/grants.hpp"

#include "core/engine/book.hpp"

namespace yearward {

Outcome post_grants(const Programme& programme, Account& account, LevelAt level, Moment at,
                    std::uint32_t number) {
  for (const Grant& grant : programme.ladders[level.ladder].levels[level.level].grants) {
    if (!fits(account, grant.unit, grant.amount)) return Refusal::NumberIsOutOfRange;
    Entry entry = entry_of(EntryKind::Accrual, Cause::Level, programme, grant.unit, at, number);
    entry.rule = level.level;
    entry.working.of = Working::Of::Once;
    entry.working.counted = level.ladder;
    entry.amount = grant.amount;
    post_credit(account, entry,
                ageing_of(programme, account, grant.unit, at.day,
                          programme.units[grant.unit].lapse));
  }
  return Done{};
}

void take_grants_back(const Programme& programme, Account& account, LevelAt above, Day since,
                      const Event& refund, std::uint32_t number) {
  for (auto place = static_cast<EntryIndex>(account.entries.size()); place-- > 0;) {
    const Entry granted = account.entries[place];
    if (granted.at.day < since) break;
    if (granted.kind != EntryKind::Accrual || granted.cause != Cause::Level ||
        granted.working.counted != above.ladder || granted.rule <= above.level)
      continue;
    const Lot& lot = account.lots[granted.lot];
    const Points due = granted.amount - lot.lapsed - lot.taken_back;
    if (due.count <= 0) continue;
    Entry entry = entry_of(EntryKind::Reversal, Cause::Level, programme, granted.unit, refund.at,
                           number);
    entry.rule = granted.rule;
    entry.version = granted.version;
    entry.amount = -due;
    entry.reverses = place;
    post_claim(programme, account, entry);
  }
}

}  // namespace yearward
