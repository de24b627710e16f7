// One push through the core, inside the writer's transaction; knows no HTTP.
#include "tools/server/intake.hpp"

#include <algorithm>
#include <set>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/funds.hpp"
#include "core/sync/books.hpp"
#include "tools/server/account_json.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/occurrence.hpp"
#include "tools/server/self_check.hpp"

namespace yearward::server {
namespace {

constexpr std::size_t kMostKeptEvents = 1'000'000;  // about 100 MB of accounts between pushes

// What is set aside for a device is given back by that device's own log, and by no counter.
Outcome check_release(Transaction& transaction, const ProgrammeId& programme, const Rules& rules,
                      const Event& event) {
  if (event.type != EventType::Release) return Done{};
  const auto books = transaction.hub(programme, rules.newest().currency);
  TRY(const auto leases, books->leases_for(event.member));
  const bool is_leased = std::any_of(leases.begin(), leases.end(), [&](const sync::Lease& lease) {
    return lease.hold == event.refers_to;
  });
  if (is_leased) return Problem{Refusal::NotYoursToDo, "/refers_to", {}};
  return Done{};
}

// Nothing is given out of an account that did not add up; what comes in is taken.
Outcome refuse_under_review(Transaction& transaction, const ProgrammeId& programme,
                            const Event& event) {
  const bool gives_out = event.type == EventType::Redeem || event.type == EventType::Trade ||
                         event.type == EventType::Use || event.type == EventType::Hold;
  if (!gives_out) return Done{};
  TRY(const bool is_held, is_under_review(transaction, {programme, event.member}));
  return is_held ? Outcome(Refusal::AccountIsUnderReview) : Outcome(Done{});
}

}  // namespace

Moment moment_now(const Programme& programme, const Clock& clock) {
  return moment_at(programme.zone, clock.seconds());
}

Result<std::vector<Event>> events_of(Reading& store, const MemberKey& key,
                                     const Currency& currency) {
  TRY(const std::vector<MemberKey> streams, streams_of(store, key));
  std::vector<Event> events;
  for (const MemberKey& stream : streams) {
    TRY(const auto stored, store.events_after(stream, 0, kMostEvents));
    for (const StoredEvent& kept : stored) {
      const auto event = codec::event_from_json(kept.document, currency);
      if (!event.ok()) return event.problems().front();
      events.push_back(event.value());
    }
  }
  return events;
}

void Intake::forget() {
  kept_.clear();
  kept_events_ = 0;
}

void Intake::forget(const MemberKey& key) {
  const auto at = kept_.find(key);
  if (at == kept_.end()) return;
  kept_events_ -= at->second.account.events.size();
  kept_.erase(at);
}

void Intake::undo() {
  for (const MemberKey& key : touched_) forget(key);
  settle();
}

Touched Intake::touched_by(const Caller& caller, const std::vector<Event>& events) {
  Touched expected;
  for (const Event& event : events) {
    if (!may_say(caller, event)) continue;
    expected.streams.push_back({caller.key.programme, event.member});
    expected.ids.emplace_back(caller.key.programme, event.id);
  }
  return expected;
}

// Asked once a transaction, after the streams it was told of are held: who merges holds them too.
Result<std::int64_t> Intake::merges_of(Transaction& transaction, const ProgrammeId& programme) {
  if (const auto at = merges_.find(programme); at != merges_.end()) return at->second;
  TRY(const std::int64_t merges, merges_in(transaction, programme));
  merges_[programme] = merges;
  return merges;
}

Result<bool> Intake::is_fresh(Transaction& transaction, const Rules& rules, const MemberKey& key,
                              const Kept& kept) {
  TRY(const Cursor head, transaction.head(key));
  TRY(const std::int64_t merges, merges_of(transaction, key.programme));
  if (kept.rules != rules.digest || kept.merges != merges) return false;
  if (kept.is_one) return kept.head == head + 1;
  const auto books = transaction.hub(key.programme, rules.newest().currency);
  TRY(const sync::MemberRow person, sync::Books::person(*books, key.member));
  TRY(const Cursor heads, sync::heads_of_person(*books, person));
  return kept.head == heads;
}

// Makes sure that the account of an existing member is kept, as new as the store and evaluated by
// these rules: another process may have appended since, and nobody else may until we are done. It
// is the person's: whoever was merged with the member counts too.
Outcome Intake::prepare(Transaction& transaction, const Rules& rules, const MemberKey& key) {
  touched_.insert(key);
  if (const auto at = kept_.find(key); at != kept_.end()) {
    TRY(const bool is_fresh_still, is_fresh(transaction, rules, key, at->second));
    if (is_fresh_still) return Done{};
    forget(key);
  }
  TRY([[maybe_unused]] const Cursor claimed, transaction.head(key));
  TRY(const std::int64_t merges, merges_of(transaction, key.programme));
  TRY(const std::optional<Member> member, transaction.member(key));
  if (!member || member->role != Role::Member) return Done{};
  const auto books = transaction.hub(key.programme, rules.newest().currency);
  TRY(const sync::MemberRow person, sync::Books::person(*books, key.member));
  TRY(const Cursor heads, sync::heads_of_person(*books, person));
  TRY(std::vector<Event> events, sync::events_of_person(*books, person));
  Day last = member->joined;
  for (const Event& event : events) last = std::max(last, event.at.day);
  kept_events_ += events.size();
  TRY(Account account, evaluate(rules.versions, std::move(events), last));
  if (account.events.empty()) account = open_account(rules.versions, last);
  const bool is_one = person.member == key.member && person.joined.empty();
  kept_[key] = {std::move(account), heads, rules.digest, merges, is_one};
  return Done{};
}

// In order of occurrence it is one step; a late event is a replay, and must leave what came after
// it standing.
Outcome Intake::post_into(const Rules& rules, Kept& kept, const Event& event, Whose& whose) {
  whose = Whose::Own;
  Account& account = kept.account;
  if (account.events.empty()) {
    account = open_account(rules.versions, event.at.day);
    return post(rules.versions, account, event);
  }
  // A refused event may have let time pass; then an earlier day is a replay too.
  const bool is_next =
      !occurs_before(event, account.events.back()) && event.at.day >= account.as_of;
  if (is_next) return post(rules.versions, account, event);
  std::vector<Event> events = account.events;
  const std::string own = '/' + std::to_string(events.size());
  events.push_back(event);
  const Day as_of = account.events.back().at.day;
  auto replayed = evaluate(rules.versions, std::move(events), as_of);
  if (!replayed.ok()) {
    Problem problem = replayed.problem();
    const bool is_own = problem.where == own || problem.where.compare(0, own.size() + 1,
                                                                      own + '/') == 0;
    whose = is_own ? Whose::Own : Whose::Another;
    problem.where.clear();  // it points into our list, not into the client's
    return problem;
  }
  account = std::move(replayed).value();
  return Done{};
}

Result<Event> Intake::offered(Transaction& transaction, const ProgrammeId& programme,
                              const Rules& rules, Event event) {
  if (!have_funds(rules.versions)) return event;
  const auto purse = transaction.hub(programme, rules.newest().currency);
  std::vector<Event> one{std::move(event)};
  TRY_DONE(offer_funds(rules.versions, one, *purse));
  return std::move(one.front());
}

// A moment that nobody can count at is no reason to refuse: what says a day to come, and a fact so
// late that what followed it would not stand, count now, under the mark of the moment they said.
Result<Intake::Settled> Intake::work_out(Transaction& transaction, const ProgrammeId& programme,
                                         const Rules& rules, const Event& event, Kept& kept,
                                         Shelves::Asks asks) {
  if (has_mark(event)) return Problem{Refusal::NameIsTaken, "/tags", {}};
  const bool says_fund = event.more && !event.more->set_aside.empty();
  if (says_fund) return Problem{Refusal::NotYoursToDo, "/set_aside", {}};
  TRY_DONE(check_release(transaction, programme, rules, event));
  const Currency& currency = rules.newest().currency;
  TRY(const std::optional<FoundEvent> known, transaction.event(programme, event.id));
  if (known) {
    const auto read = codec::event_from_json(known->event.document, currency);
    const bool is_same = read.ok() && known->member == event.member &&
                         codec::json_from_event(as_said(read.value()), currency) ==
                             codec::json_from_event(event, currency);
    if (is_same) return Settled{read.value(), true, {}};
    return Problem{Refusal::EventIsKnownWithOtherContent, "/id", event.id.text};
  }
  TRY_DONE(refuse_under_review(transaction, programme, event));
  TRY(const auto left, shelves_.look(transaction, programme, rules, event, asks));
  const Moment now = moment_now(rules.newest(), clock_);
  TRY(Event counted, offered(transaction, programme, rules,
                             event.at.day > now.day ? counted_at(event, now) : event));
  Whose whose = Whose::Own;
  Outcome posted = post_into(rules, kept, counted, whose);
  if (!posted.ok() && whose == Whose::Another && is_fact(event)) {
    TRY(counted, offered(transaction, programme, rules, counted_at(event, now)));
    posted = post_into(rules, kept, counted, whose);
  }
  TRY_DONE(posted);
  return Settled{std::move(counted), false, left};
}

Outcome Intake::keep(Transaction& transaction, const ProgrammeId& programme, const Rules& rules,
                     Event event, Kept& kept) {
  if (have_funds(rules.versions)) {
    const auto purse = transaction.hub(programme, rules.newest().currency);
    TRY(event, settle_funds(rules.versions, kept.account, event.id, *purse));
  }
  TRY(const Appended appended,
      transaction.append({programme, event.member}, event.id,
                         codec::json_from_event(event, rules.newest().currency)));
  ++kept.head;
  ++kept_events_;
  PROMISE(appended.is_new);
  transaction.moved({programme, event.member}, event.place);
  const bool moves_stock = event.type == EventType::Redeem || event.type == EventType::Refund;
  if (!moves_stock) return Done{};
  return shelves_.count(transaction, programme, rules, kept.account, event.id);
}

Outcome Intake::take_one(Transaction& transaction, const Caller& caller, const Rules& rules,
                         const Event& event) {
  if (!may_say(caller, event)) return Problem{Refusal::NotYoursToDo, "/type", {}};
  const ProgrammeId& programme = caller.key.programme;
  const auto at = kept_.find({programme, event.member});
  if (at == kept_.end()) return Problem{Refusal::MemberIsUnknown, "/member", {}};
  // What a device pushes it has done already, whatever is left.
  const auto asks =
      caller.role == Role::Device ? Shelves::Asks::Happened : Shelves::Asks::Whether;
  TRY(const Settled settled, work_out(transaction, programme, rules, event, at->second, asks));
  if (settled.is_known) return Done{};
  return keep(transaction, programme, rules, settled.event, at->second);
}

Result<Intake::Told> Intake::tell(Transaction& transaction, const ProgrammeId& programme,
                                  const Rules& rules, const Event& event, Mode mode) {
  if (kept_events_ > kMostKeptEvents) forget();
  const MemberKey key{programme, event.member};
  TRY_DONE(prepare(transaction, rules, key));
  const auto at = kept_.find(key);
  if (at == kept_.end()) return Problem{Refusal::MemberIsUnknown, "/member", {}};
  // What is only tried, and a refusal that has let time pass, must leave nothing behind.
  Kept mine = at->second;
  TRY(const Settled settled,
      work_out(transaction, programme, rules, event, mine, Shelves::Asks::Whether));
  if (mode == Mode::Keep && !settled.is_known) {
    TRY_DONE(keep(transaction, programme, rules, settled.event, mine));
    at->second = mine;
  }
  Told told{!settled.is_known, settled.event.at, settled.stock_left, {},
            std::move(mine.account)};
  told.entries = entries_by(told.account, event.id);
  const Day today = moment_now(rules.newest(), clock_).day;
  if (told.account.as_of < today) TRY_DONE(advance(rules.versions, told.account, today));
  return told;
}

namespace {

// Whether the document may be of an event that moves a stock; most are not, and are not read.
bool may_move_stock(const std::string& document) {
  return document.find("\"redeem\"") != std::string::npos ||
         document.find("\"refund\"") != std::string::npos;
}

}  // namespace

Outcome Intake::close(Transaction& transaction, RuleBook& rule_book) {
  for (const NewEvent& appended : transaction.appended()) {
    if (!may_move_stock(appended.event.document)) continue;
    if (shelves_.has_counted(appended.event.id)) continue;
    const ProgrammeId& programme = appended.stream.programme;
    const auto rules = rule_book.of(programme);
    if (!rules) continue;
    const auto account = account_of(transaction, *rules, appended.stream);
    if (!account.ok()) {
      if (account.problem().refusal == Refusal::StoreIsUnavailable) return account.problem();
      continue;
    }
    if (!account.value()) continue;
    TRY_DONE(shelves_.count(transaction, programme, *rules, *account.value(),
                            appended.event.id));
  }
  return Done{};
}

Result<const Account*> Intake::account_of(Transaction& transaction, const Rules& rules,
                                          const MemberKey& key) {
  TRY_DONE(prepare(transaction, rules, key));
  const auto at = kept_.find(key);
  return at == kept_.end() ? nullptr : &at->second.account;
}

Result<bool> Intake::agrees(Transaction& transaction, const Rules& rules, const MemberKey& key,
                            const Account& fresh) {
  const auto at = kept_.find(key);
  if (at == kept_.end()) return true;
  TRY(const bool is_fresh_still, is_fresh(transaction, rules, key, at->second));
  // A refused event may have let time pass in what is kept.
  const Account& kept = at->second.account;
  const bool is_comparable = is_fresh_still && kept.as_of == fresh.as_of &&
                             kept.events.size() == fresh.events.size();
  if (!is_comparable || fingerprint(kept) == fingerprint(fresh)) return true;
  forget(key);
  return false;
}

Result<Account> Intake::account_today(Transaction& transaction, const Rules& rules,
                                      const MemberKey& key) {
  TRY(const Account* const kept, account_of(transaction, rules, key));
  if (!kept) return Refusal::MemberIsUnknown;
  Account account = *kept;
  const Day today = moment_now(rules.newest(), clock_).day;
  if (account.as_of < today) TRY_DONE(advance(rules.versions, account, today));
  return account;
}

Result<sync::PushAnswer> Intake::take(Transaction& transaction, const Caller& caller,
                                      const Rules& rules, const std::vector<Event>& events) {
  if (events.size() > sync::kMostEventsAnExchange) {
    return Problem{Refusal::TooManyEvents, "/events", {}};
  }
  if (kept_events_ > kMostKeptEvents) forget();
  // Everything that may refuse the push as a whole comes before the first change.
  std::set<MemberId> members;
  for (const Event& event : events) {
    if (may_say(caller, event)) members.insert(event.member);
  }
  for (const MemberId& member : members) {
    TRY_DONE(prepare(transaction, rules, {caller.key.programme, member}));
  }
  sync::PushAnswer answer;
  std::set<EventId> answered;
  for (const Event& event : events) {
    // An id given twice in one push is answered once: by what its first telling came to.
    if (!answered.insert(event.id).second) continue;
    const Outcome outcome = take_one(transaction, caller, rules, event);
    if (!outcome.ok() && outcome.problem().refusal == Refusal::StoreIsUnavailable) {
      return outcome.problem();
    }
    if (outcome.ok()) {
      answer.accepted.push_back(event.id);
    } else {
      answer.refused.push_back({event.id, outcome.problem()});
    }
  }
  return answer;
}

}  // namespace yearward::server
