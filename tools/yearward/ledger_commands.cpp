// evaluate and project: files in, canonical JSON out, no database.
#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/projection/projection.hpp"
#include "tools/yearward/ahead.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {
namespace {

std::string quoted(const std::string& text) {
  // Ids of events that were read hold no quotes or control characters beyond what JSON escapes.
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace

Ending evaluate_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const Versions versions, programme_flag(arguments));
  TAKE(const std::vector<Event> events, events_flag(arguments, versions));
  TAKE(const Day as_of, day_flag(arguments, "--as-of"));
  const auto version = version_on(versions, as_of);
  if (!version.ok()) return refused("--as-of", version.problem());
  ByMember members = by_member(events, arguments.value("--member"));
  if (members.empty()) members[MemberId()];
  std::map<MemberId, std::string> accounts;
  for (const auto& [member, own] : members) {
    const auto account = evaluate(versions, own, as_of);
    if (!account.ok()) {
      const std::string whose = members.size() > 1 ? ", events of " + member.text : "";
      return refused(arguments.value("--events") + whose, account.problem());
    }
    accounts[member] = codec::json_from_account(versions, account.value());
  }
  if (accounts.size() == 1) return Printed{accounts.begin()->second + "\n"};
  std::string text;
  for (const auto& [member, account] : accounts) {
    text += (text.empty() ? "{\"members\":{" : ",") + quoted(member.text) + ":" + account;
  }
  return Printed{text + "}}\n"};
}

Ending project_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const Versions versions, programme_flag(arguments));
  TAKE(const std::vector<Event> events, events_flag(arguments, versions));
  TAKE(const Day today, day_flag(arguments, "--today"));
  const ByMember members = by_member(events, arguments.value("--member"));
  if (members.size() > 1) return Misuse{"the events are of several members: say --member ID"};
  const auto version = version_on(versions, today);
  if (!version.ok()) return refused("--today", version.problem());
  const Programme& programme = *version.value();
  const auto account =
      evaluate(versions, members.empty() ? std::vector<Event>{} : members.begin()->second, today);
  if (!account.ok()) return refused(arguments.value("--events"), account.problem());

  Day horizon = horizon_for(programme, today);
  if (arguments.has("--until")) {
    TAKE(horizon, day_flag(arguments, "--until"));
  }
  Habit habit = observed_habit(programme, account.value(), today).habit;
  if (arguments.has("--weekly")) {
    const Currency& currency = versions.back().currency;
    const auto amount = money_from_text(arguments.value("--weekly"), currency);
    if (!amount.ok()) return refused("--weekly", amount.problem());
    habit.amount = amount.value();
    habit.every_days = 7;
  }
  const auto projection = project(versions, account.value(), habit, today, horizon);
  if (!projection.ok()) return refused("the habit", projection.problem());
  const auto ladder = stretch_ladder(versions, account.value(), habit, today, horizon);
  if (!ladder.ok()) return refused("the habit", ladder.problem());
  const Ahead ahead{arguments, versions, account.value(), today, horizon, habit};
  TAKE(const std::string asked, answers_asked(ahead));
  return Printed{"{\"ladder\":" + codec::json_from_ladder(programme, ladder.value()) + asked +
                 ",\"projection\":" +
                 codec::json_from_projection(programme, projection.value()) + "}\n"};
}

}  // namespace yearward::command
