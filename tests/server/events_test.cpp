// Pushing and pulling: what is accepted, what is refused for good, and that saying it twice changes
// nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/codec/codec.hpp"
#include "tests/server/house.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

sync::PushAnswer push(const House& house, const std::string& cookie,
                      const std::vector<std::string>& list) {
  const Reply reply =
      house.client().ask({"POST", "/v1/events", cookie, events(list), {}, true});
  CAPTURE(reply.body);
  REQUIRE(reply.status == 200);
  const auto answer = codec::push_answer_from_json(reply.body);
  REQUIRE(answer.ok());
  return answer.value();
}

// "accepted", or the refusal's name.
std::string verdict(const House& house, const std::string& cookie, const std::string& event) {
  const sync::PushAnswer answer = push(house, cookie, {event});
  REQUIRE(answer.accepted.size() + answer.refused.size() == 1);
  return answer.refused.empty() ? "accepted"
                                : std::string(name_of(answer.refused.front().problem.refusal));
}

sync::PullAnswer pull(const House& house, const std::string& cookie, const std::string& query) {
  const Reply reply = house.client().ask({"GET", "/v1/sync?" + query, cookie});
  REQUIRE(reply.status == 200);
  const auto answer = codec::pull_answer_from_json(reply.body);
  REQUIRE(answer.ok());
  return answer.value();
}

std::string refund(const std::string& id, const std::string& of, const std::string& amount,
                   const std::string& at) {
  return R"({"id":")" + id + R"(","member":"M1","type":"refund","at":")" + at +
         R"(","amount":")" + amount + R"(","refers_to":")" + of + R"("})";
}

std::string redeem(const std::string& id, const std::string& member, const std::string& reward) {
  return R"({"id":")" + id + R"(","member":")" + member +
         R"(","type":"redeem","at":"2026-01-03","reward":")" + reward + R"("})";
}

}  // namespace

TEST_CASE("what each caller may say, event by event") {
  struct Row {
    const char* story;
    const char* card;
    std::string event;
    const char* verdict;
  };
  const Row rows[] = {
      {"a till says a purchase", kTill, purchase("a1", "M1", "500.00"), "accepted"},
      {"the same again", kTill, purchase("a1", "M1", "500.00"), "accepted"},
      {"the same id, another amount", kTill, purchase("a1", "M1", "501.00"),
       "event_is_known_with_other_content"},
      {"the same id, another member", kTill, purchase("a1", "M2", "500.00"),
       "event_is_known_with_other_content"},
      {"a till for nobody", kTill, purchase("a2", "M9", "1.00"), "member_is_unknown"},
      {"a till for itself", kTill, purchase("a3", "till-1", "1.00"), "member_is_unknown"},
      {"a till for a member of another programme", kTill, purchase("a4", "C1", "1.00"),
       "member_is_unknown"},
      {"a till whose clock is ahead", kTill, purchase("a5", "M1", "1.00", "2026-01-04"),
       "accepted"},
      {"later on the same day", kTill, purchase("a6", "M1", "1.00", "2026-01-03T23:59:59"),
       "accepted"},
      {"before the programme", kTill, purchase("a7", "M1", "1.00", "1999-01-01"),
       "no_version_in_force"},
      {"a till sets a goal", kTill, goal("a8", "M1", "600.00"), "not_yours_to_do"},
      {"a refund of nothing", kTill, refund("a9", "nothing", "1.00", "2026-01-03"),
       "refund_refers_to_nothing"},
      {"a refund larger than the purchase", kTill, refund("b1", "a1", "501.00", "2026-01-03"),
       "refund_is_larger_than_the_purchase"},
      {"a refund", kTill, refund("b2", "a1", "200.00", "2026-01-03"), "accepted"},
      {"more than is left of the purchase", kTill, refund("b3", "a1", "301.00", "2026-01-03"),
       "refund_is_larger_than_the_purchase"},
      {"a member sets a goal", kWang, goal("c1", "M1", "600.00"), "accepted"},
      {"a member sets another's goal", kWang, goal("c2", "M2", "600.00"), "not_yours_to_do"},
      {"a member says a purchase", kWang, purchase("c3", "M1", "9999.00"), "not_yours_to_do"},
      {"a member says a refund", kWang, refund("c4", "a1", "1.00", "2026-01-03"),
       "not_yours_to_do"},
      {"a member redeems more than is held", kWang, redeem("c5", "M1", "rice"),
       "reward_costs_more_than_is_held"},
      {"a member redeems what is not offered", kWang, redeem("c6", "M1", "moon"),
       "name_is_unknown"},
      {"a member redeems for another", kWang, redeem("c7", "M2", "rice"), "not_yours_to_do"},
      {"much is bought", kTill, purchase("d1", "M1", "20000.00"), "accepted"},
      {"a member redeems what is held", kWang, redeem("d2", "M1", "rice"), "accepted"},
      {"and cannot spend it twice", kWang, redeem("d3", "M1", "rice"),
       "reward_costs_more_than_is_held"},
  };
  const House house;
  const std::map<std::string, std::string> cookies = {{kTill, house.cookie_of(kTill)},
                                                      {kWang, house.cookie_of(kWang)}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(verdict(house, cookies.at(row.card), row.event) == row.verdict);
  }
}

TEST_CASE("a refused event does not block those beside it, and every id comes back once") {
  const House house;
  const auto answer = push(house, house.cookie_of(kTill),
                           {purchase("p1", "M1", "10.00"), purchase("p2", "M9", "10.00"),
                            purchase("p1", "M1", "10.00"), purchase("p3", "M1", "10.00")});
  CHECK(answer.accepted == std::vector<EventId>{EventId("p1"), EventId("p3")});
  REQUIRE(answer.refused.size() == 1);
  CHECK(answer.refused.front().id == EventId("p2"));
}

