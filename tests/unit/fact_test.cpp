// Facts as bytes, their chain, and the journal that keeps them: what is damaged is refused or cut
// off by name, and never read as something else.
#include <doctest/doctest.h>

#include <string>

#include "core/sync/journal.hpp"
#include "tests/laws/chance.hpp"

using namespace yearward;
using namespace yearward::sync;

namespace {

std::string hex_of(const Digest& digest) {
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 0xF];
  }
  return text;
}

Fact sale(Money amount) {
  Fact fact;
  fact.at = 1'770'000'000;
  fact.wall = fact.at + 40;
  fact.staff = 7;
  fact.event.member = MemberId{"M1001"};
  fact.event.amount = amount;
  fact.claim = Points{amount.count / 100};
  return fact;
}

Fact full_fact(FactId place) {
  Fact fact = sale(Money{12'345});
  fact.kind = Fact::Kind::Spend;
  fact.lease = "l1";
  fact.event.type = EventType::Redeem;
  fact.event.reward = RewardId{"rice"};
  fact.event.refers_to = EventId{"d00000001.0001.00000001"};
  fact.event.id = event_id_of({place.device, 1, 99});
  EventDetails more;
  more.action = "stay";
  more.recorded = Moment{Day{20'000}, 5};
  more.lines = {{Money{-5}, 1000, "goods", "sku", "food", {"a", "b"}},
                {Money{7}, 1, "", "", "", {}}};
  more.tenders = {{"cash", Money{2}}};
  more.numbers = {{"km", -12'000}};
  more.settings = {{"city", "上海"}};
  more.tags = {"x"};
  more.points = Points{-4};
  more.until = Moment{Day{-3}, 86'399};
  fact.event.more = more;
  return fact;
}

}  // namespace

TEST_CASE("SHA-256 gives the digests that its standard prints") {
  struct Row {
    const char* story;
    std::string bytes;
    const char* digest;
  };
  const Row rows[] = {
      {"nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"896 bits",
       "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
       "lmnopqrsmnopqrstnopqrstu",
       "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
      {"a million letters", std::string(1'000'000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(hex_of(sha256(row.bytes)) == row.digest);
    Sha256 cut;
    for (std::size_t at = 0; at < row.bytes.size(); at += 7)
      cut.add(std::string_view(row.bytes).substr(at, 7));
    CHECK(hex_of(std::move(cut).finished()) == row.digest);
  }
}

TEST_CASE("a fact's name says its place in the log and sorts by it") {
  const FactId id{42, 1, 1201};
  CHECK(event_id_of(id).text == "d0000002a.0001.000004b1");
  CHECK(fact_id_from("d0000002a.0001.000004b1") == id);
  CHECK(event_id_of({42, 1, 15}) < event_id_of({42, 1, 16}));
  CHECK(event_id_of({42, 1, 255}) < event_id_of({42, 2, 1}));
  for (const char* other : {"", "d0000002a", "d0000002a.0001.000004b", "x0000002a.0001.000004b1",
                            "d0000002A.0001.000004b1", "d0000002a.0001.000004b1~h"})
    CHECK_FALSE(fact_id_from(other));
}

TEST_CASE("a fact read back from its bytes is the same fact, in every version ever shipped") {
  const FactId place{42, 2, 3};
  for (std::uint8_t version = kOldestFactVersion; version <= kFactVersion; ++version) {
    for (Fact fact : {sale(Money{100}), full_fact(place)}) {
      fact.version = version;
      if (version < 2) fact.staff = 0;
      if (fact.event.id.text.empty()) fact.event.id = event_id_of(place);
      const std::string bytes = bytes_of(fact, place);
      const auto read = fact_from_bytes(bytes, place);
      REQUIRE(read.ok());
      CHECK(read.value() == fact);
      CHECK(bytes_of(read.value(), place) == bytes);
    }
  }
}

TEST_CASE("damaged bytes of a fact are refused, or are another fact in its only spelling") {
  const FactId place{42, 2, 3};
  const std::string whole = bytes_of(full_fact(place), place);
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_FALSE(fact_from_bytes(whole.substr(0, length), place).ok());
  CHECK(fact_from_bytes(whole + '\0', place).problem().refusal == Refusal::BytesAreMalformed);
  Chance chance(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = whole;
    for (std::size_t hits = 1 + chance.below(3); hits > 0; --hits)
      bytes[chance.below(bytes.size())] = static_cast<char>(chance.below(256));
    const auto read = fact_from_bytes(bytes, place);
    if (read.ok()) CHECK(bytes_of(read.value(), place) == bytes);
  }
}

TEST_CASE("what is too large or from the future is refused by name") {
  const FactId place{1, 1, 1};
  Fact fact = sale(Money{1});
  fact.event.id = event_id_of(place);
  std::string future = bytes_of(fact, place);
  future[0] = static_cast<char>(kFactVersion + 1);
  CHECK(fact_from_bytes(future, place).problem().refusal == Refusal::WordIsNotAnOption);
  Fact long_name = fact;
  long_name.event.member.text = std::string(65, 'm');
  CHECK(fact_from_bytes(bytes_of(long_name, place), place).problem().refusal ==
        Refusal::TextIsTooLong);
  Fact large = fact;
  large.claim.count = std::int64_t{1} << 53;
  CHECK(fact_from_bytes(bytes_of(large, place), place).problem().refusal ==
        Refusal::NumberIsOutOfRange);
  Fact many = fact;
  many.event.more = EventDetails{};
  EventDetails lines;
  lines.lines.resize(kMostLines + 1);
  many.event.more = lines;
  CHECK(fact_from_bytes(bytes_of(many, place), place).problem().refusal ==
        Refusal::ListIsTooLong);
}

TEST_CASE("a journal torn anywhere keeps every whole fact before the tear") {
  const JournalHead head{42, 2, "shop", 0, chain_start(42, 2)};
  std::string bytes = bytes_of(head);
  std::vector<std::size_t> ends = {bytes.size()};
  Digest link = head.link;
  for (Sequence sequence = 1; sequence <= 5; ++sequence) {
    Fact fact = sale(Money{std::int64_t{sequence} * 100});
    fact.event.id = event_id_of({42, 2, sequence});
    const std::string kept = bytes_of(fact, {42, 2, sequence});
    link = chained(link, kept);
    bytes += frame_of(kept, link);
    ends.push_back(bytes.size());
  }
  for (std::size_t length = 0; length <= bytes.size(); ++length) {
    const auto read = journal_from(bytes.substr(0, length));
    CAPTURE(length);
    if (length < ends.front()) {
      CHECK(read.problem().refusal == Refusal::BytesAreMalformed);
      continue;
    }
    std::size_t whole = 0;
    while (whole + 1 < ends.size() && ends[whole + 1] <= length) ++whole;
    REQUIRE(read.ok());
    CHECK(read.value().head == head);
    CHECK(read.value().facts.size() == whole);
    CHECK(read.value().whole == ends[whole]);
  }
}

TEST_CASE("a flipped bit in a journal loses that fact and what follows, never what went before") {
  const JournalHead head{1, 1, "shop", 0, chain_start(1, 1)};
  std::string bytes = bytes_of(head);
  const std::size_t begin = bytes.size();
  Digest link = head.link;
  std::vector<std::size_t> ends = {begin};
  for (Sequence sequence = 1; sequence <= 3; ++sequence) {
    Fact fact = sale(Money{100});
    fact.event.id = event_id_of({1, 1, sequence});
    const std::string kept = bytes_of(fact, {1, 1, sequence});
    link = chained(link, kept);
    bytes += frame_of(kept, link);
    ends.push_back(bytes.size());
  }
  for (std::size_t at = begin; at < bytes.size(); ++at) {
    std::string torn = bytes;
    torn[at] = static_cast<char>(torn[at] ^ 0x10);
    const auto read = journal_from(torn);
    REQUIRE(read.ok());
    std::size_t before = 0;
    while (ends[before + 1] <= at) ++before;
    CHECK(read.value().facts.size() == before);
  }
}
