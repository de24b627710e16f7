// check: goes over every account of a database at once, as the server does by night.
#include <nlohmann/json.hpp>

#include "tools/server/audit.hpp"
#include "tools/server/clock.hpp"
#include "tools/server/self_check.hpp"
#include "tools/yearward/inputs.hpp"
#include "tools/yearward/progress.hpp"

namespace yearward::command {
namespace {

constexpr std::size_t kKeptAtOnce = 100;

// Writes down what was found of a hundred members, in one transaction.
Outcome kept(server::Store& store, const std::vector<server::Checked>& found,
             server::Accept accept) {
  const std::int64_t now = server::SystemClock().seconds();
  return store.write([&](server::Transaction& transaction) -> Outcome {
    for (const server::Checked& checked : found) {
      TRY(const bool is_news, server::keep_finding(transaction, checked, accept, now));
      if (!is_news) continue;
      server::AuditLine line;
      line.at = now;
      line.event = "account_was_checked";
      line.programme = checked.key.programme;
      line.operation = accept == server::Accept::WhatIsThere ? "check --accept" : "check";
      line.subject = checked.key.member.text;
      line.detail = server::name_of(checked.finding);
      TRY_DONE(server::audit(transaction, line));
    }
    return Done{};
  });
}

struct Sum {
  std::int64_t members = 0, events = 0;
  nlohmann::json bad = nlohmann::json::array();
};

void count_in(const std::vector<server::Checked>& found, Sum& sum) {
  for (const server::Checked& checked : found) {
    ++sum.members;
    sum.events += checked.head;
    if (checked.finding == server::Finding::Good) continue;
    sum.bad.push_back({{"programme", checked.key.programme.text},
                       {"member", checked.key.member.text},
                       {"finding", server::name_of(checked.finding)}});
  }
}

Result<Sum> checked_all(server::Store& store, server::Accept accept) {
  const server::SystemClock clock;
  server::RuleBook rule_book(store, clock);
  if (const Problems problems = rule_book.load(); !problems.empty()) return problems.front();
  TRY(std::vector<server::Member> members, store.members());
  std::erase_if(members, [](const server::Member& member) {
    return member.role != server::Role::Member;
  });
  ProgressBar bar("checking", members.size());
  Sum sum;
  std::vector<server::Checked> found;
  for (std::size_t at = 0; at < members.size(); ++at) {
    const auto rules = rule_book.of(members[at].key.programme);
    if (!rules) return Refusal::NoVersionInForce;
    TRY(server::Checked checked, server::check_member(store, *rules, members[at]));
    checked.account.reset();  // a hundred of them need not be held
    found.push_back(std::move(checked));
    if (found.size() == kKeptAtOnce || at + 1 == members.size()) {
      TRY_DONE(kept(store, found, accept));
      count_in(found, sum);
      found.clear();
    }
    bar.show(at + 1);
  }
  return sum;
}

}  // namespace

Ending check_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const auto store, database_flag(arguments));
  const auto accept = arguments.has("--accept") ? server::Accept::WhatIsThere
                                                : server::Accept::WhatWasFoundBefore;
  const auto sum = checked_all(*store, accept);
  if (!sum.ok()) return refused("the database", sum.problem());
  const Sum& all = sum.value();
  const int status = all.bad.empty() ? 0 : 1;
  if (arguments.has("--json")) {
    const nlohmann::json document = {
        {"members", all.members}, {"events", all.events}, {"bad", all.bad}};
    return Printed{document.dump() + "\n", status};
  }
  std::string text = std::to_string(all.members) + " members, " + std::to_string(all.events) +
                     " events; " +
                     (all.bad.empty() ? "every account adds up"
                                      : std::to_string(all.bad.size()) + " do not add up") +
                     ".\n";
  for (const auto& bad : all.bad) {
    text += bad["programme"].get<std::string>() + " " + bad["member"].get<std::string>() + ": " +
            bad["finding"].get<std::string>() + "\n";
  }
  return Printed{text, status};
}

}  // namespace yearward::command
