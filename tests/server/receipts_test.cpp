// Receipts at the server's door: who may bring one, which are believed, and that a sale is in the
// books once, whether its tablet, its receipt or both bring it; on either database.
#include <doctest/doctest.h>
#include <signal.h>

#include <ctime>
#include <nlohmann/json.hpp>

#include "core/sync/receipt.hpp"
#include "tests/server/cluster.hpp"
#include "tests/server/house.hpp"
#include "tests/server/process.hpp"
#include "tests/server/shell.hpp"
#include "tests/server/tablet.hpp"
#include "tools/server/devices.hpp"
#include "tools/server/open_store.hpp"
#include "tools/server/secrets.hpp"
#include "tools/server/staff.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

HttpTablet tablet_of(House& house, KeyKind kind = KeyKind::Ed25519) {
  SignedDevice key(kind);
  const std::string code = new_enrolment(house.client(), house.cookie_of(kManager));
  REQUIRE(key.enrol(house.client(), code).status == 201);
  return HttpTablet(std::move(key), house.clock.now);
}

Reply brings(const House& house, const char* card, const std::string& receipt) {
  const json body = {{"receipt", receipt}};
  return house.client().ask({"POST", "/v1/receipts", house.cookie_of(card), body.dump()});
}

json balance_of(const House& house) {
  const Reply reply =
      house.client().ask({"GET", "/v1/members/M1/balance", house.cookie_of(kCashier)});
  REQUIRE(reply.status == 200);
  return json::parse(reply.body)["balances"][0];
}

std::int64_t points_of(const House& house) {
  return balance_of(house)["available"].get<std::int64_t>();
}

void revoke(const House& house, const HttpTablet& tablet) {
  const Ask ask{"DELETE", "/v1/devices/" + tablet.key.id(), house.cookie_of(kManager)};
  REQUIRE(house.client().ask(ask).status == 204);
}

// The receipt with something about it changed, signed by whoever.
std::string altered(const std::string& text, SignedDevice* signer,
                    const std::function<void(sync::Receipt&)>& change) {
  auto receipt = sync::receipt_from_text(text);
  REQUIRE(receipt.ok());
  change(receipt.value());
  if (signer) receipt.value().signature = signer->sealed(sync::receipt_text(receipt.value()));
  return sync::text_of(receipt.value()).value();
}

}  // namespace

