// A small programme of friends, households and gifts, for tests of accounts that act on each other:
// 1 point a yuan, 1 for the referrer on every 10, 1 household point a yuan, points given as gifts.
#pragma once

#include "core/codec/codec.hpp"
#include "core/engine/together.hpp"

namespace yearward {

inline constexpr const char* kNeighbours = R"({
  "id": "neighbours", "version": 1, "effective_from": "2024-01-01",
  "origin": { "illustrative": true, "note": "made for tests" },
  "time_zone": { "name": "Asia/Shanghai", "offsets": [{ "from_second": 0, "minutes": 480 }] },
  "currency": { "code": "CNY", "exponent": 2 },
  "attributes": [{ "id": "referrer", "type": "member" }, { "id": "household", "type": "member" }],
  "units": [
    { "id": "points", "kind": "spendable", "lapse": { "after": { "months": 12 } } },
    { "id": "family", "kind": "status", "lapse": { "never": true } }],
  "measures": [{ "id": "together", "of": { "earned": "family" }, "types": ["credit"] }],
  "ladders": [{ "id": "tier", "counter": { "measure": "together", "in": "lifetime" },
    "levels": [{ "id": "member" },
      { "id": "silver", "attain": { "measure": "together", "in": "lifetime", "at_least": 500 } }],
    "rises": "at_once", "holds": "forever" }],
  "rules": [
    { "id": "base", "stage": "base", "unit": "points", "per": { "points": 1, "each": "1.00" } },
    { "id": "friend", "stage": "base", "unit": "points", "to": "referrer",
      "per": { "points": 1, "each": "10.00" } },
    { "id": "pool", "stage": "base", "unit": "family", "to": "household",
      "per": { "points": 1, "each": "1.00" } }],
  "trades": [{ "id": "gift", "give": "points", "minimum": 10, "step": 1,
    "get": { "unit": "points", "amount": 1 }, "to_other_member": true, "keeps_lapse": true }],
  "rewards": [{ "id": "rice", "price": 100, "worth": "9.00" }],
  "projection": { "habit_weeks": 13, "habit_at_least_weeks": 4, "stretch": "6/5",
    "horizon_at_least_weeks": 13, "most_weekly": "2000.00", "weekly_step": "10.00" },
  "texts": { "zh-CN": { "programme.name": "街坊" }, "en": { "programme.name": "Neighbours" } }
})";

inline const Versions& neighbours() {
  static const Versions versions = codec::versions_from_json(kNeighbours).value();
  return versions;
}

inline Event happening(const std::string& id, const std::string& member, EventType type,
                       Moment at) {
  Event event;
  event.id = EventId{id};
  event.member = MemberId{member};
  event.type = type;
  event.at = at;
  return event;
}

inline Event buys(const std::string& id, const std::string& member, Moment at, Money amount) {
  Event event = happening(id, member, EventType::Purchase, at);
  event.amount = amount;
  return event;
}

inline Event refunds(const std::string& id, const std::string& member, Moment at, Money amount,
                     const std::string& of) {
  Event event = happening(id, member, EventType::Refund, at);
  event.amount = amount;
  event.refers_to = EventId{of};
  return event;
}

inline Event says(const std::string& id, const std::string& member, Moment at,
                  std::string_view attribute, const std::string& value) {
  Event event = happening(id, member, EventType::Profile, at);
  EventDetails more;
  more.settings.push_back({std::string(attribute), value});
  event.more = std::move(more);
  return event;
}

inline Event gives(const std::string& id, const std::string& member, Moment at, Points points,
                   const std::string& other) {
  Event event = happening(id, member, EventType::Trade, at);
  EventDetails more;
  more.of = "gift";
  more.points = points;
  more.other = MemberId{other};
  event.more = std::move(more);
  return event;
}

inline std::vector<MemberId> members_of(std::initializer_list<const char*> names) {
  std::vector<MemberId> members;
  for (const char* name : names) members.emplace_back(std::string(name));
  return members;
}

}  // namespace yearward
