// The population run as it is typed: the same result with any number of threads, and sums that add
// up.
#include <doctest/doctest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/server/house.hpp"

namespace {

using namespace yearward::server;
using nlohmann::json;

json population(const std::string& flags) {
  const Scratch scratch;
  const std::string out = (scratch.path / "out").string();
  const std::string line = "'" + program_beside("yearward") + "' population --programme '" +
                           YEARWARD_SOURCE_DIR "/assets/programmes/community_mart.json' --json " +
                           flags + " >" + out;
  REQUIRE(std::system(line.c_str()) == 0);
  return json::parse(read_file(out), nullptr, false);
}

std::int64_t sum_of(const json& numbers) {
  std::int64_t sum = 0;
  for (const json& number : numbers) sum += number.get<std::int64_t>();
  return sum;
}

}  // namespace

TEST_CASE("a population comes to the same with one thread and with two") {
  const json one = population("--members 2000 --threads 1");
  const json two = population("--members 2000 --threads 2");
  REQUIRE(one.is_object());
  CHECK(one == two);
  CHECK(one["hash"].get<std::string>().size() == 16);
  CHECK(population("--members 2000 --seed 2")["hash"] != one["hash"]);
}

TEST_CASE("every made-up member is on one level each year, and every point is somewhere") {
  const json result = population("--members 1000 --years 2");
  REQUIRE(result["ladders"].size() == 1);
  const json& ladder = result["ladders"][0];
  REQUIRE(ladder["members"].size() == 2);
  for (const json& year : ladder["members"]) CHECK(sum_of(year) == 1000);
  REQUIRE(ladder["migration"].size() == 1);
  for (std::size_t from = 0; from < 3; ++from) {
    CHECK(sum_of(ladder["migration"][0][from]) ==
          ladder["members"][0][from].get<std::int64_t>());
    std::int64_t arrived = 0;
    for (const json& row : ladder["migration"][0]) arrived += row[from].get<std::int64_t>();
    CHECK(arrived == ladder["members"][1][from].get<std::int64_t>());
  }
  for (const json& unit : result["units"]) {
    const auto of = [&](const char* name) { return unit[name].get<std::int64_t>(); };
    CHECK(of("earned") == of("outstanding") + of("spent") + of("lapsed") + of("reversed") -
                              of("deficit") - of("clamped"));
    CHECK(of("earned") > 0);
  }
  CHECK(result["first_reward"]["reached"].get<std::int64_t>() > 0);
}
