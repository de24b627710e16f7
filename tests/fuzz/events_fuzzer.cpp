// Any bytes as events: read or refused with places; what was read comes back as it was written, and
// every law of ledgers holds under a plain programme and under one that uses the whole language.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "tests/fuzz/laws.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;

namespace {

Versions read(const std::string& text) {
  auto versions = codec::versions_from_json(text);
  PROMISE(versions.ok());
  return versions.value();
}

const Versions& plain() {
  static const Versions versions = read(story::programme_file("community_mart.json"));
  return versions;
}
const Versions& rich() {
  static const Versions versions =
      read(story::read_file(YEARWARD_SOURCE_DIR "/tests/fuzz/everything.json"));
  return versions;
}

void check(const Versions& versions, const std::vector<Event>& events) {
  std::map<MemberId, std::vector<Event>> members;
  for (const Event& event : events) members[event.member].push_back(event);
  const Day as_of = day_from({2030, 12, 31});
  for (auto& [member, own] : members) fuzz::check_laws(versions, std::move(own), as_of);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Currency& currency = plain().front().currency;
  const auto events = codec::events_from_json(text, currency);
  if (!events.ok()) {
    PROMISE(!events.problems().empty());
    return 0;
  }
  const std::string written = codec::json_from_events(events.value(), currency);
  const auto again = codec::events_from_json(written, currency);
  PROMISE(again.ok() && again.value() == events.value());
  PROMISE(codec::json_from_events(again.value(), currency) == written);
  check(plain(), events.value());
  check(rich(), events.value());
  return 0;
}
