// The order of one exchange: who asks, what is new in the log, what is wanted, what is told.
#include "core/sync/hub.hpp"

#include "core/sync/hub_visit.hpp"

namespace yearward::sync {

std::string scope_of_member(const MemberId& member) { return "m/" + member.text; }
std::string scope_of_store(const std::string& store) { return "s/" + store; }

void Hub::use(const Versions& versions, std::string rules) {
  books_.use(versions);
  rules_ = std::move(rules);
}

namespace {

// A request that was overtaken by a later one of the same run of the device.
bool is_overtaken(const DeviceRow& device, const Request& request) {
  return (request.number >> 32) == (device.asked >> 32) && request.number < device.asked;
}

Outcome check_size(const Request& request) {
  if (request.push.facts.size() > kMostFactsPushed) return Refusal::ListIsTooLong;
  if (request.wants.size() > kMostWants) return Refusal::ListIsTooLong;
  if (request.follows.size() > kMostScopes) return Refusal::ListIsTooLong;
  if (request.push.from == 0) return Refusal::NumberIsOutOfRange;
  return Done{};
}

}  // namespace

Result<Reply> Hub::exchange(HubStore& store, const Request& request, Instant now) {
  TRY_DONE(check_size(request));
  TRY(std::optional<DeviceRow> device, store.device(request.device));
  if (!device || request.epoch == 0 || request.epoch > device->epoch)
    return Refusal::DeviceIsUnknown;
  if (!seals_.is_sealed(request.device, seal_text_of(request), request.push.seal))
    return Refusal::SealIsWrong;

  Visit visit{store, request, now, std::move(*device), {}};
  const bool overtaken = is_overtaken(visit.device, request);
  visit.reply.number = request.number;
  visit.reply.device = request.device;
  visit.reply.epoch = request.epoch;
  visit.reply.now = now;
  touched_.clear();
  visit.device.skew = request.wall - now;
  visit.reply.skewed = visit.device.skew > kMostSkew || visit.device.skew < -kMostSkew;
  if (!overtaken) TRY_DONE(take_facts(visit));
  if (!overtaken && !visit.reply.fork && !visit.device.revoked) {
    for (const Want& want : request.wants) TRY_DONE(grant(visit, want));
  }
  visit.device.heard = now;
  if (!overtaken) visit.device.asked = request.number;
  TRY_DONE(store.put(visit.device));
  TRY_DONE(put_limits(store, now));
  visit.reply.upto = visit.device.upto;
  visit.reply.head = visit.device.head;
  visit.reply.rules = rules_;
  std::size_t room = kMostItemsPulled;
  for (const Follow& follow : request.follows) {
    TRY(Page next, page(visit, follow, room));
    visit.reply.pages.push_back(std::move(next));
  }
  TRY(std::vector<Lease> leases, store.leases_of(request.device));
  for (Lease& lease : leases)
    if (lease.state == Lease::State::Live) visit.reply.leases.push_back(std::move(lease));
  return std::move(visit.reply);
}

// Checks the stretch pushed against what is known, then records what is new of it.
Outcome Hub::take_facts(Visit& visit) {
  const Request& request = visit.request;
  DeviceRow& device = visit.device;
  if (request.epoch < device.epoch) return tell_known(visit, request.epoch);
  const Sequence from = request.push.from;
  // A device that knows more than the server is older than a backup that was put back; one that
  // knows less was itself put back. Either goes on in a new epoch.
  if (from > device.upto + 1 || request.top < device.upto) return note_fork(visit);

  // The links of what is known, from the one before the stretch.
  const FactId before{device.device, device.epoch, from > 1 ? from - 1 : 1};
  TRY(const std::vector<LogRow> known, visit.store.log(before, device.upto));
  const std::size_t skipped = from > 1 ? 1 : 0;
  if (known.size() + before.sequence != device.upto + 1) return Refusal::StoreIsUnavailable;
  const Digest start = from > 1 ? known.front().link : chain_start(device.device, device.epoch);
  std::vector<Digest> links;
  Digest link = start;
  for (std::size_t i = 0; i < request.push.facts.size(); ++i) {
    const FactId id{device.device, device.epoch, static_cast<Sequence>(from + i)};
    link = chained(link, bytes_of(request.push.facts[i], id));
    links.push_back(link);
    if (i + skipped < known.size() && known[i + skipped].link != link) return note_fork(visit);
  }
  if (link != request.push.head) return note_fork(visit);
  const auto last = static_cast<Sequence>(from - 1 + links.size());
  std::vector<LogRow> brought;
  if (last > device.upto) {
    const FactId first{device.device, device.epoch, from};
    TRY(brought, visit.store.log(place_of_receipt(first), last));
  }
  std::size_t next = 0;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (i + skipped < known.size()) {
      const Verdict& verdict = known[i + skipped].verdict;
      if (verdict.code != Verdict::Code::Accepted) visit.reply.verdicts.push_back(verdict);
      continue;
    }
    // A receipt brought something else from there: this log is not the one it was of.
    const auto sequence = static_cast<Sequence>(from + i);
    while (next < brought.size() && brought[next].id.sequence < sequence) ++next;
    const bool taken = next < brought.size() && brought[next].id.sequence == sequence;
    if (taken && brought[next].link != links[i]) return note_fork(visit);
    TRY_DONE(record(visit, request.push.facts[i], sequence, links[i]));
  }
  return Done{};
}

