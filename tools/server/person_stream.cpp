// Several streams told as one, for those who follow a person by a single number. A cursor holds one
// place of each stream, beside each other; a place is moved out of the way of other streams'.
#include "tools/server/hub_store.hpp"

namespace yearward::server {
namespace {

constexpr int kStreamBits = 17;
constexpr Cursor kStreamsApart = 1'000'000'000;

Cursor part_of(Cursor cursor, std::size_t stream) {
  return (cursor >> (kStreamBits * static_cast<int>(stream))) & kMostOfAStream;
}

Result<PersonPage> own_page(Reading& reading, const MemberKey& key, Cursor after,
                            std::size_t most) {
  PersonPage page;
  TRY(page.events, reading.events_after(key, after, most + 1));
  page.more = page.events.size() > most;
  if (page.more) page.events.resize(most);
  page.cursor = page.events.empty() ? after : page.events.back().place;
  return page;
}

}  // namespace

Result<MemberKey> person_of(PeopleReading& reading, const MemberKey& key) {
  MemberKey person = key;
  for (std::size_t hop = 0; hop <= kMostStreams; ++hop) {
    TRY(const Standing standing, standing_of(reading, person));
    if (!standing.now_is) return person;
    person.member = *standing.now_is;
  }
  return Problem{Refusal::MemberIsUnknown, "/member", {}};
}

Result<std::vector<MemberKey>> streams_of(PeopleReading& reading, const MemberKey& key) {
  std::vector<MemberKey> streams = {key};
  for (std::size_t at = 0; at < streams.size() && streams.size() <= kMostStreams; ++at) {
    TRY(const Standing standing, standing_of(reading, streams[at]));
    for (const MemberId& joined : standing.joined) streams.push_back({key.programme, joined});
  }
  return streams;
}

Result<bool> may_be_one(Reading& reading, const MemberKey& from, const MemberKey& into) {
  TRY(const MemberKey one, person_of(reading, from));
  TRY(const MemberKey other, person_of(reading, into));
  if (one == other) return true;  // one person already, which the hub refuses by its name
  std::size_t count = 0;
  for (const MemberKey& person : {one, other}) {
    TRY(const std::vector<MemberKey> streams, streams_of(reading, person));
    count += streams.size();
    for (const MemberKey& stream : streams) {
      TRY(const Cursor head, reading.head(stream));
      if (head >= kMostOfAStream) return false;
    }
  }
  return count <= kMostStreams;
}

Result<PersonPage> person_events_after(Reading& reading, const MemberKey& key, Cursor after,
                                       std::size_t most) {
  TRY(const std::vector<MemberKey> streams, streams_of(reading, key));
  if (streams.size() > kMostStreams) return Refusal::LimitIsReached;
  TRY(const Cursor head, reading.head(key));
  const bool was_more = after > kMostOfAStream && head <= kMostOfAStream;
  if (was_more && (after >> (kStreamBits * static_cast<int>(streams.size()))) != 0)
    return Refusal::SignInIsRequired;
  if (streams.size() == 1) return own_page(reading, key, after, most);
  PersonPage page;
  for (std::size_t stream = 0; stream < streams.size(); ++stream) {
    const std::size_t room = most - page.events.size();
    TRY(PersonPage own, own_page(reading, streams[stream], part_of(after, stream), room));
    if (own.cursor > kMostOfAStream) return Refusal::LimitIsReached;
    page.cursor += own.cursor << (kStreamBits * static_cast<int>(stream));
    page.more = page.more || own.more;
    for (StoredEvent& event : own.events) {
      event.place += kStreamsApart * static_cast<Cursor>(stream);
      page.events.push_back(std::move(event));
    }
  }
  return page;
}

}  // namespace yearward::server
