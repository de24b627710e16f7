// Reads whole databases at once: these commands are run by operators, beside the servers.
#include "tools/yearward/membership.hpp"

#include "tools/server/intake.hpp"

namespace yearward::command {
namespace {

Taken<std::vector<Membership>> memberships_in(server::Store& store) {
  const server::SystemClock clock;
  server::RuleBook rule_book(store, clock);
  if (const Problems problems = rule_book.load(); !problems.empty())
    return {Ending{Refused{"the database", problems}}};
  const auto members = store.members();
  if (!members.ok()) return {refused("the database", members.problem())};
  std::map<ProgrammeId, Membership> found;
  for (const server::Member& member : members.value()) {
    const auto rules = rule_book.of(member.key.programme);
    if (member.role != server::Role::Member || !rules) continue;
    auto events = server::events_of(store, member.key, rules->newest().currency);
    if (!events.ok()) return {refused("the database", events.problem())};
    Membership& memberships = found[member.key.programme];
    if (memberships.versions.empty()) memberships.versions = rules->versions;
    memberships.members[member.key.member] = std::move(events).value();
  }
  std::vector<Membership> all;
  for (auto& [id, memberships] : found) all.push_back(std::move(memberships));
  return {std::move(all)};
}

}  // namespace

Taken<std::vector<Membership>> memberships_of(const Arguments& arguments) {
  if (!arguments.has("--events")) {
    auto database = database_flag(arguments);
    if (!database.ok()) return {database.ending()};
    return memberships_in(*database.value());
  }
  auto versions = programme_flag(arguments);
  if (!versions.ok()) return {versions.ending()};
  auto events = events_flag(arguments, versions.value());
  if (!events.ok()) return {events.ending()};
  std::vector<Membership> one;
  one.push_back({std::move(versions.value()), by_member(events.value(), {})});
  return {std::move(one)};
}

}  // namespace yearward::command
