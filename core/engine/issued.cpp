// What an entry's cause and day say is all of its name.
#include "core/engine/issued.hpp"

#include <utility>

namespace yearward {

namespace {

// "kind.name.day"; a ladder's level names both.
EventId issued_as(std::string kind, const std::string& name, Day day) {
  kind += name;
  kind += '.';
  kind += text_from_day(day);
  return EventId{std::move(kind)};
}

EventId issuance_in(const Programme& programme, const Entry& entry) {
  const Day day = entry.at.day;
  if (entry.cause == Cause::Benefit)
    return issued_as("benefit.", programme.benefits[entry.rule].id.text, day);
  if (entry.cause == Cause::Trade)
    return issued_as("trade.", programme.trades[entry.rule].id.text, day);
  if (entry.cause != Cause::Level) return {};
  const Ladder& ladder = programme.ladders[static_cast<std::size_t>(entry.working.counted)];
  return issued_as("level." + ladder.id.text + '.', ladder.levels[entry.rule].id.text, day);
}

}  // namespace

EventId issuance_of(const Versions& versions, const Entry& entry) {
  if (entry.kind != EntryKind::Accrual || entry.event != kNone) return {};
  for (const Programme& version : versions)
    if (version.version == entry.version) return issuance_in(version, entry);
  return {};
}

}  // namespace yearward
