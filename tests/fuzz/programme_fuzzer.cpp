// Any bytes as a programme: read or refused with places, never a crash or a hang; and what was read
// can be lived by.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tests/fuzz/laws.hpp"

using namespace yearward;

namespace {

// A few purchases, a refund, every reward and the passing of two years.
std::vector<Event> some_events(const Programme& programme) {
  std::vector<Event> events;
  const Day first = std::max(programme.effective_from, day_from({1950, 1, 1}));
  const auto add = [&](EventType type, std::int32_t days) {
    Event event;
    event.id = EventId{"e" + std::to_string(events.size())};
    event.member = MemberId{"m"};
    event.type = type;
    event.at = {first.plus_days(days), 43'200};
    events.push_back(std::move(event));
    return &events.back();
  };
  for (const std::int64_t amount : {12'345, 1, 0, 900'000})
    add(EventType::Purchase, static_cast<std::int32_t>(events.size()) * 90)->amount = Money{amount};
  Event* refund = add(EventType::Refund, 280);
  refund->refers_to = EventId{"e0"};
  refund->amount = Money{45};
  return events;
}

void live_by(const Versions& versions) {
  const Programme& programme = versions.front();
  if (date_of(versions.back().effective_from).year > 2900) return;  // documents end with 2999
  std::vector<Event> events = some_events(programme);
  const Day as_of = events.back().at.day.plus_days(800);
  fuzz::check_laws(versions, events, as_of);
  if (programme.rewards.empty()) return;
  Event redeem;
  redeem.id = EventId{"r"};
  redeem.member = events.front().member;
  redeem.type = EventType::Redeem;
  redeem.at = {as_of, 0};
  redeem.reward = programme.rewards.front().id;
  events.push_back(std::move(redeem));
  fuzz::check_laws(versions, std::move(events), as_of);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto read = codec::versions_from_json(text);
  if (read.ok()) {
    live_by(read.value());
  } else {
    PROMISE(!read.problems().empty());
    PROMISE(!codec::json_from_problems(read.problems()).empty());
  }
  return 0;
}
