// Two evaluations of one circle, read month by month.
#include "core/projection/pool_preview.hpp"

#include <algorithm>

#include "core/ledger/made_id.hpp"

namespace yearward {

namespace {

Day first_of_month(Day day) {
  CivilDate date = date_of(day);
  date.day = 1;
  return day_from(date);
}

// The level held at the end of a day.
LevelIndex level_on(const Account& account, LadderIndex ladder, Day day) {
  LevelIndex level = 0;
  for (const Standing& standing : account.ladders[ladder].standings)
    if (standing.from <= day) level = standing.level;
  return level;
}

// Last setting of the household up to the end of a day; empty: none.
std::string household_on(const Account& account, Day day) {
  std::string household;
  for (const Event& event : account.events) {
    if (event.at.day > day) break;
    if (!event.more || event.type != EventType::Profile) continue;
    for (const Setting& setting : event.more->settings)
      if (setting.attribute == kHousehold) household = setting.value;
  }
  return household;
}

void read_units(const Account& account, Span month, MonthOutlook& outlook) {
  outlook.held.resize(account.units.size());
  outlook.lapsed.resize(account.units.size());
  for (const Entry& entry : account.entries) {
    if (entry.at.day > month.last) continue;
    outlook.held[entry.unit] += entry.amount;
    if (entry.kind == EntryKind::Lapse && entry.at.day >= month.first)
      outlook.lapsed[entry.unit] -= entry.amount;
  }
}

}  // namespace

Day outlook_ends(Day today) {
  return last_of_month(plus_months(first_of_month(today), kPreviewMonths));
}

std::vector<MonthOutlook> outlook_of(const Together& together, const MemberId& member, Day today) {
  const Account* account = together.find(member);
  PROMISE(account != nullptr && account->as_of >= outlook_ends(today));
  std::vector<MonthOutlook> outlook;
  for (std::int32_t month = 0; month <= kPreviewMonths; ++month) {
    const Day first = plus_months(first_of_month(today), month);
    MonthOutlook next;
    next.last_day = last_of_month(first);
    read_units(*account, {std::max(first, today.plus_days(1)), next.last_day}, next);
    const Account* household = together.find(MemberId{household_on(*account, next.last_day)});
    for (std::size_t ladder = 0; ladder < account->ladders.size(); ++ladder) {
      const auto index = static_cast<LadderIndex>(ladder);
      next.own.push_back(level_on(*account, index, next.last_day));
      next.shown.push_back(household ? std::max(next.own.back(),
                                                level_on(*household, index, next.last_day))
                                     : next.own.back());
    }
    outlook.push_back(std::move(next));
  }
  return outlook;
}

namespace {

Event event_of(const PoolChange& change) {
  const std::string household = change.household ? change.household->text : "";
  EventDetails more;
  more.settings.push_back({std::string(kHousehold), household});
  Event event;
  event.id = id_from({"pool_preview", change.member.text, household});
  event.member = change.member;
  event.type = EventType::Profile;
  event.at = change.at;
  event.more = std::move(more);
  return event;
}

}  // namespace

Result<PoolPreview> preview_pool(const Versions& versions, const std::vector<MemberId>& members,
                                 const std::vector<Event>& events, const PoolChange& change,
                                 Day today) {
  const Day end = outlook_ends(today);
  TRY(const Together as_it_is, evaluate_together(versions, members, events, end));
  std::vector<Event> with_change = events;
  with_change.push_back(event_of(change));
  TRY(const Together changed, evaluate_together(versions, members, std::move(with_change), end));
  PoolPreview preview{outlook_of(as_it_is, change.member, today),
                      outlook_of(changed, change.member, today), {}};
  for (std::size_t month = preview.changed.size(); month-- > 0;)
    if (!(preview.as_it_is[month] == preview.changed[month]))
      preview.differs_from = static_cast<std::int32_t>(month);
  return preview;
}

}  // namespace yearward
