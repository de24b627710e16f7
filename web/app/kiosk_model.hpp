// Everything a kiosk knows at one moment, as one value. What it knows of a member lies in a
// portal's model inside it, which is never kept anywhere and is thrown away whole when they leave.
// It refuses to know screens, words, the clock and how effects are done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "web/app/effect.hpp"
#include "web/app/model.hpp"
#include "web/app/wedge.hpp"

namespace yearward::kiosk {

inline constexpr Millis kIdle = 60'000;           // without a touch, then it asks
inline constexpr Millis kCountdown = 30'000;      // and waits so long for an answer
inline constexpr Millis kSameScan = 15'000;       // a code read again within it is one reading
inline constexpr Millis kPosterStands = 10'000;
inline constexpr Millis kAskAgain = 30'000;       // a session that could not be ended
inline constexpr std::size_t kPinDigits = 6;
inline constexpr std::size_t kFewestCardDigits = 6, kMostCardDigits = 19;
inline constexpr std::size_t kMostPosters = 4;

enum class Phase : std::uint8_t { Attract, Identify, Summary, Forecast };
enum class Asking : std::uint8_t { Card, Pin };
// What there is to say about the last code that was read.
enum class Reading : std::uint8_t { None, NotACard, AlreadyRead };
// One true sentence of the programme: what a newcomer's year brings at a weekly amount, which the
// engine worked out for this gift.
struct Poster {
  RewardIndex reward = 0;
  app::Choice choice;
};

struct Scan {
  std::string code;
  Millis at = 0;
};

struct Model {
  app::Model member;               // words, day, network; while somebody is known, what is theirs
  app::Language own_language = app::Language::Chinese;  // what the next person finds
  Phase phase = Phase::Attract;

  std::string catalogue;           // the programme's rules as they came; all that is ever kept
  std::optional<app::Session> newcomer;  // nobody's account under those rules
  std::vector<Poster> posters;
  std::int32_t poster = 0;
  Millis poster_since = 0;
  bool paused = false;             // somebody stopped the posters
  bool still = false;              // the system asks for less movement

  Asking asking = Asking::Card;
  Wedge wedge;
  std::optional<Scan> scan;        // the last code that was a card's
  Reading reading = Reading::None;

  bool shows_points = false;
  bool wants_gifts = false;        // the forecast is asked by gift, not by amount
  bool speaks = false;

  Millis last_act = 0;
  std::optional<Millis> asked_since;  // "still there?" is on the screen

  std::int32_t round = 1;          // whose answers are waited for; a new one with every member
  bool signing_in = false;         // a sign-in is on its way, be it of whoever stood here before
  std::int32_t endings = 0;        // how often the server was asked to end a session, unanswered
  bool owed = false;               // it did not answer: it is asked again
  Millis owed_since = 0;
  bool sign_in_waits = false;      // until what was before is ended

  Millis now = 0;                  // of the last message
};

// --- messages: what happens, beside what a portal's model is told -----------------------------
struct Keyed { Key key; bool on_button = false; };  // on_button: Enter or Space will press it
struct Touched {};                       // anywhere but on a button
struct Rang {};                          // the time next_alarm spoke of has come
struct Answered { std::int32_t round; app::Message answer; };
struct SignedOut { int status; };        // 0: no network
struct Left {};                          // Back, or the page was put aside
struct Stilled { bool still; };
struct CatalogueFound { std::string document; };  // what KeepCatalogue kept once
struct FellSilent {};                    // all was read aloud
using Message = std::variant<app::Message, Keyed, Touched, Rang, Answered, SignedOut, Left,
                             Stilled, CatalogueFound, FellSilent>;

// --- effects ----------------------------------------------------------------------------------
// Answered by Answered with the same round: an answer for whoever stood here before is dropped.
struct Ask {
  std::int32_t round;
  std::variant<app::SignIn, app::Pull> question;
  bool operator==(const Ask&) const = default;
};
struct EndSession { bool operator==(const EndSession&) const = default; };
// Rules alone; also after a session ended, for the server then has the browser emptied.
struct KeepCatalogue {
  std::string document;
  bool operator==(const KeepCatalogue&) const = default;
};
// Empties what the browser holds beside the screen: selection, announcements, steps of Back.
struct Wipe { bool operator==(const Wipe&) const = default; };
struct ReadAloud { bool operator==(const ReadAloud&) const = default; };
struct Hush { bool operator==(const Hush&) const = default; };
using Effect = std::variant<Ask, EndSession, KeepCatalogue, Wipe, ReadAloud, Hush, app::LoadWords,
                            app::UseUpdate>;

struct Step {
  Model model;
  std::vector<Effect> effects;
};

}  // namespace yearward::kiosk
