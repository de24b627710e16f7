// The rules a tablet judges by: its server's own, never older than those it has; what else comes is
// not used, and staff are told.
#include <doctest/doctest.h>

#include "tests/portal/tablet_world.hpp"
#include "tests/portal/tree_text.hpp"
#include "web/present/tablet_screen.hpp"

namespace yearward {
namespace {

using tablet::Proof;
using world::Tablet;
using What = app::TabletPressed::What;

// The one version that is shipped, out of its list.
std::string shipped() {
  const std::string list = world::file("assets/programmes/community_mart.json");
  const std::size_t begin = list.find('{');
  return list.substr(begin, list.rfind('}') + 1 - begin);
}

std::string with_version(int version, const char* effective = "2027-01-01") {
  std::string document = shipped();
  const auto put = [&](const std::string& field, const std::string& value) {
    const std::size_t at = document.find("\"" + field + "\":");
    REQUIRE(at != std::string::npos);
    document.replace(at, document.find(',', at) - at, "\"" + field + "\": " + value);
  };
  put("version", std::to_string(version));
  put("effective_from", "\"" + std::string(effective) + "\"");
  return document;
}

// Works by rules whose newest version is the second.
void work_by_two(Tablet& at) {
  at.rules_document = "[" + shipped() + "," + with_version(2) + "]";
  at.work();
  REQUIRE(at.model().versions.size() == 2);
}

void hears_of(Tablet& at, const std::string& document) {
  at.rules_document = document;
  at.rules_digest = "r2";
  at.press(What::SyncNow);
}

TEST_CASE("rules signed by the server are used, and so are newer ones") {
  Tablet at;
  work_by_two(at);
  CHECK_FALSE(at.model().rules_refused);
  hears_of(at, "[" + shipped() + "," + with_version(2) + "," +
                   with_version(3, "2028-01-01") + "]");
  CHECK(at.model().versions.size() == 3);
  CHECK(at.model().rules == "r2");
  CHECK_FALSE(at.model().rules_refused);
}

TEST_CASE("rules that are not the server's, or older, are refused; the tablet keeps what it has") {
  const std::string first = shipped();
  struct Row {
    const char* story;
    Proof proof;
    std::string document;
    Refusal refusal;
    const char* words;
  };
  const Row rows[] = {
      {"another signature", Proof::Wrong, "[" + first + "," + with_version(3) + "]",
       Refusal::RulesAreNotSigned, "did not sign"},
      {"the first version again, signed in its time", Proof::Right, "[" + first + "]",
       Refusal::RulesAreOlder, "Older rules"},
      {"older, where nobody can check", Proof::Unknown, "[" + first + "]", Refusal::RulesAreOlder,
       "Older rules"},
      {"of another programme", Proof::Right, world::file("assets/programmes/cd_shop.json"),
       Refusal::RulesAreNotSigned, "did not sign"},
      {"no rules at all", Proof::Right, "[]", Refusal::RequestIsMalformed, "was not understood"}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    Tablet at(app::Language::English);
    work_by_two(at);
    at.proof = row.proof;
    hears_of(at, row.document);
    CHECK(at.model().rules_refused == row.refusal);
    CHECK(at.model().rules == "r1");
    CHECK(at.model().versions.size() == 2);
    const std::string screen = world::text_of(present::tablet_screen(at.model()));
    CHECK(screen.find(row.words) != std::string::npos);
    CHECK(screen.find("goes on by the rules it has") != std::string::npos);
    at.meet();
    at.sell("10");
    CHECK(at.model().book.lines.size() == 1);  // it sells all the same
    // Also after the power went: what is on its disk is what it had.
    at.start_again();
    CHECK(at.model().versions.size() == 2);
    // What is right again is taken, and the notice goes.
    at.proof = Proof::Right;
    at.rules_document =
        "[" + first + "," + with_version(2) + "," + with_version(3, "2028-01-01") + "]";
    at.staff_in();
    CHECK(at.model().versions.size() == 3);
    CHECK_FALSE(at.model().rules_refused);
  }
}

TEST_CASE("where a browser cannot check, what comes is used as long as it is not older") {
  Tablet at;
  at.proof = Proof::Unknown;
  work_by_two(at);
  CHECK_FALSE(at.model().rules_refused);
}

}  // namespace
}  // namespace yearward
