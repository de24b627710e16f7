// members: who is in a database, with tier and points on a day.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/engine/engine.hpp"
#include "tools/server/clock.hpp"
#include "tools/server/intake.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {
namespace {

struct Row {
  std::string id, programme, tier, name;
  std::int64_t events = 0, points = 0;
};

Result<Row> row_of(server::Store& store, const server::Rules& rules, const server::Member& member,
                   std::optional<Day> as_of) {
  const Programme& programme = rules.newest();
  const server::SystemClock clock;
  Day day = as_of ? *as_of : server::moment_now(programme, clock).day;
  TRY(std::vector<Event> events, server::events_of(store, member.key, programme.currency));
  Row row{member.key.member.text, member.key.programme.text, "", member.name, 0, 0};
  row.events = static_cast<std::int64_t>(events.size());
  // On an earlier day, what came later has not happened.
  std::erase_if(events, [&](const Event& event) { return event.at.day > day; });
  TRY(const Account account, evaluate(rules.versions, std::move(events), day));
  row.points = available_now(account, spendable_unit(programme)).count;
  const Ladder* ladder = main_ladder(programme);
  if (ladder) row.tier = ladder->levels[held_on(account, 0).level].id.text;
  return row;
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text + "  ";
}

std::string right(std::int64_t number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text + "  ";
}

// The name comes last: its width on a screen is not its number of bytes.
std::string table_of(const std::vector<Row>& rows) {
  std::size_t id = 6, programme = 9, tier = 4;
  for (const Row& row : rows) {
    id = std::max(id, row.id.size());
    programme = std::max(programme, row.programme.size());
    tier = std::max(tier, row.tier.size());
  }
  std::string text = padded("member", id) + padded("programme", programme) + "events  " +
                     padded("tier", tier) + "  points  name\n";
  for (const Row& row : rows) {
    text += padded(row.id, id) + padded(row.programme, programme) + right(row.events, 6) +
            padded(row.tier, tier) + right(row.points, 8) + row.name + "\n";
  }
  return text;
}

std::string document_of(const std::vector<Row>& rows) {
  nlohmann::json list = nlohmann::json::array();
  for (const Row& row : rows) {
    list.push_back({{"member", row.id},
                    {"programme", row.programme},
                    {"events", row.events},
                    {"tier", row.tier},
                    {"points", row.points},
                    {"name", row.name}});
  }
  return nlohmann::json{{"members", list}}.dump(
             -1, ' ', false, nlohmann::json::error_handler_t::replace) +
         "\n";
}

}  // namespace

Ending members_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  std::optional<Day> as_of;
  if (arguments.has("--as-of")) {
    TAKE(as_of, day_flag(arguments, "--as-of"));
  }
  TAKE(const auto store, database_flag(arguments));
  const server::SystemClock clock;
  server::RuleBook rule_book(*store, clock);
  if (const Problems problems = rule_book.load(); !problems.empty()) {
    return Refused{"the database", problems};
  }
  const auto members = store->members();
  if (!members.ok()) return refused("the database", members.problem());
  std::vector<Row> rows;
  for (const server::Member& member : members.value()) {
    if (member.role != server::Role::Member) continue;
    const auto rules = rule_book.of(member.key.programme);
    if (!rules) return refused(member.key.programme.text, {Refusal::NoVersionInForce, {}, {}});
    auto row = row_of(*store, *rules, member, as_of);
    if (!row.ok()) return refused("events of " + member.key.member.text, row.problem());
    rows.push_back(std::move(row).value());
  }
  return Printed{arguments.has("--json") ? document_of(rows) : table_of(rows)};
}

}  // namespace yearward::command