// The device goes on in a new epoch. What it had spent of its leases may still come to light, so
// that they are closed by nobody for now.
Outcome Hub::note_fork(Visit& visit) {
  const Epoch forked = visit.device.epoch;
  if (forked == kLastEpoch) return Refusal::LimitIsReached;
  visit.device.epoch = static_cast<Epoch>(forked + 1);
  visit.device.upto = 0;
  visit.device.head = chain_start(visit.device.device, visit.device.epoch);
  TRY_DONE(freeze_leases(visit.store, visit.device.device));
  return tell_known(visit, forked);
}

// What receipts brought of the places right behind is known as well.
Outcome Hub::tell_known(Visit& visit, Epoch epoch) {
  const Sequence from = visit.request.push.from, top = visit.request.top;
  FactId first{visit.device.device, epoch, from};
  TRY(std::vector<LogRow> rows, visit.store.log(first, top));
  first.sequence = static_cast<Sequence>(from + rows.size());
  TRY(const std::vector<LogRow> brought, visit.store.log(place_of_receipt(first), top));
  for (const LogRow& row : brought) {
    if (row.id.sequence != from + rows.size()) break;
    rows.push_back(row);
  }
  Fork fork;
  fork.epoch = visit.device.epoch;
  fork.upto = static_cast<Sequence>(from - 1 + rows.size());
  visit.reply.verdicts.clear();
  for (const LogRow& row : rows) {
    fork.known.push_back(short_of(row.link));
    if (row.verdict.code != Verdict::Code::Accepted)
      visit.reply.verdicts.push_back(row.verdict);
  }
  visit.reply.fork = std::move(fork);
  return Done{};
}

Outcome Hub::record(Visit& visit, const Fact& told, Sequence sequence, const Digest& link) {
  const FactId id{visit.device.device, visit.device.epoch, sequence};
  LogRow row;
  row.id = id;
  row.bytes = bytes_of(told, id);
  row.link = link;
  row.received = visit.now;
  row.skewed = visit.reply.skewed;
  TRY_DONE(keep(visit, told, row));
  if (row.verdict.code != Verdict::Code::Accepted) visit.reply.verdicts.push_back(row.verdict);
  visit.device.upto = sequence;
  visit.device.head = link;
  return Done{};
}

// Judges a fact and puts it into the log, at the row's place.
Outcome Hub::keep(Visit& visit, Fact fact, LogRow& row) {
  TRY(row.verdict, judge(visit, fact, row.id));
  row.verdict.sequence = row.id.sequence;
  row.event = fact.event.id;
  TRY_DONE(visit.store.append(row));
  // Only what stands can be what a refund waits for.
  if (fact.kind != Fact::Kind::Return) TRY_DONE(settle_held(visit.store, row.event, visit.now));
  return Done{};
}

Result<Page> Hub::page(Visit& visit, const Follow& follow, std::size_t& room) {
  const std::string& scope = follow.scope;
  if (scope.rfind("m/", 0) == 0) return member_page(visit.store, follow, room);
  Page page;
  page.scope = scope;
  page.from = page.to = follow.cursor;
  // A tablet is told of its own store and of no other.
  if (scope != scope_of_store(visit.device.store)) return page;
  TRY(page.limits, visit.store.limits_after(visit.device.store, follow.cursor, room));
  page.more = page.limits.size() == room;
  room -= page.limits.size();
  if (!page.limits.empty()) page.to = page.limits.back().place;
  return page;
}

Result<Page> Hub::member_page(HubStore& store, const Follow& follow, std::size_t& room) {
  const MemberId member{follow.scope.substr(2)};
  Page page;
  page.scope = follow.scope;
  page.from = page.to = follow.cursor;
  TRY(const std::optional<MemberRow> row, store.member(member));
  if (!row) return page;
  page.gone = row->deleted;
  page.now_is = row->now_is;
  page.joined = row->joined;
  if (page.gone) return page;
  TRY(page.events, store.events_after(member, follow.cursor, room));
  page.more = page.events.size() == room;
  room -= page.events.size();
  if (!page.events.empty()) page.to = page.events.back().place;
  return page;
}

// Figures that the transaction may have changed, once for each member.
Outcome Hub::put_limits(HubStore& store, Instant now) {
  for (const MemberId& member : touched_) {
    TRY(const std::optional<MemberRow> row, store.member(member));
    if (!row || row->store.empty()) continue;
    MemberLimit limit{member, {}, 0, row->deleted || row->now_is.has_value()};
    if (!limit.gone) {
      const auto account = books_.account_on(store, *row, moment(now).day);
      if (!account.ok()) {
        if (account.problem().refusal == Refusal::StoreIsUnavailable) return account.problem();
        continue;  // a history that new rules refuse: the limit stays as it was
      }
      limit.available =
          available_now(*account.value(), spendable_unit(books_.versions().front()));
      if (!account.value()->ladders.empty()) limit.level = held_on(*account.value(), 0).level;
    }
    TRY_DONE(store.put_limit(row->store, limit));
  }
  touched_.clear();
  return Done{};
}

}  // namespace yearward::sync
