// The queue of happenings, the network, and the way to rest.
#include "tests/simulation/world.hpp"

#include <algorithm>

#include "core/sync/receipt.hpp"
#include "core/sync/wire_layout.hpp"

namespace yearward::simulation {

namespace {

constexpr Instant kBegin = 1'772'409'600;  // 2026-03-02T00:00Z
constexpr std::size_t kLongestStory = 400;

std::string clock_text(Millis now) {
  const auto two = [](Millis number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  const Millis since = now - kBegin * kSecond;
  return "day " + std::to_string(since / kDay) + " " + two(since / kHour % 24) + ":" +
         two(since / kMinute % 60) + ":" + two(since / kSecond % 60) + "  ";
}

}  // namespace

World::World(const Programmes& programmes, std::uint64_t number, Plant planted, bool telling)
    : seed(number), chance(number), swarm(chance), plant(planted), paper(~number),
      programmes_(programmes), telling_(telling) {
  now_ = kBegin * kSecond;
  end_ = now_ + swarm.days * kDay;
}

bool World::is_after(const Happening& a, const Happening& b) {
  return a.at != b.at ? a.at > b.at : a.order > b.order;
}

void World::later(Millis delay, std::function<void()> what) {
  queue_.push_back({now_ + delay, ++order_, std::move(what)});
  std::push_heap(queue_.begin(), queue_.end(), is_after);
}

void World::tell(const std::string& line) {
  if (!telling_) return;
  if (story_.size() >= 2 * kLongestStory)
    story_.erase(story_.begin(), story_.begin() + kLongestStory);
  story_.push_back(clock_text(now_) + line);
}

// Again and again, at times nobody can foresee; `mean` apart on average.
void World::every(Millis mean, std::function<void()> what) {
  if (mean == 0) return;
  const Millis next = 1 + some_millis(2 * mean);
  later(next, [this, mean, what] {
    what();
    every(mean, what);
  });
}

void World::open() {
  server = std::make_unique<Server>(programmes_.steps.front(), swarm, plant, chance, witness,
                                    counts);
  const auto store_of = [&](std::int32_t number) {
    return "store" + std::to_string(number % swarm.stores);
  };
  for (std::int32_t number = 0; number < swarm.members; ++number) {
    MemberRow row;
    row.member = MemberId{"m" + std::to_string(number)};
    row.store = store_of(number);
    static_cast<void>(server->store().put(row));
    members.push_back(row.member);
  }
  server->store().commit();
  for (std::int32_t number = 0; number < swarm.tablets + swarm.phones; ++number) {
    std::optional<MemberId> owner;
    if (number >= swarm.tablets) owner = some_member();
    tablets_.push_back(std::make_unique<Tablet>(*this, static_cast<DeviceNumber>(number + 1),
                                                store_of(number), owner));
    tablets_.back()->start();
    plan_tablet(*tablets_.back());
  }
  plan_server();
  if (plant == Plant::None) plan_receipts();
}

void World::plan_tablet(Tablet& tablet) {
  every(swarm.between_deeds, [this, &tablet] {
    const Millis hour = (now_ / kHour + 8) % 24;  // the shop is open from nine to nine
    if (9 <= hour && hour < 21) tablet.act();
  });
  every(swarm.between_syncs, [&tablet] { tablet.ask(); });
  every(swarm.between_outages, [this, &tablet] {
    ++counts.outages;
    const Millis lasts = some_millis(2 * swarm.outage);
    tablet.begin_outage(now_ + lasts);
    tell("the network of tablet " + std::to_string(tablet.number()) + " fails for " +
         std::to_string(lasts / kMinute) + " minutes");
  });
  every(swarm.between_wipes, [&tablet] { tablet.wipe(); });
  every(12 * kHour, [&tablet] { tablet.copy_disk(); });
  every(swarm.between_rollbacks, [&tablet] { tablet.put_back(); });
  every(swarm.between_image_losses, [this, &tablet] {
    if (!tablet.runs()) return;
    tablet.die(chance.below(2) == 0);
    tablet.lose_image();
  });
  if (swarm.clock_jump > 0)
    every(kDay, [this, &tablet] {
      ++counts.clock_jumps;
      const auto most = static_cast<std::size_t>(2 * swarm.clock_jump);
      tablet.set_clock(static_cast<std::int64_t>(chance.below(most)) - swarm.clock_jump);
      tell("somebody sets the clock of tablet " + std::to_string(tablet.number()));
    });
}

// People bring what they kept, early or late, some of it twice.
void World::plan_receipts() {
  later(1 + static_cast<Millis>(paper.below(8 * kHour)), [this] {
    if (!receipts.empty() && server->is_up) {
      const Receipt& receipt = receipts[paper.below(receipts.size())];
      const auto brought = server->bring(receipt, second(), true);
      if (telling_ && brought)
        tell("somebody brings the receipt of " + brought->event.text +
             (brought->is_new ? ", and it is taken" : ", which is known"));
    }
    plan_receipts();
  });
}

void World::plan_server() {
  every(kHour, [this] {
    if (server->is_up) server->tend(second());
  });
  every(swarm.between_server_outages, [this] {
    ++counts.server_outages;
    server->is_up = false;
    tell("the server is down");
    later(some_millis(2 * swarm.server_outage),
          [this] { server->is_up = true; });
  });
  const auto once = [&](std::function<void()> what) {
    later(some_millis(end_ - now_), what);
  };
  // Rules are published before the day they hold from; who has no network then learns it later.
  for (std::int32_t change = 0; change < swarm.rule_changes; ++change)
    later(2 * kDay * change + static_cast<Millis>(chance.below(kDay)), [this] {
      if (rules_ + 1 >= programmes_.steps.size()) return;
      ++counts.rule_changes;
      ++rules_;
      server->change_rules(programmes_.steps[rules_], "rules" + std::to_string(rules_));
      tell("the rules change");
    });
  for (std::int32_t merge = 0; merge < swarm.merges; ++merge)
    once([this] {
      const MemberId from = some_member(), into = some_member();
      tell(from.text + " is merged into " + into.text);
      server->merge(from, into, second());
      // Half of them turn out to be two people after all.
      if (chance.below(2) != 0) return;
      later(some_millis(2 * kDay), [this, from] {
        tell(from.text + " is taken out of the merge");
        server->unmerge(from, second());
      });
    });
  for (std::int32_t deletion = 0; deletion < swarm.deletions; ++deletion)
    once([this] {
      const MemberId member = some_member();
      tell(member.text + " is deleted");
      server->remove(member);
    });
  // Members spend and buy at the server too, where there is a network.
  every(2 * swarm.between_deeds, [this] {
    if (!server->is_up) return;
    Event event;
    event.id = EventId{"online" + std::to_string(++online_)};
    event.member = some_member();
    event.amount = chance.money_up_to(Money{50'000});
    const bool redeems = chance.below(3) == 0;
    if (redeems) {
      event.amount = Money{};
      event.type = EventType::Adjust;
      EventDetails more;
      more.of = "points";
      more.points = Points{-1 - static_cast<std::int64_t>(chance.below(400))};
      more.reason = "online";
      event.more = more;
    }
    const auto moved = server->post(event, second());
    if (moved && redeems) witness.spent_online(-*moved);
  });
}

// A message may be lost, come late, come twice.
void World::send(Tablet& tablet, const Request& request) {
  if (calm_) {
    if (const auto reply = server->answer(request, second(), false)) tablet.take(*reply);
    return;
  }
  // What travels is bytes; now and then it is really made of them.
  const bool in_bytes = request.number % 8 == 0;
  const std::size_t copies = chance.below(1'000) < swarm.duplicate ? 2 : 1;
  counts.duplicated += copies > 1 ? 1 : 0;
  const auto message = std::make_shared<const Request>(
      in_bytes ? request_from_bytes(bytes_of(request)).value() : request);
  for (std::size_t copy = 0; copy < copies; ++copy) {
    if (chance.below(1'000) < swarm.drop) {
      ++counts.dropped;
      continue;
    }
    later(some_millis(2 * swarm.delay),
          [this, &tablet, message] {
            if (!server->is_up) return;
            if (const auto reply = server->answer(*message, second(), true))
              carry(tablet, *reply);
          });
  }
}

void World::carry(Tablet& tablet, const Reply& reply) {
  const auto message = std::make_shared<const Reply>(
      reply.number % 8 == 0 ? reply_from_bytes(bytes_of(reply)).value() : reply);
  const std::size_t copies = chance.below(1'000) < swarm.duplicate ? 2 : 1;
  for (std::size_t copy = 0; copy < copies; ++copy) {
    if (chance.below(1'000) < swarm.drop) {
      ++counts.dropped;
      continue;
    }
    later(some_millis(2 * swarm.delay),
          [&tablet, message] {
            if (tablet.is_online()) tablet.take(*message);
          });
  }
}

Finding World::run() {
  open();
  while (!queue_.empty() && queue_.front().at < end_) {
    std::pop_heap(queue_.begin(), queue_.end(), is_after);
    const Happening next = std::move(queue_.back());
    queue_.pop_back();
    now_ = next.at;
    next.what();
  }
  Finding finding;
  finding.seed = seed;
  finding.swarm = swarm.text();
  rest(finding);
  counts.device_millis = (end_ - kBegin * kSecond) * static_cast<Millis>(tablets_.size());
  const Day today = moment_at(server->versions().back().zone, second()).day;
  for (std::string& wrong : witness.judge(server->store(), server->versions(), today, counts))
    finding.wrong.push_back(std::move(wrong));
  judge_devices(finding);
  finding.hash = world_hash(server->store(), server->versions(), today);
  finding.counts = counts;
  if (story_.size() > kLongestStory)
    story_.erase(story_.begin(), story_.end() - kLongestStory);
  finding.story = std::move(story_);
  return finding;
}

// Everything works from now on: then everybody must come to rest, and soon.
void World::rest(Finding& finding) {
  now_ = std::max(now_, end_);
  queue_.clear();
  calm_ = true;
  server->is_up = true;
  tell("all is well from now on");
  constexpr int kMostRounds = 60;
  for (int round = 0; round < kMostRounds; ++round) {
    now_ += kMinute;
    bool all = true;
    // In the end everybody brings what they have: what died with a disk is there after all.
    if (round == 0)
      for (const Receipt& receipt : receipts)
        if (const auto brought = server->bring(receipt, second(), false))
          witness.told(receipt.place.device, receipt.fact);
    for (const auto& tablet : tablets_) all = tablet->settle() && all;
    if (all) return;
  }
  finding.wrong.push_back("the devices do not come to rest");
}

// At rest every device holds what the server holds of what it follows.
void World::judge_devices(Finding& finding) {
  MemoryHub& store = server->store();
  for (const auto& tablet : tablets_) {
    const std::string name = "device " + std::to_string(tablet->number());
    if (!tablet->runs()) {
      finding.wrong.push_back(name + " does not run");
      continue;
    }
    const Device& device = tablet->device();
    if (!device.outbox().empty()) finding.wrong.push_back(name + " has unsent facts");
    for (const auto& [scope_name, scope] : device.image().scopes) {
      if (scope_name.rfind("s/", 0) == 0) {
        std::map<MemberId, MemberLimit> truth;
        const std::string place = scope_name.substr(2);
        const auto limits = store.MemoryHub::limits_after(place, 0, 1'000'000);
        for (const PlacedLimit& placed : limits.value())
          if (!placed.limit.gone) truth[placed.limit.member] = placed.limit;
        if (truth != scope.limits) finding.wrong.push_back(name + " has other limits");
        continue;
      }
      const MemberId member{scope_name.substr(2)};
      const auto stream = store.streams().find(member);
      const bool same = stream == store.streams().end() ? scope.events.empty()
                                                        : stream->second == scope.events;
      if (!same) finding.wrong.push_back(name + " has another history of " + member.text);
    }
    if (tablet->lost_image()) continue;
    // What came on a receipt is told when the log comes itself, in the log's own row.
    std::size_t told = 0, kept = 0;
    for (const auto& [id, row] : store.facts())
      if (id.device == tablet->number() && !is_of_receipt(id) &&
          row.verdict.code != Verdict::Code::Accepted)
        ++told;
    kept = device.image().exceptions.size();
    const bool is_full = kept >= static_cast<std::size_t>(kMostExceptions);
    if (!is_full && kept < told)
      finding.wrong.push_back(name + " was not told " + std::to_string(told - kept) + " verdicts");
  }
  for (const auto& tablet : tablets_) {
    if (!tablet->owner() || !tablet->runs()) continue;
    const auto row = Books::person(store, *tablet->owner());
    if (!row.ok() || row.value().deleted) continue;
    auto own = tablet->device().events_of(row.value().member);
    auto truth = events_of_person(store, row.value());
    Day last = moment_at(server->versions().back().zone, second()).day;
    for (const Event& event : own) last = std::max(last, event.at.day);
    const auto here = evaluate(server->versions(), std::move(own), last);
    const auto there = evaluate(server->versions(), std::move(truth).value(), last);
    const bool same = here.ok() && there.ok() &&
                      fingerprint(here.value()) == fingerprint(there.value());
    if (!same)
      finding.wrong.push_back("the phone of " + tablet->owner()->text + " has another ledger");
  }
}

}  // namespace yearward::simulation
