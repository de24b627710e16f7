// One step of the engine for what comes in order, a replay for what comes late.
#include "core/sync/books.hpp"

#include <algorithm>

namespace yearward::sync {

namespace {

constexpr std::size_t kMostKept = 20'000;  // accounts; about a hundred megabytes
constexpr std::size_t kMostMerges = 8;     // deep

Outcome note_streams(HubStore& store, const MemberRow& row, std::size_t depth,
                     std::vector<StreamHead>& streams) {
  if (depth > kMostMerges) return Refusal::ListIsTooLong;
  TRY(const Cursor head, store.head(row.member));
  streams.push_back({row.member, head});
  for (const MemberId& other : row.joined) {
    TRY(const std::optional<MemberRow> joined, store.member(other));
    if (joined) TRY_DONE(note_streams(store, *joined, depth + 1, streams));
  }
  return Done{};
}

Result<std::vector<StreamHead>> streams_of(HubStore& store, const MemberRow& row) {
  std::vector<StreamHead> streams;
  TRY_DONE(note_streams(store, row, 0, streams));
  return streams;
}

Result<std::vector<Event>> events_in(HubStore& store, const std::vector<StreamHead>& streams) {
  std::vector<Event> events;
  for (const StreamHead& stream : streams) {
    TRY(std::vector<PlacedEvent> placed, store.events_after(stream.member, 0, kMostEvents));
    for (PlacedEvent& each : placed) events.push_back(std::move(each.event));
  }
  return events;
}

Moment second_after(Moment moment) {
  constexpr std::int32_t kLastSecond = 86'399;
  if (moment.second < kLastSecond) return {moment.day, moment.second + 1};
  return {moment.day.plus_days(1), 0};
}

Points moved_by(const Account& account, const EventId& id, UnitIndex unit) {
  Points moved;
  const auto place = account.known.place_of(account.events, id);
  if (!place) return moved;
  for (EntryIndex i = account.postings[*place].first_entry; i < account.entries.size(); ++i) {
    const Entry& entry = account.entries[i];
    if (entry.event != *place && entry.event != kNone) break;
    if (entry.event == *place && entry.unit == unit) moved += entry.amount;
  }
  return moved;
}

}  // namespace

void Books::use(const Versions& versions) {
  versions_ = &versions;
  forget();
}

Result<MemberRow> Books::person(HubStore& store, const MemberId& member) {
  MemberId id = member;
  for (std::size_t hops = 0; hops <= kMostMerges; ++hops) {
    TRY(std::optional<MemberRow> row, store.member(id));
    if (!row) break;
    if (!row->now_is) return std::move(*row);
    id = *row->now_is;
  }
  return Problem{Refusal::MemberIsUnknown, "/member", {}};
}

Result<std::vector<Event>> events_of_person(HubStore& store, const MemberRow& row) {
  TRY(const std::vector<StreamHead> streams, streams_of(store, row));
  return events_in(store, streams);
}

Result<Cursor> heads_of_person(HubStore& store, const MemberRow& row) {
  TRY(const std::vector<StreamHead> streams, streams_of(store, row));
  Cursor heads = 0;
  for (const StreamHead& stream : streams) heads += stream.head + 1;
  return heads;
}

Result<Books::Kept*> Books::kept(HubStore& store, const MemberRow& row) {
  TRY(std::vector<StreamHead> streams, streams_of(store, row));
  const auto at = kept_.find(row.member);
  if (at != kept_.end() && at->second.streams == streams) return &at->second;
  if (kept_.size() >= kMostKept) forget();
  TRY(std::vector<Event> events, events_in(store, streams));
  Day last = versions_->front().effective_from;
  for (const Event& event : events) last = std::max(last, event.at.day);
  TRY(Account account, evaluate(*versions_, std::move(events), last));
  Kept& kept = kept_[row.member];
  kept = {std::move(account), std::move(streams)};
  return &kept;
}

Result<const Account*> Books::account(HubStore& store, const MemberRow& row) {
  TRY(const Kept* found, kept(store, row));
  return &found->account;
}

Result<const Account*> Books::account_on(HubStore& store, const MemberRow& row, Day day) {
  TRY(Kept* found, kept(store, row));
  TRY_DONE(advance(*versions_, found->account, day));
  return &found->account;
}

Outcome Books::replay(Kept& kept, const std::vector<Event>& events) {
  std::vector<Event> all = kept.account.events;
  Day last = kept.account.as_of;
  for (const Event& event : events) {
    all.push_back(event);
    last = std::max(last, event.at.day);
  }
  auto replayed = evaluate(*versions_, std::move(all), last);
  if (!replayed.ok()) {
    Problem problem = replayed.problem();
    problem.where.clear();  // it points into our list, not into the device's
    return problem;
  }
  kept.account = std::move(replayed).value();
  return Done{};
}

// Everything or nothing: what is kept is as it was when this refuses.
Outcome Books::post_all(Kept& kept, const std::vector<Event>& events) {
  Account& account = kept.account;
  for (const Event& event : events)
    if (account.known.place_of(account.events, event.id))
      return Problem{Refusal::EventIsKnownWithOtherContent, "/id", event.id.text};
  if (account.events.empty() && account.entries.empty())
    account = open_account(*versions_, events.front().at.day);
  const bool in_order =
      events.front().at.day >= account.as_of &&
      (account.events.empty() || !occurs_before(events.front(), account.events.back()));
  if (!in_order) return replay(kept, events);
  const std::size_t before = account.events.size();
  for (const Event& event : events) {
    Outcome outcome = post(*versions_, account, event);
    if (outcome.ok()) continue;
    if (account.events.size() == before) return outcome;
    account.events.resize(before);  // all or none: those before it go again
    TRY_DONE(replay(kept, {}));
    return outcome;
  }
  return Done{};
}

Result<Posted> Books::stand(HubStore& store, const MemberRow& row, std::vector<Event> events,
                            std::size_t asked, Moment now) {
  PROMISE(asked < events.size());
  for (const Event& event : events) TRY_DONE(store.check(event));
  TRY(Kept* found, kept(store, row));
  const bool has_funds = have_funds(*versions_);
  if (has_funds) TRY_DONE(offer_funds(*versions_, events, store));
  Posted posted;
  if (Outcome outcome = post_all(*found, events); !outcome.ok()) {
    // As of now, and behind whatever was said of this second already.
    const std::vector<Event>& there = found->account.events;
    if (!there.empty() && now <= there.back().at) now = second_after(there.back().at);
    bool moved = false;
    for (Event& event : events) {
      if (event.at == now) continue;
      event.at = now;
      moved = true;
    }
    if (!moved) return std::move(outcome).fault();
    if (has_funds) TRY_DONE(offer_funds(*versions_, events, store));
    TRY_DONE(post_all(*found, events));
    posted.late = true;
  }
  for (Event& event : events) {
    if (has_funds) {
      TRY(event, settle_funds(*versions_, found->account, event.id, store));
    }
    TRY(const Cursor place, store.append(event.member, event));
    for (StreamHead& stream : found->streams)
      if (stream.member == event.member) stream.head = place;
  }
  posted.moved =
      moved_by(found->account, events[asked].id, spendable_unit(versions_->front()));
  return posted;
}

}  // namespace yearward::sync