TEST_CASE("a receipt brings the sale of a tablet that is gone, once, whoever brings it again") {
  for (const KeyKind kind : {KeyKind::Ed25519, KeyKind::P256}) {
    CAPTURE(name_of(kind));
    House house;
    HttpTablet tablet = tablet_of(house, kind);
    REQUIRE(tablet.buys("M1", 5'000, 50, house.clock.now));
    const std::string receipt = tablet.receipt();
    CHECK(receipt.size() < 400);
    const Reply first = brings(house, kCashier, receipt);
    CAPTURE(first.body);
    REQUIRE(first.status == 200);
    const json told = json::parse(first.body);
    CHECK(told["is_new"] == true);
    CHECK(told["verdict"] == "accepted");
    CHECK(told["event"] == "d00000001.0001.00000001");
    CHECK(points_of(house) == 50);
    CHECK(brings(house, kWestCashier, receipt).has("\"is_new\":false"));
    house.restart();
    CHECK(brings(house, kTill, receipt).has("\"is_new\":false"));
    CHECK(points_of(house) == 50);
    // It was only in a drawer.
    CHECK(tablet.settles(house.client(), house.clock.now));
    CHECK(points_of(house) == 50);
    const Reply log = house.client().ask({"GET", "/v1/audit", house.cookie_of(kAuditor)});
    CHECK(log.has("receipt of device 1 is accepted"));
    CHECK(house.log().find("receipt_known") != std::string::npos);
  }
}

TEST_CASE("another tablet brings a receipt by its own signature") {
  House house;
  HttpTablet gone = tablet_of(house), other = tablet_of(house, KeyKind::P256);
  REQUIRE(gone.buys("M1", 5'000, 50, house.clock.now));
  const json body = {{"receipt", gone.receipt()}};
  const auto ask = [&] {
    Ask made = other.key.signed_ask(house.clock.now, "POST", "/v1/receipts", body.dump());
    return house.client().ask(made);
  };
  CHECK(ask().has("\"is_new\":true"));
  CHECK(ask().has("\"is_new\":false"));
  CHECK(points_of(house) == 50);
}

TEST_CASE("forged, altered, foreign and broken receipts are refused by name and change nothing") {
  House house;
  HttpTablet tablet = tablet_of(house);
  SignedDevice thief;
  REQUIRE(tablet.buys("M1", 5'000, 50, house.clock.now));
  const std::string good = tablet.receipt();
  const auto more = [](sync::Receipt& it) { it.fact.event.amount = Money{500'000}; };
  const auto same = [](sync::Receipt&) {};
  struct Row {
    const char* story;
    std::string receipt;
    int status;
    const char* refusal;
  };
  const Row rows[] = {
      {"more money than was signed", altered(good, nullptr, more), 403, "seal_is_wrong"},
      {"signed by a stranger", altered(good, &thief, same), 403, "seal_is_wrong"},
      {"of a tablet nobody enrolled",
       altered(good, &thief, [](sync::Receipt& it) { it.place.device = 77; }), 404,
       "device_is_unknown"},
      {"of an epoch that never was",
       altered(good, &tablet.key, [](sync::Receipt& it) { it.place.epoch = 9; }), 404,
       "device_is_unknown"},
      {"a name that is no text",
       altered(good, &tablet.key,
               [](sync::Receipt& it) { it.fact.event.member = MemberId("\xff\xfe"); }),
       400, "text_has_control_characters"},
      {"cut off", good.substr(0, good.size() - 4), 400, "receipt_is_malformed"},
      {"a card", "880000000001", 400, "receipt_is_malformed"},
      {"nothing", "", 400, "text_is_empty"},
      {"a book", std::string(3'000, '1'), 400, "text_is_too_long"}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const Reply reply = brings(house, kCashier, row.receipt);
    CAPTURE(reply.body);
    CHECK(reply.status == row.status);
    CHECK(reply.has(row.refusal));
  }
  CHECK(points_of(house) == 0);
  CHECK(brings(house, kWang, good).status == 403);  // a member does not
  CHECK(points_of(house) == 0);
  // A request that the same key signed is no receipt, and a receipt's signature is no request's.
  CHECK(brings(house, kCashier, altered(good, nullptr, [&](sync::Receipt& it) {
          it.signature = tablet.key.sealed(
              sync::seal_text(it.place, it.place.sequence, it.head));
        })).has("seal_is_wrong"));
  CHECK(points_of(house) == 0);
  CHECK(brings(house, kCashier, good).has("\"is_new\":true"));
}

TEST_CASE("a receipt from before its tablet was let go is taken, one from after it is not") {
  House house;
  HttpTablet tablet = tablet_of(house);
  REQUIRE(tablet.buys("M1", 5'000, 50, house.clock.now));
  const std::string before = tablet.receipt();
  house.clock.now += 3'600;
  revoke(house, tablet);
  REQUIRE(tablet.buys("M1", 90'000, 900, house.clock.now));
  const std::string after = tablet.receipt();
  const Reply refused = brings(house, kManager, after);
  CHECK(refused.status == 422);
  CHECK(refused.has("receipt_is_too_late"));
  CHECK(points_of(house) == 0);
  house.restart();
  CHECK(brings(house, kManager, before).has("\"is_new\":true"));
  CHECK(points_of(house) == 50);
  CHECK(brings(house, kManager, altered(before, nullptr, [](sync::Receipt& it) {
          it.fact.event.amount = Money{1};
        })).has("seal_is_wrong"));
}

TEST_CASE("a gift by receipt is paid by its lost tablet's lease, never by the member twice") {
  House house;
  HttpTablet tablet = tablet_of(house);
  const json stock = {{"id", "s1"},   {"member", "M1"},       {"type", "purchase"},
                      {"at", "2026-01-03"}, {"amount", "10000.00"}, {"place", "east"}};
  REQUIRE(house.client()
              .ask({"POST", "/v1/pos/events", house.cookie_of(kCashier), stock.dump()})
              .status == 200);
  REQUIRE(tablet.exchanges(house.client(), house.clock.now, {"M1"}) == 200);
  REQUIRE(tablet.spends("M1", "soy_sauce", 5'000, house.clock.now));
  const std::string receipt = tablet.receipt();
  house.clock.now += 60;
  revoke(house, tablet);
  CHECK(brings(house, kCashier, receipt).has("\"verdict\":\"accepted\""));
  CHECK(balance_of(house)["available"] == 5'000);
  CHECK(balance_of(house)["reserved"] == 0);
  house.clock.now += 40 * 86'400;
  house.service().tend();
  CHECK(balance_of(house)["available"] == 5'000);  // there was nothing left to come back
  CHECK(brings(house, kCashier, receipt).has("\"is_new\":false"));
  CHECK(balance_of(house)["deficit"] == 0);
}

namespace {

const ProgrammeId kShoeboxMart("community_mart");
constexpr const char* kShoeboxCard = "880000007778";

std::int64_t seconds_now() { return static_cast<std::int64_t>(std::time(nullptr)); }

// A tablet sells without a network and is never seen again; the command line and the server's door
// are given its receipts, in turn, also after the server was killed.
void shoebox_of_receipts(const std::string& address) {
  Till till(address);
  REQUIRE(secrets_are_ready());
  {
    auto store = open_store(till.database);
    REQUIRE(store.ok());
    const Member manager{{kShoeboxMart, MemberId("manager-s")}, Role::StoreManager, kShoeboxCard,
                         "n", day_from({2026, 1, 1})};
    REQUIRE(store.value()
                ->write([&](Transaction& transaction) {
                  const std::string hash = hash_of_pin("12345678", PinCost{1, 8192});
                  return hire(transaction, {manager, "east", hash});
                })
                .ok());
  }
  auto server = std::make_unique<Process>(till.database, till.log);
  const auto cookie = [&] { return Till::cookie(server->port(), kShoeboxCard, "12345678"); };
  const auto points = [&] {
    const Reply reply = server->client().ask(
        {"GET", "/v1/members/M1004/balance", cookie(), {}, {}, true});
    return json::parse(reply.body)["balances"][0]["available"].get<std::int64_t>();
  };
  const auto brings = [&](const std::string& receipt) {
    const json body = {{"receipt", receipt}};
    return server->client().ask({"POST", "/v1/receipts", cookie(), body.dump(), {}, true});
  };
  SignedDevice key;
  REQUIRE(key.enrol(server->client(), new_enrolment(server->client(), cookie())).status == 201);
  HttpTablet tablet(std::move(key), seconds_now());
  const std::int64_t had = points();
  std::vector<std::string> receipts;
  for (int sale = 0; sale < 4; ++sale) {
    REQUIRE(tablet.buys("M1004", 1'000, 10, seconds_now()));
    receipts.push_back(tablet.receipt());
  }
  CHECK(brings(receipts[2]).has("\"is_new\":true"));  // in no order
  CHECK(brings(receipts[0]).has("\"is_new\":true"));
  CHECK(server->end(SIGKILL) == -1);
  const Shell shell;
  shell.write("third.txt", receipts[3] + "\n");
  const Run read = shell.run("receipt third.txt");
  CHECK(read.status == 0);
  CHECK(read.out.find("purchase, 1000 of the smallest coin") != std::string::npos);
  const std::string db = " --db '" + till.database + "'";
  CHECK(shell.run("receipt third.txt" + db).out.find("taken: accepted") != std::string::npos);
  CHECK(shell.run("receipt " + receipts[0] + db).out.find("known before") != std::string::npos);
  CHECK(shell.run("receipt YWR000" + db).err.find("receipt_is_malformed") != std::string::npos);
  server = std::make_unique<Process>(till.database, till.log);
  for (const std::string& receipt : receipts) REQUIRE(brings(receipt).status == 200);
  const std::int64_t has = points();
  CHECK(has >= had + 40);  // more on a member day
  for (const std::string& receipt : receipts) CHECK(brings(receipt).has("\"is_new\":false"));
  CHECK(points() == has);
  CHECK(server->end(SIGTERM) == 0);
}

}  // namespace

TEST_CASE("on SQLite: receipts are taken by door and command line, once, across a killed server") {
  shoebox_of_receipts({});
}
TEST_CASE("on PostgreSQL: receipts are taken by door and command line, across a killed server" *
          doctest::test_suite("PostgreSQL")) {
  shoebox_of_receipts(Cluster::ours().new_database());
}
