// A small programme whose promotions have funds, for tests of what all members share: 1 point a
// yuan; as much again out of 100 a month; 1 for the referrer on every 10 out of 30 for good; a
// group that gives 5 a visit and 1 on every 5 yuan at the fair, 50 in its four days, 20 a member.
#pragma once

#include "core/codec/codec.hpp"
#include "core/engine/funds.hpp"
#include "tests/unit/neighbours.hpp"

namespace yearward {

inline constexpr const char* kFunded = R"({
  "id": "funded", "version": 1, "effective_from": "2024-01-01",
  "origin": { "illustrative": true, "note": "made for tests" },
  "time_zone": { "name": "Asia/Shanghai", "offsets": [{ "from_second": 0, "minutes": 480 }] },
  "currency": { "code": "CNY", "exponent": 2 },
  "attributes": [{ "id": "referrer", "type": "member" }],
  "units": [{ "id": "points", "kind": "spendable", "lapse": { "after": { "months": 12 } } }],
  "rules": [
    { "id": "base", "stage": "base", "unit": "points", "per": { "points": 1, "each": "1.00" } },
    { "id": "again", "stage": "add", "unit": "points", "of_base": "1",
      "fund": { "in": "month", "most": 100 } },
    { "id": "friend", "stage": "base", "unit": "points", "to": "referrer",
      "per": { "points": 1, "each": "10.00" }, "fund": { "in": "lifetime", "most": 30 } },
    { "id": "visit", "stage": "add", "unit": "points", "give": 5, "apart": true, "group": "fair",
      "if": { "from": "2026-07-01", "until": "2026-07-04" } },
    { "id": "stall", "stage": "add", "unit": "points", "per": { "points": 1, "each": "5.00" },
      "apart": true, "group": "fair",
      "if": { "from": "2026-07-01", "until": "2026-07-04" } }],
  "groups": [{ "id": "fair", "mode": "sum", "caps": [{ "in": "day", "most": 20 }],
    "fund": { "in": { "from": "2026-07-01", "until": "2026-07-04" }, "most": 50 } }],
  "rewards": [{ "id": "rice", "price": 100, "worth": "9.00" }],
  "projection": { "habit_weeks": 13, "habit_at_least_weeks": 4, "stretch": "6/5",
    "horizon_at_least_weeks": 13, "most_weekly": "2000.00", "weekly_step": "10.00" },
  "texts": { "zh-CN": { "programme.name": "专项" }, "en": { "programme.name": "Funded" } }
})";

inline const Versions& funded() {
  static const Versions versions = codec::versions_from_json(kFunded).value();
  return versions;
}

// What members keep by a rule that draws on a fund, within a span: granted less taken back, what
// went to others included.
inline Points kept_of_fund(const Versions& versions, const Account& account,
                           const std::string& rule, Span span) {
  const auto is_it = [&](std::int32_t version, std::uint8_t place) {
    for (const Programme& programme : versions)
      if (programme.version == version) return programme.rules[place].id.text == rule;
    return false;
  };
  const auto in_span = [&](std::uint32_t event) {
    const Event& happened = account.events[event];
    const auto original = happened.type == EventType::Refund
                              ? account.known.place_of(account.events, happened.refers_to)
                              : std::optional<std::uint32_t>(event);
    const Day day = account.events[*original].at.day;
    return span.first <= day && day <= span.last;
  };
  Points kept;
  for (const Entry& entry : account.entries) {
    const bool counts = entry.cause == Cause::Rule && (entry.kind == EntryKind::Accrual ||
                                                       entry.kind == EntryKind::Reversal);
    if (counts && is_it(entry.version, entry.rule) && in_span(entry.event)) kept += entry.amount;
  }
  for (const Outgoing& line : account.outgoing)
    if (line.by == rule && in_span(line.event)) kept += line.amount;
  return kept;
}

}  // namespace yearward
