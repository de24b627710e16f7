// Everything that can happen to the portal, as data: what a person did and what the shell answers.
// It refuses to know how it happened (tap, key, scanner, timer, network).
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace yearward::app {

enum class Route : std::uint8_t { SignIn, Home, Forecast, Activity, Card };
enum class FieldName : std::uint8_t { CardNumber, Pin, WeeklySpend, PlanAmount, PlanDay, Code };
enum class DialName : std::uint8_t { WeeklySpend };
enum class Language : std::uint8_t { Chinese, English };
enum class Appearance : std::uint8_t { System, Light, Dark };
// The numbers of the home screen that others make up, and that can therefore say how.
enum class Sum : std::uint8_t { Available, ToLevel, ToKeep, ToReward, ToLapse };

// --- what a person did ---------------------------------------------------------------------------
struct Typed { FieldName field; std::string text; };
struct Dialled { DialName dial; std::int64_t value; };
struct SignInPressed {};
struct SignOutPressed {};
struct RouteOpened { Route route; };
struct LanguageChosen { Language language; };
struct AppearanceChosen { Appearance appearance; };
struct ScenarioChosen { std::int32_t rung; };      // which rung of the ladder
struct WeeklyTaken { std::int64_t amount; };       // a weekly amount that was worked out
// Something a member would like to reach: a gift or a level, by its place in the programme.
struct Aim {
  enum class Kind : std::uint8_t { Gift, Level };
  Kind kind = Kind::Gift;
  std::int32_t index = 0;
  bool operator==(const Aim&) const = default;
};
struct AimAsked { Aim aim; };                      // "what would it take?"; again: close it
// What the pace means for what is held already; again: close it.
enum class Advice : std::uint8_t { Keep, Rescue, BestUse };
struct AdviceAsked { Advice about; };
struct PlanDayTaken { std::int32_t day; };         // a day proposed for the planned purchase
struct GoalKept {};                                // "make this my weekly goal"
struct WishKept { std::int32_t reward; };          // "this is the gift I am saving for"
struct WishTakenBack {};                           // "no longer"
struct WhyToggled { std::int64_t entry; };         // open or close one entry's working
// Open or close how a sum is made up; `day` tells the lapses apart by their last day.
struct SumToggled {
  Sum sum;
  std::int32_t day = 0;
  bool operator==(const SumToggled&) const = default;
};
struct WorkingsToggled {};                         // "how this is worked out"
struct ChartTableToggled {};
struct MoreActivityPressed {};
struct SyncPressed {};
struct CardNumberCopied {};
struct UpdateAccepted {};                          // a newer portal is ready: use it
// What only a kiosk's buttons say (kiosk_update.hpp); the portal takes no notice of it.
struct KioskPressed {
  enum class What : std::uint8_t {
    Begin, Pause, Digit, Erase, Next, ShowPoints, ToForecast, Amounts, Gifts, Return, Speak,
    StillHere, End,
  };
  What what{};
  std::int32_t digit = 0;
};
// The same of a store's tablet (tablet_update.hpp).
struct TabletPressed {
  enum class What : std::uint8_t {
    Enrol, SignIn, Lock, SyncNow, CloseDay,
    Digit, Point, Erase, Find, Sell, ToGifts, ToAmount, Gift, Confirm, Leave,
    Line, Refund, KeepSale, ConfirmRefund, Seen, Print,
  };
  What what{};
  std::int32_t number = 0;  // a digit, a gift's place, a line's place in the day book
};

// --- what the shell answers (documents are JSON text, read by core/codec in update) --------------
// All that the device kept, as one flat table of texts: {"meta/<name>":"…","events/<place>":"…",
// "outbox/<id>":"…"}, each value the document as it was given to Keep. Empty: nothing was kept.
struct StoreOpened { std::string snapshot; };
struct WordsLoaded { Language language; std::string document; };
struct SignInAnswered { int status; std::string document; };   // status 0: no network
struct PullAnswered { int status; std::string document; };
struct PushAnswered { int status; std::string document; };
struct Stored { bool ok; };                        // one answer a Keep, in their order
struct DayBegan { std::int32_t day; };             // the programme's civil day, serial from 1970
struct Connected { bool online; };
struct UpdateFound {};

using Message =
    std::variant<Typed, Dialled, SignInPressed, SignOutPressed, RouteOpened, LanguageChosen,
                 AppearanceChosen, ScenarioChosen, WeeklyTaken, AimAsked, AdviceAsked,
                 PlanDayTaken, GoalKept, WishKept, WishTakenBack, WhyToggled,
                 SumToggled, WorkingsToggled, ChartTableToggled, MoreActivityPressed, SyncPressed,
                 CardNumberCopied, UpdateAccepted, KioskPressed, TabletPressed, StoreOpened,
                 WordsLoaded, SignInAnswered, PullAnswered, PushAnswered, Stored, DayBegan,
                 Connected, UpdateFound>;

}  // namespace yearward::app
