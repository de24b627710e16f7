// moves: who would stand higher or lower, and hold more or less, if a changed programme came into
// force: every member lived twice, under the rules of today and under those to be published.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/engine/engine.hpp"
#include "tools/yearward/membership.hpp"

namespace yearward::command {
namespace {

using nlohmann::json;

// How many members of one ladder go from each level to each.
using Table = std::vector<std::vector<std::int64_t>>;  // [from][to]

struct Moves {
  std::int64_t members = 0;
  std::vector<Table> ladders;
  Points before, after;  // of the first spendable unit, available
};

struct Sides {
  Versions now, then;
  ByMember members;
};

// All versions have the same units, ladders and levels, so that places may be compared.
Outcome alike(const Programme& now, const Programme& then) {
  bool same = now.units.size() == then.units.size() && now.ladders.size() == then.ladders.size();
  for (std::size_t place = 0; same && place < now.ladders.size(); ++place)
    same = now.ladders[place].levels.size() == then.ladders[place].levels.size();
  return same ? Outcome{Done{}} : Outcome{Problem{Refusal::VersionChangesLevels, {}, {}}};
}

Taken<Sides> sides_of(const Arguments& arguments) {
  auto then = programme_word(arguments);
  if (!then.ok()) return {then.ending()};
  auto memberships = memberships_of(arguments);
  if (!memberships.ok()) return {memberships.ending()};
  const ProgrammeId& id = then.value().back().id;
  for (Membership& each : memberships.value())
    if (each.versions.back().id == id)
      return {Sides{std::move(each.versions), std::move(then.value()), std::move(each.members)}};
  return {refused(arguments.words[1], {Refusal::NameIsUnknown, "/id", id.text})};
}

Outcome count(const Sides& sides, const std::vector<Event>& events, Day day, Moves& moves) {
  std::vector<Event> until;
  for (const Event& event : events)
    if (event.at.day <= day) until.push_back(event);
  TRY(const Account now, evaluate(sides.now, until, day));
  TRY(const Account then, evaluate(sides.then, std::move(until), day));
  ++moves.members;
  for (LadderIndex ladder = 0; ladder < moves.ladders.size(); ++ladder)
    ++moves.ladders[ladder][held_on(now, ladder).level][held_on(then, ladder).level];
  const UnitIndex unit = spendable_unit(sides.now.back());
  moves.before += available_now(now, unit);
  moves.after += available_now(then, unit);
  return Done{};
}

Moves nobody(const Programme& programme) {
  Moves moves;
  for (const Ladder& ladder : programme.ladders)
    moves.ladders.push_back(
        Table(ladder.levels.size(), std::vector<std::int64_t>(ladder.levels.size())));
  return moves;
}

json document_of(const Programme& programme, const Moves& moves) {
  json ladders = json::object();
  for (std::size_t place = 0; place < moves.ladders.size(); ++place) {
    const Ladder& ladder = programme.ladders[place];
    json list = json::array();
    for (std::size_t from = 0; from < ladder.levels.size(); ++from)
      for (std::size_t to = 0; to < ladder.levels.size(); ++to)
        if (const std::int64_t members = moves.ladders[place][from][to]; members > 0)
          list.push_back({{"from", ladder.levels[from].id.text},
                          {"to", ladder.levels[to].id.text},
                          {"members", members}});
    ladders[ladder.id.text] = std::move(list);
  }
  return {{"members", moves.members},
          {"ladders", std::move(ladders)},
          {"available", {{"now", moves.before.count}, {"then", moves.after.count}}}};
}

std::string page_of(const Programme& programme, const Moves& moves) {
  std::string text = "members      " + std::to_string(moves.members) + "\navailable    " +
                     std::to_string(moves.before.count) + " now, " +
                     std::to_string(moves.after.count) + " then\n";
  for (std::size_t place = 0; place < moves.ladders.size(); ++place) {
    const Ladder& ladder = programme.ladders[place];
    std::int64_t up = 0, down = 0, stay = 0;
    std::string lines;
    for (std::size_t from = 0; from < ladder.levels.size(); ++from)
      for (std::size_t to = 0; to < ladder.levels.size(); ++to) {
        const std::int64_t members = moves.ladders[place][from][to];
        (to > from ? up : to < from ? down : stay) += members;
        if (from != to && members > 0)
          lines += "  " + ladder.levels[from].id.text + " to " + ladder.levels[to].id.text + "  " +
                   std::to_string(members) + "\n";
      }
    text += "\n" + ladder.id.text + ": " + std::to_string(up) + " rise, " + std::to_string(down) +
            " fall, " + std::to_string(stay) + " stay\n" + lines;
  }
  return text;
}

}  // namespace

Ending moves_command(const Arguments& arguments) {
  TAKE(const Sides sides, sides_of(arguments));
  TAKE(const Day day, day_flag(arguments, "--as-of"));
  const Programme& programme = sides.now.back();
  if (const Outcome outcome = alike(programme, sides.then.back()); !outcome.ok())
    return refused(arguments.words[1], outcome.problem());
  Moves moves = nobody(programme);
  for (const auto& [member, events] : sides.members) {
    const Outcome counted = count(sides, events, day, moves);
    if (!counted.ok()) return refused("events of " + member.text, counted.problem());
  }
  if (arguments.has("--json")) return Printed{document_of(programme, moves).dump() + "\n"};
  return Printed{page_of(programme, moves)};
}

}  // namespace yearward::command
