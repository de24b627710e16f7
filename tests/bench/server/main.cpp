// The tools of tests/bench/server.mjs: fills a database, says purchases to a server from many
// connections, and appends to the bare store to see how high its ceiling is. It refuses to judge.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/server/client.hpp"
#include "tools/server/open_store.hpp"
#include "tools/server/secrets.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using Steady = std::chrono::steady_clock;

// So many that no member buys twice among what is on the wire at once.
constexpr int kMembers = 20'000;
constexpr const char* kCard = "9";
const ProgrammeId kMart("community_mart");

double seconds_since(Steady::time_point begun) {
  return std::chrono::duration<double>(Steady::now() - begun).count();
}

std::string member_named(std::uint64_t number) { return "B" + std::to_string(number % kMembers); }

// Each member's purchases are said in order of occurrence, as tills do: a second passes while every
// member buys once.
std::string moment_of(Moment first, std::uint64_t number) {
  return text_from_moment({first.day, first.second + static_cast<std::int32_t>(number / kMembers)});
}

std::string document_of(const std::string& id, std::uint64_t number, const std::string& at) {
  return R"({"amount":")" + std::to_string(number % 300 + 1) + R"(.00","at":")" + at +
         R"(","id":")" + id + R"(","member":")" + member_named(number) +
         R"(","type":"purchase"})";
}

int failed(const Problem& problem) {
  std::fprintf(stderr, "%s %s\n", std::string(name_of(problem.refusal)).c_str(),
               problem.detail.c_str());
  return 1;
}

// fill ADDRESS PROGRAMME: the programme, 20,000 members, one till with the card 9 and the PIN 1234.
int fill(const std::string& address, const std::string& file) {
  std::ifstream stream(file);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const nlohmann::json programme = nlohmann::json::parse(text, nullptr, false);
  const std::string document = (programme.is_array() ? programme[0] : programme).dump();
  auto store = open_store(address);
  if (!store.ok()) return failed(store.problem());
  const Outcome outcome = store.value()->write([&](Transaction& transaction) -> Outcome {
    TRY_DONE(transaction.put(ProgrammeVersion{kMart, 1, document}));
    const Day joined = day_from({2025, 6, 1});
    for (int number = 0; number < kMembers; ++number) {
      const std::string id = member_named(static_cast<std::uint64_t>(number));
      TRY_DONE(transaction.put(Member{{kMart, MemberId(id)}, Role::Member, "", id, joined}));
    }
    const MemberKey till{kMart, MemberId("till")};
    TRY_DONE(transaction.put(Member{till, Role::Till, kCard, "till", joined}));
    return transaction.put(Credential{kCard, till, hash_of_pin("1234", {1, 8192})});
  });
  return outcome.ok() ? 0 : failed(outcome.problem());
}

struct Load {
  std::uint16_t port = 0;
  int connections = 0, seconds = 0, events = 0;
  std::string run;
  Moment first;
  std::string cookie;
};

struct Heard {
  std::vector<double> milliseconds;
  std::int64_t refused = 0;
};

