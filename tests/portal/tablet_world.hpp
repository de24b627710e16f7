// A tablet driven by messages at times the test says, with a disk of two strings, a key that signs
// anything, and a server that says what it is told to say. It refuses to read clock and network.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/portal/world.hpp"
#include "web/app/tablet_update.hpp"

namespace yearward::world {

inline constexpr std::string_view kMemberCard = "880000000001", kOtherCard = "880000000002";
inline constexpr std::string_view kStaffCard = "880000009101", kStaffPin = "cashier-123491";
inline constexpr sync::CardMark kMemberMark = 11;
inline constexpr sync::Instant kNoon = 1'795'320'000;  // 2026-11-22, 12:00 in Shanghai
inline constexpr const char* kTabletStore = "中山路店";

// What the server will say of the next facts, one each; Accepted when there are none left.
struct SaidOf {
  sync::Verdict::Code code = sync::Verdict::Code::Accepted;
  Points delta;
  std::optional<Refusal> reason;
};

class Tablet {
 public:
  explicit Tablet(app::Language language = app::Language::Chinese);

  void say(const tablet::Message& message);
  void press(app::TabletPressed::What what, std::int32_t number = 0);
  void type(std::string_view keys);  // digits, and '.' for the point
  void scan(std::string_view code);
  // Lets time pass and rings whenever the tablet asked for it.
  void wait(tablet::Millis time);

  void open();         // words of both languages; whatever is on the disk
  void enrol();        // by a code, and rules fetched
  void staff_in();     // asked of the server, or of the device without it
  void work();         // open, enrol, staff_in
  void meet(std::string_view card = kMemberCard);
  void sell(std::string_view amount);
  void start_again();  // the power goes; what is on the disk comes back
  // Line by line of the book: state and words of a screen are asked of these.
  const tablet::Line& line(std::size_t place) const { return model_.book.lines.at(place); }
  const tablet::Model& model() const { return model_; }

  // The world around it.
  bool network = true;        // an unanswered question is status 0
  bool disk_takes = true;
  bool answers = true;        // false: a server that hears and whose answer is lost
  std::string pin{kStaffPin};
  std::int32_t pin_tries = 0;
  sync::Instant staff_age = 60;
  Points available{30'000};
  std::vector<SaidOf> verdicts;
  std::vector<sync::Lease> leases;
  std::vector<sync::Fact> heard;  // every fact the server took, once
  std::string receipt_answer;     // what the server says of a receipt, and with which status
  int receipt_status = 200;
  std::vector<std::string> receipts;  // that were brought to it
  int printed = 0;
  tablet::Proof proof = tablet::Proof::Right;  // of the rules it is given…
  std::string rules_document, rules_digest = "r1";  // …which are the shipped ones when empty

 private:
  void perform(const tablet::Effect& effect);
  void answer(const std::string& request);
  sync::Reply reply_to(const sync::Request& request);

  tablet::Model model_;
  app::Language language_;
  tablet::Now now_{1'000, kNoon};
  std::vector<tablet::Effect> effects_;
  bool performing_ = false;
  std::string identity_, journal_, old_journal_, image_, rules_, rules_document_, book_;
  std::string staff_document_;
  sync::Sequence upto_ = 0;
  Digest head_{};
};

}  // namespace yearward::world