TEST_CASE("late events take their place in time and are judged with what came after") {
  const House house;
  const std::string till = house.cookie_of(kTill), wang = house.cookie_of(kWang);
  CHECK(verdict(house, till, purchase("late", "M1", "13000.00", "2026-01-03T01:00")) == "accepted");
  CHECK(verdict(house, wang, redeem("r", "M1", "rice")) ==
        "reward_costs_more_than_is_held");  // at midnight, before the purchase
  CHECK(verdict(house, till, purchase("early", "M1", "13000.00", "2026-01-01")) == "accepted");
  CHECK(verdict(house, wang, redeem("r2", "M1", "rice")) == "accepted");
  const auto pulled = pull(house, wang, "after=0");
  REQUIRE(pulled.events.size() == 3);
  CHECK(pulled.events[1].event.id == EventId("early"));  // places follow arrival, not occurrence
}

TEST_CASE("more than five hundred events are pushed and pulled in several exchanges") {
  const House house;
  const std::string till = house.cookie_of(kTill), wang = house.cookie_of(kWang);
  std::vector<std::string> list;
  for (int number = 0; number < 501; ++number) {
    list.push_back(purchase("n" + std::to_string(number), "M1", "1.00"));
  }
  const Reply too_many =
      house.client().ask({"POST", "/v1/events", till, events(list), {}, true});
  CHECK(too_many.status == 400);
  CHECK(too_many.has("too_many_events"));
  const std::vector<std::string> first(list.begin(), list.begin() + 500);
  CHECK(push(house, till, first).accepted.size() == 500);
  CHECK(push(house, till, {list.back()}).accepted.size() == 1);

  const auto start = pull(house, wang, "after=0&rules=unknown");
  CHECK(start.events.size() == 500);
  CHECK(start.more);
  CHECK(start.cursor == 500);
  CHECK_FALSE(start.rules_document.empty());
  const auto rest = pull(house, wang, "after=500&rules=" + start.rules);
  REQUIRE(rest.events.size() == 1);
  CHECK(rest.events.front().place == 501);
  CHECK_FALSE(rest.more);
  CHECK(rest.rules_document.empty());
  const auto nothing = pull(house, wang, "after=501&rules=" + start.rules);
  CHECK(nothing.events.empty());
  CHECK(nothing.cursor == 501);
}

TEST_CASE("a pull says who the member is and what time it is in the programme's own zone") {
  const House house;
  const auto answer = pull(house, house.cookie_of(kWang), "after=0");
  CHECK(answer.profile.id == MemberId("M1"));
  CHECK(answer.profile.card == kWang);
  CHECK(text_from_moment(answer.as_of) == "2026-01-03T16:00:00");
  CHECK(pull(house, house.cookie_of(kDana), "").profile.id == MemberId("C1"));
}

TEST_CASE("what another program appended is seen by the next push") {
  House house;
  const std::string till = house.cookie_of(kTill), wang = house.cookie_of(kWang);
  CHECK(verdict(house, till, purchase("p1", "M1", "100.00")) == "accepted");
  const MemberKey key{ProgrammeId("community_mart"), MemberId("M1")};
  REQUIRE(house.store()
              .write([&](Transaction& transaction) -> Outcome {
                TRY([[maybe_unused]] const auto appended,
                    transaction.append(key, EventId("imported"),
                                       R"({"amount":"13000.00","at":"2026-01-01T00:00:00",)"
                                       R"("id":"imported","member":"M1","type":"purchase"})"));
                return Done{};
              })
              .ok());
  CHECK(verdict(house, wang, redeem("r", "M1", "rice")) == "accepted");
}

TEST_CASE("32 redemptions of the last points at once: exactly one succeeds") {
  const House house;
  CHECK(verdict(house, house.cookie_of(kTill), purchase("p", "M1", "13000.00")) == "accepted");
  const std::string wang = house.cookie_of(kWang);
  std::atomic<int> accepted = 0;
  std::vector<std::thread> threads;
  for (int number = 0; number < 32; ++number) {
    threads.emplace_back([&, number] {
      const std::string body = events({redeem("r" + std::to_string(number), "M1", "rice")});
      const Reply reply = house.client().ask({"POST", "/v1/events", wang, body, {}, true});
      if (reply.has("\"refused\":[]")) ++accepted;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(accepted == 1);
}

TEST_CASE("requests that wait together share a commit") {
  Scratch scratch;
  auto store = SqliteStore::open((scratch.path / "group.db").string());
  REQUIRE(store.ok());
  Writer writer(*store.value(), {}, {[](const Problem&) {}});
  std::atomic<int> done = 0, refused = 0;
  for (int number = 0; number < 400; ++number) {
    const MemberKey key{ProgrammeId("shop"), MemberId("M" + std::to_string(number % 7))};
    const bool is_odd = number % 2 == 1;
    const auto work = [key, number, is_odd](Transaction& transaction) -> Outcome {
      if (is_odd) return Refusal::NotYoursToDo;  // before any change: the others are not touched
      TRY([[maybe_unused]] const auto appended,
          transaction.append(key, EventId("e" + std::to_string(number)), "{}"));
      return Done{};
    };
    REQUIRE(writer.submit({work, [&](const Outcome& outcome) {
                             outcome.ok() ? ++done : ++refused;
                           }}));
  }
  writer.finish();
  CHECK(done == 200);
  CHECK(refused == 200);
  CHECK(writer.count().jobs == 400);
  CHECK(writer.count().commits < 100);
  CHECK_FALSE(writer.submit({{}, {}}));
}
