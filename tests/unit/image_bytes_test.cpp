// What a device keeps, as bytes: read back it is the same device, damaged it is refused or read as
// what it says. And finding a member by the mark of a card.
#include <doctest/doctest.h>

#include "core/sync/image_bytes.hpp"
#include "core/sync/wire_layout.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/sync_shop.hpp"

using namespace yearward;
using namespace yearward::sync;

namespace {

Image full_image() {
  Image image;
  image.device = 42;
  image.epoch = 3;
  image.store = "中山路店";
  image.acked = 1'206;
  image.link = sha256("x");
  image.server_time = kMonday;
  image.rules = "r2";
  Lease lease;
  lease.id = "l2";
  lease.member = MemberId{"M1"};
  lease.device = 42;
  lease.amount = Points{300};
  lease.spent = Points{20};
  lease.granted = kMonday;
  lease.ends = kMonday + 86'400;
  image.leases = {lease};
  Scope members;
  members.cursor = 9;
  members.limits[MemberId{"M1"}] = {MemberId{"M1"}, Points{12}, 2, false, 0xFEDC'BA98'7654'3210U};
  members.limits[MemberId{"M3"}] = {MemberId{"M3"}, Points{}, 0, false, 0};
  image.scopes[scope_of_store("中山路店")] = members;
  Scope own;
  Event event;
  event.id = EventId{"e1"};
  event.member = MemberId{"M1"};
  event.amount = Money{500};
  event.at = {day_from({2026, 3, 2}), 86'399};
  own.cursor = 4;
  own.events = {{4, event}};
  own.now_is = MemberId{"M2"};
  own.joined = {MemberId{"M3"}};
  image.scopes[scope_of_member(MemberId{"M1"})] = own;
  image.exceptions = {
      {EventId{"e7"}, {1'202, Verdict::Code::OverEscrow, Points{-3}, Refusal::LeaseIsNotHeld}}};
  return image;
}

}  // namespace

TEST_CASE("an image read back is the same image in the same bytes") {
  for (const Image& image : {Image{}, full_image()}) {
    const std::string bytes = bytes_of(image);
    const auto read = image_from_bytes(bytes);
    REQUIRE(read.ok());
    CHECK(bytes_of(read.value()) == bytes);
  }
  const Image read = image_from_bytes(bytes_of(full_image())).value();
  const Image image = full_image();
  CHECK(read.link == image.link);
  CHECK(read.leases == image.leases);
  CHECK(read.exceptions == image.exceptions);
  CHECK(read.scopes.at("s/中山路店").limits == image.scopes.at("s/中山路店").limits);
  CHECK(read.scopes.at("m/M1").events == image.scopes.at("m/M1").events);
  CHECK(read.scopes.at("m/M1").now_is == image.scopes.at("m/M1").now_is);
}

TEST_CASE("a device that starts again from its bytes goes on where it was") {
  Shop shop;
  for (int sale = 1; sale < 5; ++sale) shop.sells(1, "ann", sale);
  shop.exchanges(1);
  const Image image = image_from_bytes(bytes_of(shop.device(1).image())).value();
  shop.devices[1] = shop.take_up(1, image, shop.device(1).journal_now());
  shop.sells(1, "ann", 5);
  CHECK(shop.answers(shop.asks(1)).value().upto == 5);
}

TEST_CASE("an image cut short anywhere, or of a later version, is refused by name") {
  const std::string bytes = bytes_of(full_image());
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_FALSE(image_from_bytes(bytes.substr(0, length)).ok());
  CHECK(image_from_bytes(bytes + '\0').problem().refusal == Refusal::BytesAreMalformed);
  std::string later = bytes;
  later[0] = static_cast<char>(kImageVersion + 1);
  CHECK(image_from_bytes(later).problem().refusal == Refusal::WordIsNotAnOption);
}

TEST_CASE("a damaged image is refused, or read as what it says and never more") {
  Chance chance(11);
  const std::string good = bytes_of(full_image());
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = good;
    for (std::size_t hits = 1 + chance.below(4); hits > 0; --hits)
      bytes[chance.below(bytes.size())] = static_cast<char>(chance.below(256));
    const auto read = image_from_bytes(bytes);
    if (!read.ok()) ++refused;
    else CHECK(image_from_bytes(bytes_of(read.value())).ok());
  }
  CHECK(refused > 1'000);
}

TEST_CASE("a page of limits carries the marks of cards, eight bytes a member, and only when told") {
  Reply reply;
  Page page;
  page.scope = scope_of_store("shop");
  page.to = 2;
  page.limits = {{1, {MemberId{"M1"}, Points{12}, 2}}, {2, {MemberId{"M2"}, Points{7}, 1}}};
  reply.pages = {page};
  const std::size_t without = bytes_of(reply).size();
  reply.pages[0].limits[1].limit.card = 0x0102'0304'0506'0708U;
  const auto read = reply_from_bytes(bytes_of(reply));
  REQUIRE(read.ok());
  CHECK(read.value() == reply);
  CHECK(bytes_of(reply).size() == without + 16);
}

TEST_CASE("a card is found by its mark; no mark, and a mark of somebody who left, find nobody") {
  const std::string journal = Device::first_journal(42, 3, "中山路店");
  Device device = Device::opened(full_image(), journal, {kMonday, 0}, 1).value();
  REQUIRE(device.limit_of_card(0xFEDC'BA98'7654'3210U) != nullptr);
  CHECK(device.limit_of_card(0xFEDC'BA98'7654'3210U)->member == MemberId{"M1"});
  CHECK(device.limit_of_card(0) == nullptr);
  CHECK(device.limit_of_card(1) == nullptr);
  CHECK(device.limit_of(MemberId{"M3"})->level == 0);
  CHECK(device.limit_of(MemberId{"M9"}) == nullptr);
}

TEST_CASE("what is asked without a seal is what is asked, and its seal signs the same words") {
  struct Stamp : Sealer {
    std::string sealed(std::string_view text) override { return "of " + std::string(text); }
  } stamp;
  Shop shop;
  shop.sells(1, "ann", 3);
  Device twin = shop.device(1);
  const ClockReading clock{kMonday, 5};
  const Request sealed = shop.device(1).request(clock, {}, {}, stamp);
  Request bare = twin.unsealed(clock, {}, {});
  CHECK(bare.push.seal.empty());
  bare.push.seal = stamp.sealed(seal_text_of(bare));
  CHECK(bare == sealed);
}
