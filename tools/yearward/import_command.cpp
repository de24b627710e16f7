// import: a file of purchases, or of members from an older system, into the store: all or nothing.
#include <algorithm>

#include "tools/yearward/cdnow.hpp"
#include "tools/yearward/history.hpp"
#include "tools/yearward/inputs.hpp"
#include "tools/yearward/opening_file.hpp"
#include "tools/yearward/progress.hpp"

namespace yearward::command {
namespace {

server::MemberKey key_of(const server::Rules& rules, const CdnowMember& member) {
  return {rules.newest().id, member.id};
}

History history_of(const server::Rules& rules, const CdnowMember& member) {
  History history;
  history.member.key = key_of(rules, member);
  history.member.name = member.name;
  history.member.joined = member.purchases.front().at.day;
  for (const Event& event : member.purchases)
    history.member.joined = std::min(history.member.joined, event.at.day);
  history.events = member.purchases;
  return history;
}

Result<Added> add_all(server::Transaction& transaction, const server::Rules& rules,
                      const std::vector<CdnowMember>& members) {
  ProgressBar bar("importing", members.size());
  Added added;
  for (std::size_t at = 0; at < members.size(); ++at) {
    const History history = history_of(rules, members[at]);
    TRY(const Added one, add_history(transaction, rules, history, history.member.joined));
    added.members += one.members;
    added.events += one.events;
    bar.show(at + 1);
  }
  return added;
}

std::string report_of(const std::vector<CdnowMember>& members, const Added& added) {
  std::size_t purchases = 0;
  for (const CdnowMember& member : members) purchases += member.purchases.size();
  return "members    " + std::to_string(members.size()) + "\npurchases  " +
         std::to_string(purchases) + "\nnew        " + std::to_string(added.members) +
         " members, " + std::to_string(added.events) + " purchases\n";
}

Ending import_cdnow(const Arguments& arguments) {
  const std::string path = arguments.words[2];
  const std::string programme = assets_folder(arguments) + "/programmes/cd_shop.json";
  TAKE(const std::string text, file_text(path));
  const auto members = cdnow_from_text(text);
  if (!members.ok()) return refused(path, members.problem());
  TAKE(const std::string document, file_text(programme));
  TAKE(const auto store, database_flag(arguments));

  Added added;
  const Outcome outcome = store->write([&](server::Transaction& transaction) -> Outcome {
    TRY(const server::Rules rules, install_programme(transaction, document));
    TRY(added, add_all(transaction, rules, members.value()));
    return Done{};
  });
  if (!outcome.ok()) return refused(path, outcome.problem());
  return Printed{report_of(members.value(), added)};
}

Ending import_members(const Arguments& arguments) {
  const std::string path = arguments.words[2];
  TAKE(const Versions versions, programme_flag(arguments));
  TAKE(const std::string document, file_text(arguments.value("--programme")));
  TAKE(const std::string text, file_text(path));
  const auto histories = openings_from_json(text, versions.back());
  if (!histories.ok()) return Refused{path, histories.problems()};
  TAKE(const auto store, database_flag(arguments));
  Added added;
  const Outcome outcome = store->write([&](server::Transaction& transaction) -> Outcome {
    TRY(const server::Rules rules, install_programme(transaction, document));
    ProgressBar bar("importing", histories.value().size());
    for (std::size_t at = 0; at < histories.value().size(); ++at) {
      const History& history = histories.value()[at];
      Day as_of = history.member.joined;
      for (const Event& event : history.events) as_of = std::max(as_of, event.at.day);
      const auto one = add_history(transaction, rules, history, as_of);
      if (!one.ok())
        return Problem{one.problem().refusal, "/members/" + std::to_string(at),
                       one.problem().detail};
      added.members += one.value().members;
      added.events += one.value().events;
      bar.show(at + 1);
    }
    return Done{};
  });
  if (!outcome.ok()) return refused(path, outcome.problem());
  return Printed{"members  " + std::to_string(histories.value().size()) + "\nnew      " +
                 std::to_string(added.members) + " members, " + std::to_string(added.events) +
                 " events of their opening\n"};
}

}  // namespace

Ending import_command(const Arguments& arguments) {
  const std::string what = arguments.words.size() == 3 ? arguments.words[1] : std::string();
  if (what == "cdnow") return import_cdnow(arguments);
  if (what == "members") return import_members(arguments);
  return Misuse{"say import cdnow FILE, or import members FILE"};
}

}  // namespace yearward::command
