// The hub's view of members and their streams, over what every store keeps of them anyway.
#include "tools/server/hub_store.hpp"

#include <nlohmann/json.hpp>

#include "core/codec/codec.hpp"
#include "tools/server/people.hpp"
#include "tools/server/self_check.hpp"
#include "tools/server/tally.hpp"

namespace yearward::server {
namespace {

using Json = nlohmann::json;

FileKey person_key(const MemberKey& key) { return {key.programme, "person", key.member.text}; }

FileKey merges_key(const ProgrammeId& programme) { return {programme, "merges", "count"}; }

std::string document_of(const Standing& standing) {
  Json document = {{"deleted", standing.deleted}, {"joined", Json::array()}};
  if (standing.now_is) document["now_is"] = standing.now_is->text;
  for (const MemberId& joined : standing.joined) document["joined"].push_back(joined.text);
  return document.dump();
}

}  // namespace

Result<Standing> standing_of(PeopleReading& reading, const MemberKey& key) {
  TRY(const auto filed, reading.filed(person_key(key)));
  Standing standing;
  if (!filed) return standing;
  const Json document = Json::parse(filed->document, nullptr, false);
  if (!document.is_object()) return Refusal::StoreIsUnavailable;
  standing.deleted = document.value("deleted", false);
  if (const auto at = document.find("now_is"); at != document.end() && at->is_string())
    standing.now_is = MemberId(at->get<std::string>());
  if (const auto at = document.find("joined"); at != document.end() && at->is_array()) {
    for (const Json& joined : *at)
      if (joined.is_string()) standing.joined.emplace_back(joined.get<std::string>());
  }
  return standing;
}

Result<std::int64_t> merges_in(PeopleReading& reading, const ProgrammeId& programme) {
  TRY(const auto filed, reading.filed(merges_key(programme)));
  return filed ? filed->number : 0;
}

Result<Cursor> HubBooks::append(const MemberId& member, const Event& event) {
  TRY(const Appended appended, transaction_.append({programme_, member}, event.id,
                                                   codec::json_from_event(event, currency_)));
  return appended.place;
}

Result<std::vector<sync::PlacedEvent>> HubBooks::events_after(const MemberId& member,
                                                              Cursor after, std::size_t most) {
  TRY(const auto stored, transaction_.events_after({programme_, member}, after, most));
  std::vector<sync::PlacedEvent> events;
  events.reserve(stored.size());
  for (const StoredEvent& kept : stored) {
    auto event = codec::event_from_json(kept.document, currency_);
    if (!event.ok()) return event.problems().front();
    events.push_back({kept.place, std::move(event).value()});
  }
  return events;
}

Result<Points> HubBooks::set_aside(const Fund& fund, Points change) {
  const std::string name = fund.of + '\n' + text_from_day(fund.span.first) + '\n' +
                           text_from_day(fund.span.last);
  TRY(const std::int64_t sum,
      transaction_.count(tally_key("fund", programme_, name), change.count));
  return Points{sum};
}

Result<Cursor> HubBooks::head(const MemberId& member) {
  return transaction_.head({programme_, member});
}

// What a device says in bytes is kept as a document: it must be one that can be read again.
Outcome HubBooks::check(const Event& event) {
  const auto read = codec::event_from_json(codec::json_from_event(event, currency_), currency_);
  if (!read.ok()) return read.problems().front();
  const bool is_whole = read.value().id == event.id && read.value().member == event.member;
  if (!is_whole) return Refusal::TextHasControlCharacters;  // bytes that are no text
  TRY(const auto found, transaction_.event(programme_, event.id));
  if (!found) return Done{};
  return Problem{Refusal::EventIsKnownWithOtherContent, "/id", event.id.text};
}

Result<std::optional<sync::MemberRow>> HubBooks::member(const MemberId& member) {
  if (const auto at = rows_.find(member); at != rows_.end()) return at->second;
  const MemberKey key{programme_, member};
  TRY([[maybe_unused]] const Cursor claimed, transaction_.head(key));
  std::optional<sync::MemberRow>& row = rows_[member];
  TRY(const std::optional<Member> known, transaction_.member(key));
  if (!known || known->role != Role::Member) return row;
  TRY(Standing standing, standing_of(transaction_, key));
  TRY(const bool erased, is_erased(transaction_, key));
  TRY(std::string store, home(member));
  row = sync::MemberRow{member, std::move(store), std::move(standing.now_is),
                        std::move(standing.joined), standing.deleted || erased};
  return row;
}

Result<bool> HubBooks::is_under_review(const MemberId& member) {
  return server::is_under_review(transaction_, {programme_, member});
}

Outcome HubBooks::put(const sync::MemberRow& member) {
  const MemberKey key{programme_, member.member};
  const Standing standing{member.now_is, member.joined, member.deleted};
  rows_.erase(member.member);
  TRY(const Standing before, standing_of(transaction_, key));
  if (standing != before) {
    TRY_DONE(transaction_.file({person_key(key), document_of(standing), 0, 0}));
    TRY(const std::int64_t merges, next("merges"));
    TRY_DONE(transaction_.file({merges_key(programme_), {}, 0, merges}));
  }
  return put_home(member.member, member.store);
}

}  // namespace yearward::server
