// What a customer carries away: read back whole or refused, and taken once, whichever comes first,
// the tablet's own log or its receipt.
#include <doctest/doctest.h>

#include "core/sync/receipt.hpp"
#include "tests/unit/sync_shop.hpp"

namespace {

using namespace yearward;
using namespace yearward::sync;
using Code = Verdict::Code;

Receipt receipt_from_till(Shop& shop, DeviceNumber number, const EventId& sale) {
  auto receipt = shop.device(number).receipt_of(sale);
  REQUIRE(receipt);
  receipt->signature = PlainSeals::made(number, receipt_text(*receipt));
  return *receipt;
}

Result<Brought> brings(Shop& shop, const Receipt& receipt) {
  auto brought = shop.hub.bring(shop.store, receipt, shop.now);
  if (brought.ok()) {
    shop.store.commit();
  } else {
    shop.store.roll_back();
    shop.hub.forget();
  }
  return brought;
}

Receipt paper(std::int64_t yuan = 50) {
  Shop shop;
  const EventId sale = shop.sells(1, "ann", yuan);
  Receipt receipt = receipt_from_till(shop, 1, sale);
  receipt.signature = std::string(64, 's');
  return receipt;
}

}  // namespace

TEST_CASE("a receipt reads back as it was written, in capitals or small, with spaces or without") {
  const Receipt receipt = paper();
  const auto text = text_of(receipt);
  REQUIRE(text.ok());
  CHECK(text.value().size() < 400);
  CHECK(text.value().find_first_not_of("0123456789", 3) == std::string::npos);
  CHECK(looks_like_receipt(text.value()));
  std::string typed = " ywr" + text.value().substr(3, 40) + "\r\n " + text.value().substr(43);
  for (const std::string& said : {text.value(), typed}) {
    const auto read = receipt_from_text(said);
    REQUIRE(read.ok());
    CHECK(read.value() == receipt);
  }
}

