// A hub in memory with one programme, two tablets and a few members, for tests of the protocol.
#pragma once

#include <doctest/doctest.h>

#include "core/sync/device.hpp"
#include "core/sync/hub.hpp"
#include "tests/simulation/memory_hub.hpp"
#include "tests/unit/sample_programmes.hpp"

namespace yearward {

// Seals that are no secret: a device's are known by its number.
struct PlainSeals : sync::Sealer, sync::SealChecker {
  sync::DeviceNumber signs = 0;
  static std::string made(sync::DeviceNumber device, std::string_view text) {
    const Digest sum = sha256(std::string(text) + static_cast<char>(device));
    return std::string(sum.begin(), sum.end());
  }
  std::string sealed(std::string_view text) override { return made(signs, text); }
  bool is_sealed(sync::DeviceNumber device, std::string_view text,
                 std::string_view seal) override {
    return seal == made(device, text);
  }
};

inline constexpr sync::Instant kMonday = 1'772'409'600;  // 2026-03-02T00:00Z, 08:00 in the shop

struct Shop {
  explicit Shop(sync::HubSettings settings = {}) : hub(community_mart(), "r1", settings, seals) {
    for (const char* member : {"ann", "bob", "cat"}) {
      sync::MemberRow row;
      row.member = MemberId{member};
      row.store = "shop";
      REQUIRE(store.put(row).ok());
    }
    for (sync::DeviceNumber number : {1U, 2U}) {
      const auto row = hub.enrol(store, number, "shop", now);
      REQUIRE(row.ok());
      seals.signs = number;
      devices[number] = take_up(number, {}, sync::Device::first_journal(number, 1, "shop"));
    }
    store.commit();
  }

  sync::Device take_up(sync::DeviceNumber number, std::optional<sync::Image> image,
                       const std::string& journal) {
    auto device = sync::Device::opened(std::move(image), journal, clock(), ++salt);
    REQUIRE(device.ok());
    static_cast<void>(number);
    return std::move(device).value();
  }

  sync::ClockReading clock() const { return {now + skew, now - kMonday}; }
  sync::Device& device(sync::DeviceNumber number) { return *devices.at(number); }

  EventId does(sync::DeviceNumber number, const sync::Deed& deed) {
    auto draft = device(number).draft(deed, clock(), sync::Room::Plenty);
    REQUIRE(draft.ok());
    device(number).kept(draft.value().sequence);
    return draft.value().event;
  }
  EventId sells(sync::DeviceNumber number, const char* member, std::int64_t yuan) {
    sync::Deed deed;
    deed.event.member = MemberId{member};
    deed.event.amount = Money{yuan * 100};
    deed.claim = Points{yuan};
    return does(number, deed);
  }
  sync::Deed spend(const char* member, std::int64_t points) const {
    sync::Deed deed;
    deed.kind = sync::Fact::Kind::Spend;
    deed.event.type = EventType::Redeem;
    deed.event.member = MemberId{member};
    deed.claim = Points{points};
    return deed;
  }

  sync::Request asks(sync::DeviceNumber number, std::vector<MemberId> wanted = {}) {
    seals.signs = number;
    return device(number).request(clock(), wanted, Points{300}, seals);
  }
  Result<sync::Reply> answers(const sync::Request& request) {
    auto reply = hub.exchange(store, request, now);
    if (reply.ok()) {
      store.commit();
    } else {
      store.roll_back();
      hub.forget();
    }
    return reply;
  }
  sync::Reply exchanges(sync::DeviceNumber number, std::vector<MemberId> wanted = {}) {
    auto reply = answers(asks(number, std::move(wanted)));
    REQUIRE(reply.ok());
    const auto change = device(number).change_from(reply.value());
    REQUIRE(change);
    device(number).committed(*change, clock());
    return std::move(reply).value();
  }
  Points available(const char* member) {
    const auto row = sync::Books::person(store, MemberId{member});
    REQUIRE(row.ok());
    sync::Books books(hub.books().versions());
    const auto account = books.account(store, row.value());
    REQUIRE(account.ok());
    CHECK(adds_up(*account.value()));
    return available_now(*account.value(), 0);
  }
  Points liability() const {
    Points all;
    for (const auto& [place, points] : store.liability()) all += points;
    return all;
  }

  PlainSeals seals;
  simulation::MemoryHub store;
  sync::Hub hub;
  std::map<sync::DeviceNumber, std::optional<sync::Device>> devices;
  sync::Instant now = kMonday;
  sync::Instant skew = 0;
  std::uint32_t salt = 0;
};

}  // namespace yearward