Heard say(const Load& load, std::atomic<std::uint64_t>& next, const std::atomic<bool>& is_over) {
  Heard heard;
  Wire wire(load.port);
  const Client client(load.port);
  while (!is_over) {
    std::string body = R"({"events":[)";
    for (int event = 0; event < load.events; ++event) {
      const std::uint64_t number = next++;
      body += (event ? "," : "") + document_of(load.run + "-" + std::to_string(number), number,
                                               moment_of(load.first, number));
    }
    const auto begun = Steady::now();
    wire.say(client.text_of({"POST", "/v1/events", load.cookie, body + "]}"}));
    const Reply reply = wire.hear(30'000);
    heard.milliseconds.push_back(seconds_since(begun) * 1000);
    if (reply.status != 200 || !reply.has("\"refused\":[]")) ++heard.refused;
  }
  return heard;
}

// load PORT CONNECTIONS SECONDS EVENTS RUN FROM: pushes of so many events each, which occur from
// then on; prints what came.
int load(Load load) {
  const Reply signed_in = Client(load.port).ask(
      {"POST", "/v1/session", {}, R"({"card":"9","pin":"1234"})", {}, true});
  const std::string cookie = signed_in.header("set-cookie");
  load.cookie = cookie.substr(0, cookie.find(';'));
  if (signed_in.status != 200) return failed({Refusal::SignInIsWrong, {}, signed_in.body});
  std::atomic<bool> is_over = false;
  std::atomic<std::uint64_t> next = 0;
  std::vector<Heard> heard(static_cast<std::size_t>(load.connections));
  std::vector<std::thread> threads;
  const auto begun = Steady::now();
  for (int connection = 0; connection < load.connections; ++connection) {
    threads.emplace_back([&, connection] {
      heard[static_cast<std::size_t>(connection)] = say(load, next, is_over);
    });
  }
  std::this_thread::sleep_for(std::chrono::seconds(load.seconds));
  is_over = true;
  for (std::thread& thread : threads) thread.join();
  const double took = seconds_since(begun);
  std::vector<double> all;
  std::int64_t refused = 0;
  for (const Heard& one : heard) {
    all.insert(all.end(), one.milliseconds.begin(), one.milliseconds.end());
    refused += one.refused;
  }
  std::sort(all.begin(), all.end());
  const auto at = [&](std::size_t per_mille) {
    return all[std::min(all.size() - 1, all.size() * per_mille / 1000)];
  };
  const auto pushes = static_cast<std::int64_t>(all.size());
  std::printf("%s\n", nlohmann::json{{"pushes", pushes},
                                     {"events", pushes * load.events},
                                     {"refused", refused},
                                     {"seconds", took},
                                     {"p50_ms", at(500)},
                                     {"p99_ms", at(990)}}
                          .dump()
                          .c_str());
  return 0;
}

// ceiling ADDRESS SECONDS BATCH RUN: appends through the store contract alone, so many a commit.
int ceiling(const std::string& address, int seconds, int batch, const std::string& run) {
  auto store = open_store(address);
  if (!store.ok()) return failed(store.problem());
  std::uint64_t number = 0;
  const auto begun = Steady::now();
  while (seconds_since(begun) < seconds) {
    Touched touched;
    std::vector<std::string> documents;
    for (int event = 0; event < batch; ++event, ++number) {
      const std::string id = run + "-" + std::to_string(number);
      touched.streams.push_back({kMart, MemberId(member_named(number))});
      touched.ids.emplace_back(kMart, EventId(id));
      documents.push_back(document_of(id, number, "2026-01-03T00:00:00"));
    }
    const Outcome outcome = store.value()->write([&](Transaction& transaction) -> Outcome {
      TRY_DONE(transaction.expect(touched));
      for (std::size_t event = 0; event < documents.size(); ++event) {
        TRY([[maybe_unused]] const Appended one,
            transaction.append(touched.streams[event], touched.ids[event].second,
                               documents[event]));
      }
      return Done{};
    });
    if (!outcome.ok()) return failed(outcome.problem());
  }
  std::printf("%s\n", nlohmann::json{{"events", number}, {"seconds", seconds_since(begun)}}
                          .dump()
                          .c_str());
  return 0;
}

}  // namespace

int main(int count, char** typed) {
  const std::vector<std::string> words(typed + 1, typed + count);
  const std::string what = words.empty() ? "" : words[0];
  const auto number = [&](std::size_t at) { return std::atoi(words[at].c_str()); };
  if (!secrets_are_ready()) return 1;
  if (what == "fill" && words.size() == 3) return fill(words[1], words[2]);
  if (what == "load" && words.size() == 7) {
    const Result<Moment> first = moment_from_text(words[6]);
    if (!first.ok()) return failed(first.problem());
    return load({static_cast<std::uint16_t>(number(1)), number(2), number(3), number(4), words[5],
                 first.value(), {}});
  }
  if (what == "ceiling" && words.size() == 5) {
    return ceiling(words[1], number(2), number(3), words[4]);
  }
  std::fputs("fill ADDRESS PROGRAMME | load PORT CONNECTIONS SECONDS EVENTS RUN FROM |"
             " ceiling ADDRESS SECONDS BATCH RUN\n",
             stderr);
  return 64;
}