TEST_CASE("a code that is no whole receipt is refused by name, wherever it is cut or changed") {
  const std::string text = text_of(paper()).value();
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    const auto read = receipt_from_text(text.substr(0, cut));
    CAPTURE(cut);
    REQUIRE_FALSE(read.ok());
    CHECK(read.problem().refusal == Refusal::ReceiptIsMalformed);
  }
  struct Row {
    const char* story;
    std::string text;
  };
  const Row rows[] = {{"a card", "880000000001"},
                      {"letters among the digits", text + "x"},
                      {"more behind it", text + "000"},
                      {"digits that say more than their bytes", "YWR999"},
                      {"nothing but the mark", "YWR"},
                      {"endless", std::string(100'000, '1')}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(receipt_from_text(row.text).problem().refusal == Refusal::ReceiptIsMalformed);
  }
  // A changed digit never crashes; when it reads at all it says something else.
  for (std::size_t at = 3; at < text.size(); ++at) {
    std::string other = text;
    other[at] = other[at] == '9' ? '0' : static_cast<char>(other[at] + 1);
    const auto read = receipt_from_text(other);
    if (read.ok()) CHECK_FALSE(read.value() == paper());
  }
}

TEST_CASE("a receipt of a version from the future is told apart from one that is damaged") {
  std::string text = text_of(paper()).value();
  const auto first = std::stoull(text.substr(3, 17)) + (1ULL << 48);  // the first of seven bytes
  const std::string digits = std::to_string(first);
  text.replace(3, 17, std::string(17 - digits.size(), '0') + digits);
  CHECK(receipt_from_text(text).problem().refusal == Refusal::WordIsNotAnOption);
}

TEST_CASE("what is given back has no receipt, nor what the server has") {
  Shop shop;
  shop.sells(1, "ann", 1'000);
  shop.exchanges(1, {MemberId{"ann"}});
  const EventId sale = shop.sells(1, "ann", 5);
  CHECK(shop.device(1).receipt_of(sale));
  shop.exchanges(1);
  CHECK_FALSE(shop.device(1).receipt_of(sale));
  Deed back;
  back.kind = Fact::Kind::Return;
  back.event.member = MemberId{"ann"};
  back.lease = shop.device(1).image().leases.front().id;
  CHECK_FALSE(shop.device(1).receipt_of(shop.does(1, back)));
}

TEST_CASE("a fact with long details has no receipt, and says so") {
  Receipt receipt = paper();
  EventDetails more;
  for (int tag = 0; tag < 8; ++tag) more.tags.push_back(std::string(60, 'x'));
  receipt.fact.event.more = more;
  CHECK(text_of(receipt).problem().refusal == Refusal::TextIsTooLong);
}

TEST_CASE("a sale that died with its tablet is taken by its receipt, once") {
  Shop shop;
  const EventId sale = shop.sells(1, "ann", 50);
  const Receipt receipt = receipt_from_till(shop, 1, sale);
  const auto first = brings(shop, receipt);
  REQUIRE(first.ok());
  CHECK(first.value().is_new);
  CHECK(first.value().event == sale);
  CHECK(first.value().verdict.code == Code::Accepted);
  CHECK(shop.available("ann") == Points{50});
  const auto again = brings(shop, receipt);
  REQUIRE(again.ok());
  CHECK_FALSE(again.value().is_new);
  CHECK(shop.available("ann") == Points{50});
  // The tablet was only in a drawer: what its log says is the same sale.
  const Reply reply = shop.exchanges(1);
  CHECK_FALSE(reply.fork);
  REQUIRE(reply.verdicts.size() == 1);
  CHECK(reply.verdicts[0].code == Code::Repeated);
  CHECK(shop.available("ann") == Points{50});
  CHECK_FALSE(brings(shop, receipt).value().is_new);
}

TEST_CASE("a receipt of what the log brought changes nothing, and tells what was said of it") {
  Shop shop;
  Deed deed;
  deed.event.member = MemberId{"ann"};
  deed.event.amount = Money{10'000};
  deed.claim = Points{150};
  const EventId sale = shop.does(1, deed);
  const Receipt receipt = receipt_from_till(shop, 1, sale);
  shop.exchanges(1);
  const auto brought = brings(shop, receipt);
  REQUIRE(brought.ok());
  CHECK_FALSE(brought.value().is_new);
  CHECK(brought.value().verdict.code == Code::Adjusted);
  CHECK(brought.value().verdict.delta == Points{-50});
  CHECK(shop.available("ann") == Points{100});
}

TEST_CASE("a forged or altered receipt, and one of a stranger, are refused and change nothing") {
  Shop shop;
  const EventId sale = shop.sells(1, "ann", 50);
  const Receipt good = receipt_from_till(shop, 1, sale);
  struct Row {
    const char* story;
    Refusal refusal;
    Receipt receipt;
  };
  std::vector<Row> rows;
  const auto row = [&](const char* story, Refusal refusal, auto change) {
    Receipt receipt = good;
    change(receipt);
    rows.push_back({story, refusal, receipt});
  };
  row("more money", Refusal::SealIsWrong, [](Receipt& it) { it.fact.event.amount = Money{1}; });
  row("another member", Refusal::SealIsWrong,
      [](Receipt& it) { it.fact.event.member = MemberId{"bob"}; });
  row("another place", Refusal::SealIsWrong, [](Receipt& it) { it.place.sequence = 2; });
  row("another tablet of the shop", Refusal::SealIsWrong, [](Receipt& it) {
    it.place.device = 2;
    it.fact.event.id = event_id_of(it.place);
  });
  row("another link", Refusal::SealIsWrong, [](Receipt& it) { it.head[0] ^= 1; });
  row("a tablet nobody enrolled", Refusal::DeviceIsUnknown,
      [](Receipt& it) { it.place.device = 9; });
  row("an epoch that never was", Refusal::DeviceIsUnknown, [](Receipt& it) { it.place.epoch = 2; });
  row("a name of another tablet's", Refusal::ReceiptIsMalformed, [](Receipt& it) {
    it.fact.event.id = event_id_of({2, 1, 1});
    it.signature = PlainSeals::made(1, receipt_text(it));
  });
  for (const Row& each : rows) {
    CAPTURE(each.story);
    CHECK(brings(shop, each.receipt).problem().refusal == each.refusal);
  }
  CHECK(shop.store.facts().empty());
  CHECK(shop.available("ann") == Points{0});
}

TEST_CASE("no receipt passes for a seal of a log, nor a seal for a receipt") {
  const Receipt receipt = paper();
  CHECK(receipt_text(receipt).substr(0, 4) == "YWR1");
  CHECK(seal_text({1, 1, 1}, 1, receipt.head).substr(0, 4) == "YWS1");
  Shop shop;
  const EventId sale = shop.sells(1, "ann", 50);
  Receipt sealed = receipt_from_till(shop, 1, sale);
  sealed.signature = PlainSeals::made(1, seal_text({1, 1, 1}, 1, sealed.head));
  CHECK(brings(shop, sealed).problem().refusal == Refusal::SealIsWrong);
}

TEST_CASE("a gift by receipt comes out of its lease while that is held, and is the store's after") {
  for (const bool is_reclaimed : {false, true}) {
    CAPTURE(is_reclaimed);
    Shop shop;
    shop.sells(1, "ann", 200);
    shop.exchanges(1, {MemberId{"ann"}});
    const EventId gift = shop.does(1, shop.spend("ann", 100));
    const Receipt receipt = receipt_from_till(shop, 1, gift);
    // The tablet is lost: enrolled anew as another, the old one let go.
    REQUIRE(shop.hub.revoke(shop.store, 1).ok());
    shop.store.commit();
    if (is_reclaimed) {
      shop.now += 40 * 86'400;
      REQUIRE(shop.hub.tend(shop.store, shop.now).ok());
      shop.store.commit();
      CHECK(shop.available("ann") == Points{200});
    }
    const auto brought = brings(shop, receipt);
    REQUIRE(brought.ok());
    CHECK(brought.value().is_new);
    CHECK(brought.value().verdict.code == (is_reclaimed ? Code::OverEscrow : Code::Accepted));
    CHECK(shop.liability() == Points{is_reclaimed ? 100 : 0});
    CHECK(shop.available("ann") == Points{is_reclaimed ? 200 : 100});
    CHECK_FALSE(brings(shop, receipt).value().is_new);
  }
}

TEST_CASE("receipts of one lease never bring more than it holds") {
  Shop shop;
  shop.sells(1, "ann", 200);
  shop.exchanges(1, {MemberId{"ann"}});
  std::vector<Receipt> receipts;
  for (int gift = 0; gift < 2; ++gift)
    receipts.push_back(receipt_from_till(shop, 1, shop.does(1, shop.spend("ann", 50))));
  // Whoever holds the unlocked tablet signs a third one beyond the lease.
  Receipt third = receipts.back();
  third.place.sequence += 1;
  third.fact.event.id = event_id_of(third.place);
  third.signature = PlainSeals::made(1, receipt_text(third));
  receipts.push_back(third);
  for (const Receipt& receipt : receipts) REQUIRE(brings(shop, receipt).ok());
  CHECK(shop.available("ann") == Points{100});
  CHECK(shop.liability() == Points{50});
}

TEST_CASE("a refund waits for its sale, whichever receipt comes first") {
  Shop shop;
  const EventId sale = shop.sells(1, "ann", 200);
  const Receipt sold = receipt_from_till(shop, 1, sale);
  Deed deed;
  deed.event.type = EventType::Refund;
  deed.event.member = MemberId{"ann"};
  deed.event.refers_to = sale;
  deed.event.amount = Money{5'000};
  deed.claim = Points{-50};
  const Receipt back = receipt_from_till(shop, 1, shop.does(1, deed));
  CHECK(brings(shop, back).value().verdict.code == Code::Held);
  CHECK(brings(shop, sold).value().verdict.code == Code::Accepted);
  CHECK(shop.available("ann") == Points{150});
  const Reply reply = shop.exchanges(1);
  CHECK(reply.upto == 2);
  CHECK(shop.available("ann") == Points{150});
}

TEST_CASE("a log put back behind a sale that its receipt brought goes on in a new epoch") {
  Shop shop;
  const Image image = shop.device(1).image();
  const std::string journal = shop.device(1).journal_now();
  const EventId sale = shop.sells(1, "ann", 50);
  const Receipt receipt = receipt_from_till(shop, 1, sale);
  REQUIRE(brings(shop, receipt).ok());
  // The disk is put back from a copy, and another sale takes the same place and name.
  shop.devices[1] = shop.take_up(1, image, journal);
  shop.now += 60;
  CHECK(shop.sells(1, "bob", 7) == sale);
  shop.sells(1, "cat", 9);
  CHECK(shop.exchanges(1).fork);
  shop.exchanges(1);
  CHECK(shop.device(1).outbox().empty());
  CHECK(shop.available("ann") == Points{50});
  CHECK(shop.available("bob") == Points{7});
  CHECK(shop.available("cat") == Points{9});
}

TEST_CASE("what receipts brought is known to a log that was put back, and not said twice") {
  Shop shop;
  const EventId sale = shop.sells(1, "ann", 50);
  REQUIRE(brings(shop, receipt_from_till(shop, 1, sale)).ok());
  shop.sells(1, "ann", 5);
  Request request = shop.asks(1);
  request.push.facts[1].claim = Points{6};  // not what was chained
  const auto reply = shop.answers(request);
  REQUIRE(reply.ok());
  REQUIRE(reply.value().fork);
  CHECK(reply.value().fork->known.size() == 1);
  const auto change = shop.device(1).change_from(reply.value());
  REQUIRE(change);
  shop.device(1).committed(*change, shop.clock());
  REQUIRE(shop.device(1).outbox().size() == 1);
  shop.exchanges(1);
  CHECK(shop.available("ann") == Points{55});
}

TEST_CASE("a place whose sale is known with other content brings nothing and says so") {
  Shop shop;
  const Image image = shop.device(1).image();
  const std::string journal = shop.device(1).journal_now();
  const EventId lost = shop.sells(1, "ann", 50);
  const Receipt receipt = receipt_from_till(shop, 1, lost);
  shop.devices[1] = shop.take_up(1, image, journal);
  shop.now += 60;
  shop.sells(1, "bob", 7);
  shop.exchanges(1);
  CHECK(brings(shop, receipt).problem().refusal == Refusal::EventIsKnownWithOtherContent);
  CHECK(shop.available("ann") == Points{0});
}
