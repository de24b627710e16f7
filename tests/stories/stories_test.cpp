// Every story must be told today as it is written. UPDATE_STORIES=1 rewrites the `=>` lines; the
// difference is reviewed as prose. And every refusal that a document, a programme or an event can
// cause is told in one of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

#include "core/base/refusal.hpp"
#include "tests/stories/shelf.hpp"
#include "tests/stories/story.hpp"

using namespace yearward;

TEST_CASE("every story is told as it is written") {
  const auto files = story::stories_in(story::story_folder());
  REQUIRE(files.size() >= 10);
  for (const std::string& file : files) {
    const std::string written = story::read_file(file);
    const std::string told = story::told(written, story::programme_file);
    if (std::getenv("UPDATE_STORIES")) story::write_file(file, told);
    CAPTURE(file);
    CHECK(told == (std::getenv("UPDATE_STORIES") ? told : written));
    for (const char* slip : {"=> cannot read", "=> there is no", "=> there is nothing"})
      CHECK(told.find(slip) == std::string::npos);
  }
}

namespace {

// Refusals no story can bring, and why.
struct Excepted {
  Refusal refusal;
  const char* why;
};

constexpr const char* kDoor = "said at the server's door, before any document is read";
constexpr const char* kDevice = "said between a device and the server; tests/unit tells it";
constexpr Excepted kExcepted[] = {
    {Refusal::DocumentIsTooLarge, "four megabytes are no story"},
    {Refusal::TooManyEvents, "a million events are no story"},
    {Refusal::CreditsGoInCircles, "where it could happen the programme is refused before"},
    {Refusal::SignInIsWrong, kDoor},
    {Refusal::SignInIsRequired, kDoor},
    {Refusal::NotYoursToDo, kDoor},
    {Refusal::TooManyTries, kDoor},
    {Refusal::RequestIsMalformed, kDoor},
    {Refusal::RequestIsTooLarge, kDoor},
    {Refusal::PlaceIsUnknown, kDoor},
    {Refusal::MethodIsNotAllowed, kDoor},
    {Refusal::StoreIsUnavailable, kDoor},
    {Refusal::AddressIsNotAllowed, kDoor},
    {Refusal::SecondPersonIsNeeded, kDoor},
    {Refusal::AccountIsUnderReview, kDoor},
    {Refusal::RewardIsOutOfStock, "only the server knows how many are left"},
    {Refusal::DeviceIsUnknown, kDevice},
    {Refusal::SealIsWrong, kDevice},
    {Refusal::BytesAreMalformed, kDevice},
    {Refusal::LeaseIsNotHeld, kDevice},
    {Refusal::LeaseIsOver, kDevice},
    {Refusal::LeaseIsTooSmall, kDevice},
    {Refusal::StorageIsFull, kDevice},
    {Refusal::ReceiptIsMalformed, kDevice},
    {Refusal::ReceiptIsTooLate, kDevice},
    {Refusal::RulesAreNotSigned, kDevice},
    {Refusal::RulesAreOlder, kDevice},
};

std::set<std::string> refusals_told() {
  std::set<std::string> told;
  for (const std::string& file : story::stories_in(story::story_folder())) {
    std::istringstream lines(story::read_file(file));
    for (std::string line, arrow, word, name; std::getline(lines, line);) {
      std::istringstream words(line);
      if (words >> arrow >> word >> name && arrow == "=>" && word == "refused:") told.insert(name);
    }
  }
  return told;
}

}  // namespace

TEST_CASE("every refusal has a story, or a reason to have none") {
  const std::set<std::string> told = refusals_told();
  for (std::size_t place = 0; place < static_cast<std::size_t>(Refusal::kCount); ++place) {
    const auto refusal = static_cast<Refusal>(place);
    const auto* excepted =
        std::find_if(std::begin(kExcepted), std::end(kExcepted),
                     [&](const Excepted& row) { return row.refusal == refusal; });
    const bool in_a_story = told.count(std::string(name_of(refusal))) == 1;
    const std::string why = excepted != std::end(kExcepted) ? excepted->why : "none";
    CAPTURE(name_of(refusal));
    CAPTURE(why);
    CHECK(in_a_story == (why == "none"));
  }
}
