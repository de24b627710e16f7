// Everything a store's tablet knows at one moment, as one value: the replica of core/sync, the day
// book, who stands in front of it and who works at it. Of a member it keeps what the replica keeps,
// and nothing else. It refuses to know screens, words, clocks, keys and how effects are done.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/codec/counter.hpp"
#include "core/sync/device.hpp"
#include "web/app/effect.hpp"
#include "web/app/model.hpp"
#include "web/app/tablet_book.hpp"
#include "web/app/wedge.hpp"

namespace yearward::tablet {

using kiosk::Millis;

// Milliseconds since the page opened, which never go back; seconds of the device's clock, which do.
struct Now {
  Millis up = 0;
  sync::Instant wall = 0;
};

inline constexpr Millis kIdleLock = 300'000;      // without a touch: staff are asked again
inline constexpr Millis kIdleCustomer = 120'000;  // and before that the member goes
inline constexpr Millis kPulse = 60'000;          // between two exchanges when nothing happens
inline constexpr Millis kFirstRetry = 2'000, kLastRetry = 60'000;
inline constexpr Millis kSameScanAtTill = 3'000;  // a code read again within it is one reading
inline constexpr std::int32_t kPinTries = 5;      // without the network; then it is needed
inline constexpr sync::Instant kStaffLasts = 72 * 3600;  // since the server last knew them, seconds
inline constexpr Points kLeaseAsked{20'000};      // at most; the server gives a share of it
inline constexpr std::size_t kMostLeasesKept = 12;
inline constexpr std::size_t kLongestAmount = 10; // characters on the pad
inline constexpr sync::Instant kStale = 12 * 3600;  // seconds; older figures say so

enum class Situation : std::uint8_t {
  Opening,
  Elsewhere,  // another tab of this browser is the tablet
  Broken,     // the store cannot be opened or is not whole: nothing is written over it
  Enrol,
  SignIn,     // nobody, or somebody who was away too long
  Work,
};
enum class Place : std::uint8_t { Till, Outbox, Close };
enum class Page : std::uint8_t { Find, Amount, Gifts, Confirm, Done };

// What there is to say about the last card that was read or typed.
enum class Looking : std::uint8_t {
  Nothing, Asking, NotACard, NobodyHere,  // the server knows no such member
  NobodyOffline,                          // no network, and this store's list does not have them
};

struct Customer {
  std::string card;     // as it was read; goes with them
  MemberId member;
  std::string name;     // only when the server said it; never kept
  Points available;     // when the replica does not know them: the server's word
  LevelIndex level = 0;
};

// A deed on its way to the disk.
struct Writing {
  sync::Sequence sequence = 0;
  Line line;
  
};

// The receipt of a line, for whoever it is about: the code is there once the key has signed.
struct GivenReceipt {
  sync::Receipt receipt;
  std::string code;
};

// A receipt, mostly of another tablet, that was read here to be taken.
struct BroughtReceipt {
  enum class State : std::uint8_t { Asking, Taken, Known, Refused, Offline };
  State state = State::Asking;
  std::optional<sync::Receipt> receipt;  // nothing when it could not be read
  sync::Verdict verdict;
  std::optional<Refusal> refusal;
};

// What the device is, as it was enrolled.
using Identity = codec::DeviceEnrolled;

struct StaffForm {
  std::string card, pin, code;
  bool busy = false;
  std::optional<app::Setback> setback;
  std::int32_t tries_left = -1;  // said where it counts: without the network
  bool is_old = false;           // without the network too long to be let in by this device alone
};

struct Model {
  app::Language language = app::Language::Chinese;
  std::optional<app::Language> coming;
  std::array<app::WordTable, 2> words;
  bool online = true;
  bool update_ready = false;
  Now now;

  Situation situation = Situation::Opening;
  Place place = Place::Till;
  std::optional<Identity> identity;
  std::optional<sync::Device> device;
  Versions versions;
  std::string rules;              // digest of what `versions` was read from
  bool asking_rules = false;
  std::optional<Refusal> rules_refused;  // the last that came; what was there is kept
  Book book;
  sync::Room room = sync::Room::Plenty;
  bool disk_failed = false;       // the last deed could not be written, and was undone
  bool journal_unsure = false;    // what was undone may be there: nothing is written behind it

  StaffForm form;
  std::optional<codec::StaffAtDevice> staff;
  std::string staff_card;         // who may unlock without typing it again

  Page page = Page::Find;
  kiosk::Wedge wedge;
  std::string card;               // typed on the pad
  std::string read_card;          // the last code that was one
  Millis read_at = 0;
  Looking looking = Looking::Nothing;
  std::int32_t lookup = 0;        // answers for a card before this one are dropped
  std::optional<Customer> customer;
  std::string amount;             // typed on the pad
  std::optional<RewardIndex> gift;
  std::optional<Writing> writing;
  std::optional<EventId> done;    // the line that the screen speaks of
  std::optional<GivenReceipt> receipt;
  std::optional<BroughtReceipt> brought;
  std::optional<Refusal> refused; // the last deed, in words
  std::optional<EventId> opened;  // the line that is open in the outbox
  bool asks_refund = false;       // of that line

  std::optional<sync::Request> asking;  // under way: being signed, or at the server
  std::optional<sync::Change> change;   // being kept
  std::vector<MemberId> wanted;         // leases to ask for
  bool again = false;                   // something happened meanwhile
  std::optional<Refusal> trouble;       // the last exchange was refused
  Millis next_exchange = 0;
  Millis retry = kFirstRetry;
  bool closing = false;                 // end of day: leases on their way back
  std::optional<Totals> closed;         // the day that was ended, until the next deed
  Millis last_act = 0;
};

// --- messages -----------------------------------------------------------------------------------
// What the disk held. Without an identity nothing was enrolled. Two journals: a crash may leave the
// old one beside the new.
struct Opened {
  std::string identity;
  std::array<std::string, 2> journals;
  std::string image, rules, rules_document, book;
};
struct OpenFailed { bool elsewhere; };
struct Enrolled { int status; std::string document; };
struct Written { bool ok; };
struct Rotated { bool ok; };
struct Committed { bool ok; };
struct Sealed { std::string seal; };           // empty: the key did not answer
struct Exchanged { int status; std::string bytes; };
struct Signed { std::string event, signature; };  // empty: the key did not answer
struct ReceiptAnswered { int status; std::string document; };
// Whether rules are the server's own, by the key this device was given when it was enrolled.
enum class Proof : std::uint8_t {
  Wrong,
  Right,
  Unknown,  // this browser cannot check it, or the server signs nothing
};
struct RulesCame { int status; std::string digest, document; Proof proof = Proof::Wrong; };
struct CardMarked { std::string card; sync::CardMark mark; };
struct MemberLooked { std::string card; int status; std::string document; };
struct StaffAnswered { std::string card; int status; std::string document; };
// What this device remembers of somebody: how often the PIN was wrong in a row, this time included,
// and how long ago the server let them in. `document` empty: nobody it knows.
struct StaffChecked {
  std::string card, document;
  bool fits = false;
  std::int32_t tries = 0;
  sync::Instant age = 0;  // seconds
};
struct Keyed { kiosk::Key key; };
struct Touched {};
struct Rang {};
struct Routed { std::string address; };
struct RoomTold { sync::Room room; };
using Message = std::variant<app::Message, Opened, OpenFailed, Enrolled, Written, Rotated,
                             Committed, Sealed, Exchanged, RulesCame, CardMarked, MemberLooked,
                             StaffAnswered, StaffChecked, Keyed, Touched, Rang, Routed, RoomTold,
                             Signed, ReceiptAnswered>;

// --- effects ------------------------------------------------------------------------------------
struct Open { bool operator==(const Open&) const = default; };
// A key is made and kept, then the code is used: answered by Enrolled.
struct Enrol { std::string code; bool operator==(const Enrol&) const = default; };
// The first journal and image of a device just enrolled; answered by Committed.
struct Begin {
  std::string identity, journal, image;
  bool operator==(const Begin&) const = default;
};
// Appended to the journal and flushed; answered by Written. What was not written is cut off again.
struct Append { std::string frame; bool operator==(const Append&) const = default; };
// One transaction, answered by Committed. A new journal is durable before it and the old one goes
// after it; without one the journal stays as it is.
struct Commit {
  std::string image, book, journal;
  bool operator==(const Commit&) const = default;
};
// The journal anew, durable before the old one goes; answered by Rotated.
struct Rotate { std::string journal; bool operator==(const Rotate&) const = default; };
struct KeepBook { std::string book; bool operator==(const KeepBook&) const = default; };
struct KeepRules {
  std::string digest, document;
  bool operator==(const KeepRules&) const = default;
};
struct Seal { std::string text; bool operator==(const Seal&) const = default; };
// A receipt's text, signed by the device's key; answered by Signed.
struct Sign { std::string event, text; bool operator==(const Sign&) const = default; };
struct Bring { std::string document; bool operator==(const Bring&) const = default; };
struct Print { bool operator==(const Print&) const = default; };  // the receipt, on paper
struct Exchange { std::string bytes; bool operator==(const Exchange&) const = default; };
struct AskRules { bool operator==(const AskRules&) const = default; };
struct MarkCard { std::string card; bool operator==(const MarkCard&) const = default; };
struct LookUp { std::string card, document; bool operator==(const LookUp&) const = default; };
struct AskStaff { std::string card, document; bool operator==(const AskStaff&) const = default; };
struct CheckStaff { std::string card, pin; bool operator==(const CheckStaff&) const = default; };
// Remembers who came in, and a slow digest of the PIN; the tries begin anew.
struct KeepStaff {
  std::string card, pin, document;
  bool operator==(const KeepStaff&) const = default;
};
struct ForgiveStaff { std::string card; bool operator==(const ForgiveStaff&) const = default; };
struct ForgetStaff { std::string card; bool operator==(const ForgetStaff&) const = default; };
struct Wipe { bool operator==(const Wipe&) const = default; };  // selection, announcements
struct Go { Place place; bool operator==(const Go&) const = default; };  // the address
using Effect = std::variant<Open, Enrol, Begin, Append, Commit, Rotate, KeepBook, KeepRules, Seal,
                            Exchange, AskRules, MarkCard, LookUp, AskStaff, CheckStaff, KeepStaff,
                            ForgiveStaff, ForgetStaff, Wipe, Go, app::LoadWords, app::UseUpdate,
                            Sign, Bring, Print>;

struct Step {
  Model model;
  std::vector<Effect> effects;
};

}  // namespace yearward::tablet
