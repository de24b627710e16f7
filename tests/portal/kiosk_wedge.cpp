// What a scanner types and what a person types, and what a kiosk makes of each.
#include <doctest/doctest.h>

#include "tests/portal/kiosk_world.hpp"

namespace yearward::kiosk {
namespace {

using world::kCard;
using world::kPin;
using What = app::KioskPressed::What;

world::Kiosk listening() {
  world::Kiosk at;
  at.open();
  return at;
}

TEST_CASE("only keys as fast as a scanner's are a scan") {
  struct Row { const char* story; std::string code; Millis apart; bool read; };
  const Row rows[] = {{"a scanner", "88000001001", 10, true},
                      {"the slowest scanner", "88000001001", 50, true},
                      {"a millisecond slower is a person", "88000001001", 51, false},
                      {"a person", "88000001001", 120, false},
                      {"six digits", "880001", 10, true},
                      {"five are too few", "88000", 10, false},
                      {"as many as a card may have", std::string(19, '8'), 10, true},
                      {"one more is nobody's card", std::string(20, '8'), 10, false},
                      {"a page of text", std::string(kiosk::kLongestScan + 1, '8'), 10, false}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    world::Kiosk at = listening();
    at.scan(row.code, row.apart);
    CHECK((at.model().member.form.card == row.code) == row.read);
    CHECK(at.model().scan.has_value() == row.read);
    CHECK(at.model().asking == (row.read ? Asking::Pin : Asking::Card));
  }
}

TEST_CASE("a wedge tells its keys from a person's, and starts anew after a pause") {
  Wedge wedge;
  CHECK_FALSE(wedge.take({'8', 100}).has_value());
  CHECK_FALSE(wedge.running());  // one key may be anybody's
  CHECK_FALSE(wedge.take({'8', 110}).has_value());
  CHECK(wedge.running());
  CHECK_FALSE(wedge.take({'9', 400}).has_value());
  CHECK_FALSE(wedge.running());
  for (Millis at = 410; at < 460; at += 10) wedge.take({'1', at});
  CHECK(wedge.take({kEnter, 460}) == std::optional<std::string>("911111"));
  CHECK_FALSE(wedge.take({kEnter, 465}).has_value());  // one Enter, one code
}

TEST_CASE("a key that is no character breaks a scan off") {
  Wedge wedge;
  for (Millis at = 0; at < 60; at += 10) wedge.take({'1', at});
  wedge.take({0x4F60, 60});
  for (Millis at = 70; at < 100; at += 10) wedge.take({'2', at});
  CHECK_FALSE(wedge.take({kEnter, 100}).has_value());
}

TEST_CASE("typed slowly, keys begin the kiosk and then do nothing at all") {
  world::Kiosk at = listening();
  at.scan(kCard, 200);
  CHECK(at.model().phase == Phase::Identify);
  CHECK(at.model().member.form.card.empty());
  at.press(What::Digit, 8);
  at.scan(kPin, 200);
  CHECK(at.model().member.form.card == "8");
  CHECK(at.take_effects().empty());
}

TEST_CASE("what a scanner reads that is no card is said, and changes nothing") {
  world::Kiosk at = listening();
  at.scan("https://example.com/x");
  CHECK(at.model().phase == Phase::Identify);
  CHECK(at.model().reading == Reading::NotACard);
  CHECK(at.model().member.form.card.empty());
}

TEST_CASE("the same code within fifteen seconds is one reading, later another") {
  struct Row { const char* story; Millis later; bool again; };
  const Row rows[] = {{"at once", 100, false}, {"just within", 14'800, false},
                      {"after fifteen seconds", 15'100, true}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    world::Kiosk at = listening();
    at.scan(kCard);
    at.type("13");
    at.pass(row.later - 110);  // the second code takes 110 ms itself
    at.scan(kCard);
    CHECK(at.model().member.form.pin.empty() == row.again);
    CHECK((at.model().reading == Reading::AlreadyRead) != row.again);
  }
}

}  // namespace
}  // namespace yearward::kiosk
