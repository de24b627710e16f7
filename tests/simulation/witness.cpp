// What must hold of the server whatever happened, from the facts and streams alone.
#include "tests/simulation/witness.hpp"

#include "core/base/sort.hpp"
#include "core/engine/engine.hpp"
#include "core/sync/books.hpp"

namespace yearward::simulation {

namespace {

class Sum {
 public:
  void add(std::uint64_t word) {
    for (int byte = 0; byte < 8; ++byte, word >>= 8)
      sum_ = (sum_ ^ (word & 0xFF)) * 1099511628211ULL;
  }
  void add(std::int64_t word) { add(static_cast<std::uint64_t>(word)); }
  void add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    for (const char letter : text)
      sum_ = (sum_ ^ static_cast<std::uint8_t>(letter)) * 1099511628211ULL;
  }
  std::uint64_t sum() const { return sum_; }

 private:
  std::uint64_t sum_ = 14695981039346656037ULL;
};

std::string named(const FactId& id) { return event_id_of(id).text; }
bool is_lost_to_store(const LogRow& row) { return row.verdict.code == Verdict::Code::OverEscrow; }

// Whether something that happened says why an event is in a stream: a fact, a deed at the server, a
// lease that was granted, spent or reclaimed.
bool is_explained(const MemoryHub& store, const std::string& text) {
  const auto told = [&](const std::string& name) {
    const auto id = fact_id_from(name);
    return id && id->sequence < UINT32_MAX;
  };
  const auto ends_in = [&](std::string_view tail) {
    return text.size() > tail.size() && text.substr(text.size() - tail.size()) == tail;
  };
  if (told(text)) return true;
  if (ends_in("~~") || ends_in("~h")) return told(text.substr(0, text.size() - 2));
  if (ends_in("~reclaim")) return store.leases().count(text.substr(0, text.size() - 8)) > 0;
  const bool at_server = text.rfind("online", 0) == 0 && text.find('~') == std::string::npos;
  return at_server || store.leases().count(text) > 0;
}

}  // namespace

std::uint64_t content_of(DeviceNumber device, const Fact& fact) {
  Sum sum;
  sum.add(std::uint64_t{device});
  sum.add(fact.at);
  sum.add(fact.wall);
  sum.add(std::uint64_t{fact.staff});
  sum.add(static_cast<std::uint64_t>(fact.kind));
  sum.add(static_cast<std::uint64_t>(fact.event.type));
  sum.add(fact.claim.count);
  sum.add(fact.event.amount.count);
  sum.add(fact.event.member.text);
  sum.add(fact.lease);
  return sum.sum();
}

void Counts::add(const Counts& more) {
  const auto* from = reinterpret_cast<const std::int64_t*>(&more);
  auto* to = reinterpret_cast<std::int64_t*>(this);
  for (std::size_t i = 0; i < sizeof(Counts) / sizeof(std::int64_t); ++i) to[i] += from[i];
}

std::int64_t Counts::faults() const {
  return dropped + duplicated + outages + kills + power_cuts + wipes + rollbacks + images_lost +
         disks_full + clock_jumps + second_tabs + server_before + server_after + server_outages +
         rule_changes + merges + unmerges + deletions;
}

void Witness::told(DeviceNumber device, const Fact& fact) {
  told_[content_of(device, fact)] = {
      device, "a " + std::string(name_of(fact.event.type)) + " of " + fact.event.member.text,
      false};
}

void Witness::destroyed(DeviceNumber device) {
  damaged_.insert(device);
  for (auto& [content, told] : told_)
    if (told.device == device) told.destroyed = true;
}

void Witness::heard(DeviceNumber device, Epoch epoch, const Verdict& verdict) {
  heard_.emplace(FactId{device, epoch, verdict.sequence}, verdict);
}

std::vector<std::string> Witness::judge(MemoryHub& store, const Versions& versions, Day today,
                                        Counts& counts) const {
  std::vector<std::string> wrong;
  judge_facts(store, wrong, counts);
  judge_leases(store, wrong);
  judge_books(store, versions, today, wrong, counts);
  return wrong;
}

