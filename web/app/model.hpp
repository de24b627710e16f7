// Everything the portal knows at one moment, as one value: what is kept, what follows from it, and
// what the person is in the middle of. It refuses to know screens, words and how effects are done.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"
#include "core/projection/best_use.hpp"
#include "core/projection/keep.hpp"
#include "core/projection/projection.hpp"
#include "core/projection/track_record.hpp"
#include "core/sync/wire.hpp"
#include "web/app/message.hpp"

namespace yearward::app {

// The words of one language, in order of key; empty until the shell has loaded them.
using WordTable = std::vector<std::pair<std::string, std::string>>;

// Why something did not happen: no network, or a refusal by its name.
struct Setback {
  bool offline = false;
  Refusal refusal{};
  bool operator==(const Setback&) const = default;
};

struct SignInForm {
  std::string card, pin;
  bool busy = false;
  std::optional<Setback> setback;
};

// The year ahead at one weekly amount.
struct Choice {
  Money weekly;
  Projection projection;
};

// What was asked for, and the least weekly amount that reaches it by the horizon; none when nothing
// on the dial was found to. Where not every amount could be tried, neither is proven.
struct Asked {
  Aim aim;
  std::optional<Money> least;
  bool proven = true;
};

// What was asked for about the year ahead; only the part it is about says anything.
struct Advised {
  Advice about{};
  std::optional<LevelReview> keep;      // none: nothing to be decided
  std::optional<Rescue> rescue;  // none: nothing lapses
  BestUse best_use;              // rewards of the version in force at the horizon
};

// A purchase that is planned, as it stands in its fields.
struct PlanForm {
  std::string amount;
  std::optional<std::string> day;  // none: nothing typed yet
};
// The chosen year with that purchase in it.
struct Planned {
  Money amount;
  Day on;
  Projection projection;
};

// What the member will probably spend, and the years at both ends of that range.
struct Foreseen {
  Likely spend;
  Projection low, high;
  std::vector<Quarter> earlier;  // how it would have done; empty before there is a year
};

// What this device made and the server has not confirmed. It leaves the outbox in the same
// transaction that puts the server's copy among the events, so that it is never in neither.
struct Outgoing {
  Event event;
  bool acknowledged = false;  // accepted by the server; its place is not pulled yet
};

// One member's data and what follows from it. Everything below the line is derived: recomputed once
// when events, rules or the day change, never while drawing.
struct Session {
  sync::Profile profile;
  std::string rules;           // digest
  std::string rules_document;  // kept as it came
  Versions versions;
  std::vector<sync::PlacedEvent> events;  // in order of place
  std::vector<Outgoing> outbox;
  sync::Cursor cursor = 0;
  Moment as_of;
  bool more = false;           // the server has further pages
  // ----------------------------------------------------------------------------------------------
  bool derived = false;        // false: pages are still missing, or the day is not known yet
  std::optional<Problem> fault;  // the rules or events refuse to be evaluated
  Account account;
  ObservedHabit observed;
  Day horizon;
  std::vector<Rung> rungs;
  std::optional<Choice> chosen;
  std::optional<Asked> asked;
  std::optional<Advised> advice;
  std::optional<Planned> planned;
  std::optional<Foreseen> foreseen;  // none where the programme has learned nothing yet
  std::optional<Money> goal;   // a week; the latest one kept
  std::optional<RewardId> wish;  // the latest one kept
};

// A Keep that was asked for and is not answered yet.
struct Keeping {
  std::optional<Event> outgoing;  // joins the outbox once it is durable
};

struct SyncState {
  bool online = true;
  bool syncing = false;
  bool again = false;               // asked for while an exchange was under way
  std::optional<Setback> setback;   // of the last exchange
  std::vector<Refusal> refused;     // of pushed events, told once
  bool not_kept = false;            // the device's store refused to keep something
};

struct Model {
  std::optional<Day> today;         // none until the first DayBegan
  Route route = Route::Home;
  Language language = Language::Chinese;
  std::optional<Language> coming;   // chosen, its words still loading
  Appearance appearance = Appearance::System;
  std::array<WordTable, 2> words;   // by Language

  bool store_opened = false;
  bool locked = false;              // the server asks who this is: data are kept, none is shown
  std::optional<Session> session;
  SignInForm form;
  SyncState sync;
  std::vector<Keeping> keeping;     // oldest first

  std::vector<std::int64_t> open_whys;  // entries, by index
  std::vector<SumToggled> open_sums;
  std::optional<std::string> weekly_typed;  // as it stands in the field, until chosen elsewhere
  PlanForm plan;
  std::int32_t activity_shown = 30;
  bool workings_open = false;
  bool chart_table_open = false;
  bool copied = false;
  bool update_ready = false;
};

// The session whose data may be shown now; null on the sign-in screen.
const Session* shown_session(const Model& model);
// The screen in front: the address's, or sign-in.
Route shown_route(const Model& model);
// How many of this device's events the server has not acknowledged.
std::int32_t waiting_count(const Session& session);
// Whether a goal is not durable yet; until then the next would take its id again.
bool keeps_a_goal(const Model& model);
// The programme version in force today. Pre: derived without fault.
const Programme& programme_of(const Session& session, Day today);

}  // namespace yearward::app
