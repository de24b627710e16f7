// simulation: lives through one world after the other, each from its own seed, until the time is up
// or one goes wrong. A seed that fails prints its story and replays with --seed.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "core/codec/codec.hpp"
#include "tests/simulation/world.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using namespace yearward::simulation;

namespace {

constexpr const char* kUsage =
    "usage: simulation [--first-seed N] [--seconds S] [--seeds K] [--plant NAME] [--json]\n"
    "       simulation --seed N [--plant NAME]     lives one seed and tells its story\n"
    "       simulation --plants                    lists the faults that can be planted\n";

struct Options {
  std::uint64_t first_seed = 1, seeds = UINT64_MAX;
  std::int64_t seconds = 10;
  Plant plant = Plant::None;
  bool json = false, one = false, list = false, good = true;
};

Options options_from(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const char* value = i + 1 < count ? words[i + 1] : "";
    const auto number = [&] { return std::strtoull(value, nullptr, 10); };
    if (word == "--json") options.json = true;
    else if (word == "--plants") options.list = true;
    else if (word == "--first-seed") options.first_seed = number(), ++i;
    else if (word == "--seconds") options.seconds = static_cast<std::int64_t>(number()), ++i;
    else if (word == "--seeds") options.seeds = number(), options.seconds = 1'000'000, ++i;
    else if (word == "--seed") options.first_seed = number(), options.one = true, ++i;
    else if (word == "--plant") {
      ++i;
      for (const PlantRow& row : plants())
        if (row.name == value) options.plant = row.plant;
      options.good = options.good && options.plant != Plant::None;
    } else {
      options.good = false;
    }
  }
  return options;
}

// The supermarket of the seed sentence, and what it becomes when its rules change.
Programmes programmes() {
  Programmes found;
  Versions versions =
      codec::versions_from_json(story::programme_file("community_mart.json")).value();
  found.steps.push_back(versions);
  for (std::int32_t change = 1; change <= 2; ++change) {
    Programme next = versions.back();
    ++next.version;
    next.effective_from = day_from({2026, 3, 2 + 2 * change});
    for (Rule& rule : next.rules)
      if (rule.id.text == "base") rule.amount.rate.numerator = change + 1;
    next.rewards.front().price += Points{500};
    settle(next);
    versions.push_back(next);
    found.steps.push_back(versions);
  }
  return found;
}

void print_story(const Finding& finding, const Options& options) {
  std::printf("seed %llu: %s\n", static_cast<unsigned long long>(finding.seed),
              finding.swarm.c_str());
  for (const std::string& line : finding.story) std::printf("  %s\n", line.c_str());
  for (const std::string& line : finding.wrong) std::printf("wrong: %s\n", line.c_str());
  std::printf("replay: simulation --seed %llu", static_cast<unsigned long long>(finding.seed));
  for (const PlantRow& row : plants())
    if (row.plant == options.plant) std::printf(" --plant %s", std::string(row.name).c_str());
  std::printf("\n");
}

struct Total {
  Counts counts;
  std::uint64_t seeds = 0, hash = 0;
  double seconds = 0;
};

void print_json(const Total& total, const Finding& last) {
  const Counts& c = total.counts;
  const double hours = static_cast<double>(c.device_millis) / static_cast<double>(kHour);
  const struct { const char* name; std::int64_t value; } rows[] = {
      {"seeds", static_cast<std::int64_t>(total.seeds)},
      {"device_hours", static_cast<std::int64_t>(hours)},
      {"device_hours_per_second", static_cast<std::int64_t>(hours / total.seconds)},
      {"exchanges", c.exchanges}, {"acknowledged", c.acknowledged}, {"lost", c.lost},
      {"double", c.twice}, {"lost_with_storage", c.lost_with_storage}, {"faults", c.faults()},
      {"points_spent_offline", c.spent_offline}, {"points_over_escrow", c.over_escrow},
      {"over_escrow", c.over_escrow_times}, {"leases", c.leases}, {"reclaimed", c.reclaimed},
      {"dropped", c.dropped}, {"duplicated", c.duplicated}, {"outages", c.outages},
      {"kills", c.kills}, {"power_cuts", c.power_cuts}, {"wipes", c.wipes},
      {"rollbacks", c.rollbacks}, {"images_lost", c.images_lost}, {"disks_full", c.disks_full},
      {"clock_jumps", c.clock_jumps}, {"second_tabs", c.second_tabs},
      {"server_crashes_before_commit", c.server_before},
      {"server_crashes_after_commit", c.server_after}, {"server_outages", c.server_outages},
      {"rule_changes", c.rule_changes}, {"merges", c.merges}, {"unmerges", c.unmerges},
      {"deletions", c.deletions},
      {"facts_of_an_older_version", c.old_versions}, {"forks", c.forks}, {"held", c.held},
      {"refused", c.refused}, {"receipts", c.receipts}, {"receipts_taken", c.brought}};
  std::printf("{");
  for (const auto& row : rows)
    std::printf("\"%s\":%lld,", row.name, static_cast<long long>(row.value));
  std::printf("\"failing_seed\":%lld,",
              last.wrong.empty() ? -1LL : static_cast<long long>(last.seed));
  std::printf("\"hash\":\"%016llx\"}\n", static_cast<unsigned long long>(total.hash));
}

}  // namespace

int main(int count, char** words) {
  const Options options = options_from(count, words);
  if (!options.good) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  if (options.list) {
    for (const PlantRow& row : plants())
      std::printf("%-22s %s\n", std::string(row.name).c_str(), std::string(row.story).c_str());
    return 0;
  }
  const Programmes rules = programmes();
  if (options.one) {
    const Finding finding = World(rules, options.first_seed, options.plant, true).run();
    print_story(finding, options);
    std::printf("hash %016llx\n", static_cast<unsigned long long>(finding.hash));
    return finding.wrong.empty() ? 0 : 1;
  }
  const auto began = std::chrono::steady_clock::now();
  Total total;
  Finding last;
  while (total.seeds < options.seeds && last.wrong.empty()) {
    last = World(rules, options.first_seed + total.seeds, options.plant, false).run();
    ++total.seeds;
    total.counts.add(last.counts);
    total.hash = total.hash * 1099511628211ULL + last.hash;
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - began;
    total.seconds = since.count();
    if (total.seconds >= static_cast<double>(options.seconds)) break;
  }
  if (!last.wrong.empty() && !options.json)
    print_story(World(rules, last.seed, options.plant, true).run(), options);
  if (options.json) print_json(total, last);
  const bool well = last.wrong.empty();
  if (!options.json)
    std::printf("%llu passed, %d failed\n",
                static_cast<unsigned long long>(total.seeds - (well ? 0 : 1)), well ? 0 : 1);
  return well ? 0 : 1;
}