// Everything told is there exactly once, unless its storage was destroyed; verdicts are final and
// never blame a clock.
void Witness::judge_facts(MemoryHub& store, std::vector<std::string>& wrong,
                          Counts& counts) const {
  std::map<std::uint64_t, std::int64_t> kept;
  for (const auto& [id, row] : store.facts()) {
    if (row.verdict.code == Verdict::Code::Repeated) continue;
    const auto fact = fact_from_bytes(row.bytes, id);
    if (!fact.ok()) {
      wrong.push_back(named(id) + " cannot be read back");
      continue;
    }
    if (++kept[content_of(id.device, fact.value())] == 2) {
      wrong.push_back(named(id) + " is recorded twice");
      ++counts.twice;
    }
    if (row.verdict.reason == Refusal::EventIsInTheFuture)
      wrong.push_back(named(id) + " was refused for its clock");
    if (row.verdict.code == Verdict::Code::Held) ++counts.held;
    if (row.verdict.code == Verdict::Code::Refused) ++counts.refused;
  }
  for (const auto& [content, told] : told_) {
    if (kept.count(content) > 0) continue;
    if (told.destroyed) {
      ++counts.lost_with_storage;
      continue;
    }
    ++counts.lost;
    wrong.push_back("lost: " + told.story + " on device " + std::to_string(told.device));
  }
  for (const auto& [id, verdict] : heard_) {
    auto row = store.facts().find(id);
    if (row == store.facts().end()) row = store.facts().find(place_of_receipt(id));
    if (row == store.facts().end()) wrong.push_back(named(id) + " was judged and is not kept");
    else if (!(row->second.verdict == verdict)) wrong.push_back(named(id) + " was judged anew");
  }
}

namespace {

// What a receipt brought stands where the device did it.
std::vector<std::pair<FactId, LogRow>> in_order_of_doing(const MemoryHub& store) {
  std::vector<std::pair<FactId, LogRow>> rows(store.facts().begin(), store.facts().end());
  const auto done_at = [](FactId id) {
    id.epoch = static_cast<Epoch>(id.epoch & kLastEpoch);
    return id;
  };
  sort_stably(rows, [&](const auto& a, const auto& b) {
    return done_at(a.first) < done_at(b.first);
  });
  return rows;
}

}  // namespace

// A lease is spent as far as its facts say, never further, and not after its own return.
void Witness::judge_leases(MemoryHub& store, std::vector<std::string>& wrong) const {
  std::map<std::string, Points> spent;
  std::set<std::string> returned;
  std::map<std::string, Points> owed;
  for (const auto& [id, row] : in_order_of_doing(store)) {
    const auto read = fact_from_bytes(row.bytes, id);
    if (!read.ok() || row.verdict.code == Verdict::Code::Repeated) continue;
    const Fact& fact = read.value();
    if (fact.kind == Fact::Kind::Return) returned.insert(fact.lease);
    if (fact.kind != Fact::Kind::Spend) continue;
    if (is_lost_to_store(row)) owed[store.devices().at(id.device).store] += fact.claim;
    const auto lease = store.leases().find(fact.lease);
    if (lease == store.leases().end()) continue;
    if (returned.count(fact.lease) > 0 && !is_lost_to_store(row))
      wrong.push_back(named(id) + " was spent after the lease was given back");
    if (!is_lost_to_store(row)) spent[fact.lease] += fact.claim;
    else if (lease->second.state != Lease::State::Reclaimed &&
             lease->second.state != Lease::State::Void && !is_damaged(id.device))
      wrong.push_back(named(id) + " is a loss though nobody took its lease");
  }
  for (const auto& [id, lease] : store.leases()) {
    if (spent[id] != lease.spent || lease.spent > lease.amount)
      wrong.push_back("lease " + id + " of " + std::to_string(lease.amount.count) + " is spent " +
                      std::to_string(lease.spent.count) + ", its facts say " +
                      std::to_string(spent[id].count));
  }
  for (const auto& [place, points] : store.liability())
    if (owed[place] != points) wrong.push_back("liability of " + place + " is not what was lost");
  for (const auto& [place, points] : owed)
    if (points.count > 0 && store.liability().count(place) == 0)
      wrong.push_back(place + " owes nothing for what it lost");
}

