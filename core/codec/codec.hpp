// Values ↔ JSON text: the one place that reads and writes documents. Every problem of a document is
// reported at once, each with a JSON pointer; unknown fields are refused; output is canonical
// (sorted keys, no spaces), so that equal values are equal bytes everywhere.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/refusal.hpp"
#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"
#include "core/projection/projection.hpp"
#include "core/sync/wire.hpp"

namespace yearward::codec {

inline constexpr std::size_t kLargestDocument = 4 * 1024 * 1024;  // bytes
inline constexpr int kDeepestDocument = 32;
inline constexpr std::size_t kMostVersions = 64;  // of one programme

// A value, or everything that is wrong with its document.
template <class T>
struct Read {
  std::variant<T, Problems> state;
  bool ok() const { return state.index() == 0; }
  const T& value() const { return *std::get_if<0>(&state); }
  const Problems& problems() const { return *std::get_if<1>(&state); }
};

Read<Programme> programme_from_json(std::string_view text);
// An array of versions, or one. `log` learns which fields were asked of each object.
struct AskedOf {
  std::string pointer;
  std::vector<std::string> fields;
};
using FieldLog = std::vector<AskedOf>;
Read<Versions> versions_from_json(std::string_view text, FieldLog* log = nullptr);
// The same as our own server hands it out: read, but not judged again, which is the server's work
// and would make the page a tenth larger.
Read<Versions> kept_versions_from_json(std::string_view text);

// {"events":[…]} or a bare array. With the programme at hand, points are in the whole points of
// their unit and only the programme's types are known. With the currency alone, as events are kept
// and sent between our own programs, points are in the unit's smallest steps and any type may be.
Read<std::vector<Event>> events_from_json(std::string_view text, const Versions& versions);
Read<std::vector<Event>> events_from_json(std::string_view text, const Currency& currency);
// One event object, as assets/programmes/README.md has it.
Read<Event> event_from_json(std::string_view text, const Versions& versions);
Read<Event> event_from_json(std::string_view text, const Currency& currency);
std::string json_from_event(const Event& event, const Versions& versions);
std::string json_from_event(const Event& event, const Currency& currency);
std::string json_from_events(const std::vector<Event>& events, const Versions& versions);
std::string json_from_events(const std::vector<Event>& events, const Currency& currency);

// The evaluated account: balances, lots, levels, rewards, due lapses, entries with their why.
// Wire values (core/sync/wire.hpp); Cursor-ed events are {"place":N,"event":{…}}.
Read<sync::PullAnswer> pull_answer_from_json(std::string_view text);
std::string json_from_pull_answer(const sync::PullAnswer& answer, const Currency& currency);
Read<sync::PushAnswer> push_answer_from_json(std::string_view text);
std::string json_from_push_answer(const sync::PushAnswer& answer);
// {"card","pin"} of a sign-in.
struct SignIn { std::string card, pin; };
Read<SignIn> sign_in_from_json(std::string_view text);
std::string json_from_sign_in(const SignIn& sign_in);

// Any flat table of texts, as assets/words has them: {"key":"words",…}, in order of key.
Read<std::vector<std::pair<std::string, std::string>>> table_from_json(std::string_view text);

// With all versions at hand every entry names the rule it followed; with one, those of that one.
std::string json_from_account(const Versions& versions, const Account& account);
std::string json_from_account(const Programme& programme, const Account& account);
std::string json_from_projection(const Programme& programme, const Projection& projection);
std::string json_from_ladder(const Programme& programme, const std::vector<Rung>& rungs);
// The `likely` part of a programme's file.
std::string json_from_likely(const LikelyModel& model, const Currency& currency);
// {"problems":[{"refusal","where","detail"}]}
std::string json_from_problems(const Problems& problems);

}  // namespace yearward::codec
