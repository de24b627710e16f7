// Rows into events with ids made from their content.
#include "core/ledger/opening.hpp"

#include <algorithm>
#include <tuple>

#include "core/ledger/made_id.hpp"
#include "core/quantity/digits.hpp"

namespace yearward {

namespace {

constexpr std::int32_t kLastSecond = 86'399;

Event event_of(EventId id, const MemberId& member, EventType type, Moment at, EventDetails more) {
  Event event;
  event.id = std::move(id);
  event.member = member;
  event.type = type;
  event.at = at;
  event.more = std::move(more);
  return event;
}

Event event_of(const std::string& batch, Moment at, const OpeningProfile& row) {
  EventDetails more;
  more.settings = row.settings;
  return event_of(id_from({batch, "profile", row.member.text}), row.member, EventType::Profile, at,
                  std::move(more));
}

Event event_of(const std::string& batch, Moment at, const OpeningLevel& row) {
  EventDetails more;
  more.of = row.ladder.text;
  more.level = row.level.text;
  more.reason = batch;
  if (row.last_day) more.until = Moment{*row.last_day, kLastSecond};
  return event_of(id_from({batch, "stand", row.ladder.text, row.member.text}), row.member,
                  EventType::Stand, at, std::move(more));
}

Event event_of(const std::string& batch, Moment at, const OpeningLot& row, std::int64_t number) {
  EventDetails more;
  more.of = row.unit.text;
  more.points = row.points;
  more.reason = batch;
  if (row.last_day) more.until = Moment{*row.last_day, kLastSecond};
  const std::string last = row.last_day ? text_from_day(*row.last_day) : "never";
  return event_of(id_from({batch, "unit", row.unit.text, last, text_from_whole(number),
                           row.member.text}),
                  row.member, EventType::Adjust, at, std::move(more));
}

}  // namespace

std::vector<Event> opening_events(const std::string& batch, Moment at, const Opening& opening) {
  std::vector<Event> events;
  for (const OpeningProfile& row : opening.profiles) events.push_back(event_of(batch, at, row));
  for (const OpeningLevel& row : opening.levels) events.push_back(event_of(batch, at, row));
  // By content, so that the numbers of equal lots do not depend on the order of rows.
  std::vector<OpeningLot> lots = opening.lots;
  const auto key = [](const OpeningLot& lot) {
    return std::make_tuple(lot.member, lot.unit, lot.last_day);
  };
  std::stable_sort(lots.begin(), lots.end(), [&](const OpeningLot& a, const OpeningLot& b) {
    return std::make_tuple(key(a), a.points) < std::make_tuple(key(b), b.points);
  });
  std::int64_t number = 1;
  for (std::size_t place = 0; place < lots.size(); ++place) {
    number = place > 0 && key(lots[place - 1]) == key(lots[place]) ? number + 1 : 1;
    events.push_back(event_of(batch, at, lots[place], number));
  }
  std::stable_sort(events.begin(), events.end(), occurs_before);
  return events;
}

}  // namespace yearward