// Every account replays from its stream, adds up, is never below zero, has set aside exactly what
// open leases may still spend, and gave out exactly what facts took.
void Witness::judge_books(MemoryHub& store, const Versions& versions, Day today,
                          std::vector<std::string>& wrong, Counts& counts) const {
  const UnitIndex unit = spendable_unit(versions.front());
  std::map<MemberId, Points> leased;
  for (const auto& [id, lease] : store.leases()) {
    ++counts.leases;
    if (lease.state == Lease::State::Reclaimed) ++counts.reclaimed;
    const auto row = Books::person(store, lease.member);
    if (lease.is_open() && row.ok()) leased[row.value().member] += lease.rest();
  }
  std::set<EventId> posted;
  Points taken, said = spent_online_;
  for (const auto& [member, stream] : store.streams())
    for (const PlacedEvent& placed : stream)
      if (!posted.insert(placed.event.id).second)
        wrong.push_back(placed.event.id.text + " is posted twice");
  for (const EventId& id : posted)
    if (!is_explained(store, id.text)) wrong.push_back(id.text + " is posted and nobody did it");
  std::size_t facts_posted = 0, facts_kept = 0;
  for (const EventId& id : posted) facts_posted += fact_id_from(id.text) ? 1U : 0U;
  for (const auto& [id, row] : store.facts()) {
    const auto fact = fact_from_bytes(row.bytes, id);
    const auto code = row.verdict.code;
    const bool stands = code == Verdict::Code::Accepted || code == Verdict::Code::Adjusted;
    const bool held = code == Verdict::Code::Held && posted.count(row.event) > 0;
    const bool is_return = fact.ok() && fact.value().kind == Fact::Kind::Return;
    if ((stands && !is_return) || held) ++facts_kept;
    if (is_return && posted.count(row.event) > 0) ++facts_kept;
    if (!fact.ok() || fact.value().kind != Fact::Kind::Spend) continue;
    if (stands) said += fact.value().claim - row.verdict.delta;
    if (stands) counts.spent_offline += fact.value().claim.count;
    if (!is_lost_to_store(row)) continue;
    counts.over_escrow += fact.value().claim.count;
    ++counts.over_escrow_times;
  }
  if (facts_posted != facts_kept) wrong.push_back("not every fact is posted once");
  for (const auto& [member, row] : store.members()) {
    if (row.now_is) continue;
    auto events = events_of_person(store, row);
    Day last = today;
    if (!events.ok()) continue;
    for (const Event& event : events.value()) last = std::max(last, event.at.day);
    const auto account = evaluate(versions, std::move(events).value(), last);
    if (!account.ok()) {
      wrong.push_back("the books of " + member.text + " do not stand: " +
                      std::string(name_of(account.problem().refusal)));
      continue;
    }
    if (!adds_up(account.value())) wrong.push_back(member.text + "'s lots do not add up");
    const Balance balance = balance_on(account.value(), unit, last);
    if (balance.available.count < 0 || balance.reserved.count < 0)
      wrong.push_back(member.text + " has less than nothing");
    // No lot lapses in these worlds, so that what was told last is still right.
    const auto limits = store.MemoryHub::limits_after(row.store, 0, 1'000'000);
    for (const PlacedLimit& placed : limits.value())
      if (placed.limit.member == member && !placed.limit.gone &&
          placed.limit.available != balance.available)
        wrong.push_back(member.text + "'s limit is not what the books say");
    if (!row.deleted && balance.reserved != leased[member])
      wrong.push_back(member.text + " has " + std::to_string(balance.reserved.count) +
                      " set aside for leases of " + std::to_string(leased[member].count));
    for (const Entry& entry : account.value().entries)
      if (entry.kind == EntryKind::Redemption && entry.unit == unit) taken -= entry.amount;
  }
  if (taken != said)
    wrong.push_back("members paid " + std::to_string(taken.count) + ", facts took " +
                    std::to_string(said.count));
}

std::uint64_t world_hash(MemoryHub& store, const Versions& versions, Day today) {
  Sum sum;
  for (const auto& [id, row] : store.facts()) {
    sum.add(short_of(row.link));
    sum.add(static_cast<std::uint64_t>(row.verdict.code));
    sum.add(row.verdict.delta.count);
  }
  for (const auto& [member, row] : store.members()) {
    if (row.now_is) continue;
    auto events = events_of_person(store, row);
    if (!events.ok()) continue;
    Day last = today;
    for (const Event& event : events.value()) last = std::max(last, event.at.day);
    const auto account = evaluate(versions, std::move(events).value(), last);
    if (account.ok()) sum.add(fingerprint(account.value()));
  }
  return sum.sum();
}

}  // namespace yearward::simulation
