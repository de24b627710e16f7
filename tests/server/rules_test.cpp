// Rules as devices are given them: signed by the server's own key, which is made once, kept from
// others' eyes, and told at the enrolment.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "tests/server/house.hpp"
#include "tests/server/process.hpp"
#include "tests/server/tablet.hpp"
#include "tools/server/signing_key.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

bool is_signed_by(const std::string& key, const Reply& rules) {
  const std::string text = rules_text(ProgrammeId("community_mart"), rules.body);
  return signature_fits({KeyKind::Ed25519, key}, rules.header("yearward-rules-signature"), text);
}

}  // namespace

TEST_CASE("rules are signed by the key a device was told when it was enrolled, byte for byte") {
  HouseSettings settings;
  settings.service.signing_key = SigningKey::made();
  House house(std::move(settings));
  SignedDevice tablet;
  const Reply enrolled = tablet.enrol(
      house.client(), new_enrolment(house.client(), house.cookie_of(kManager)));
  REQUIRE(enrolled.status == 201);
  const std::string key = json::parse(enrolled.body)["rules_key"].get<std::string>();
  const auto rules = [&] {
    return house.client().ask(
        tablet.signed_ask(house.clock.now, "GET", "/v1/device/rules", ""));
  };
  const Reply first = rules();
  REQUIRE(first.status == 200);
  CHECK(is_signed_by(key, first));
  CHECK(first.header("yearward-rules-key") == key);
  Reply altered = first;
  altered.body.replace(altered.body.find("50"), 2, "51");
  CHECK_FALSE(is_signed_by(key, altered));
  CHECK_FALSE(is_signed_by(SigningKey::made().open_key(), first));
  // Of another programme the same document is signed otherwise.
  CHECK_FALSE(signature_fits({KeyKind::Ed25519, key}, first.header("yearward-rules-signature"),
                             rules_text(ProgrammeId("cd_shop"), first.body)));
}

TEST_CASE("a server without a key gives rules unsigned, and tells devices so") {
  House house;
  SignedDevice tablet;
  const Reply enrolled = tablet.enrol(
      house.client(), new_enrolment(house.client(), house.cookie_of(kManager)));
  CHECK(json::parse(enrolled.body)["rules_key"] == "");
  const Reply rules = house.client().ask(
      tablet.signed_ask(house.clock.now, "GET", "/v1/device/rules", ""));
  CHECK(rules.status == 200);
  CHECK(rules.header("yearward-rules-signature").empty());
}

TEST_CASE("the key is made once, is the same at the next start, and nobody else may read it") {
  const Scratch scratch;
  const std::string file = (scratch.path / "yearward.db.signing-key").string();
  CHECK(signing_key_file((scratch.path / "yearward.db").string()) == file);
  CHECK(signing_key_file("postgres://server/yearward").empty());
  const auto first = SigningKey::kept_in(file);
  REQUIRE(first.ok());
  struct stat about {};
  REQUIRE(::stat(file.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  const auto again = SigningKey::kept_in(file);
  REQUIRE(again.ok());
  CHECK(again.value().open_key() == first.value().open_key());
  CHECK(signature_fits({KeyKind::Ed25519, first.value().open_key()},
                       again.value().signature("said"), "said"));
}

TEST_CASE("a key that others can read, a file that holds none, a place nobody may write: refused") {
  const Scratch scratch;
  const std::string file = (scratch.path / "key").string();
  REQUIRE(SigningKey::kept_in(file).ok());
  REQUIRE(::chmod(file.c_str(), 0640) == 0);
  CHECK(SigningKey::kept_in(file).problem().detail.find("chmod 600") != std::string::npos);
  for (const std::string text : {"", "nothing", "0123\n", "zz"}) {
    CAPTURE(text);
    const std::string other = (scratch.path / "other").string();
    write_file(other, text);
    REQUIRE(::chmod(other.c_str(), 0600) == 0);
    CHECK(SigningKey::kept_in(other).problem().refusal == Refusal::StoreIsUnavailable);
  }
  CHECK_FALSE(SigningKey::kept_in((scratch.path / "no" / "folder").string()).ok());
}
