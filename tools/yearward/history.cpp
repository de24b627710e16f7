// Appends histories by the store's contract; knows no file format.
#include "tools/yearward/history.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/sort.hpp"
#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/funds.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/intake.hpp"

namespace yearward::command {

using server::Rules;
using server::Transaction;

Result<Rules> install_programme(Transaction& transaction, const std::string& document) {
  const auto versions = codec::versions_from_json(document);
  if (!versions.ok()) return versions.problems().front();
  // The codec has read it, so it parses and is a list of objects or one of them.
  nlohmann::json parsed = nlohmann::json::parse(document, nullptr, false);
  if (!parsed.is_array()) parsed = nlohmann::json::array({parsed});
  std::vector<std::string> documents;
  for (std::size_t at = 0; at < parsed.size(); ++at) {
    const Programme& programme = versions.value()[at];
    documents.push_back(parsed[at].dump());
    TRY_DONE(transaction.put(
        server::ProgrammeVersion{programme.id, programme.version, documents.back()}));
  }
  return server::rules_from_document(server::list_of_documents(documents));
}

namespace {

// What is new, each with what is set aside for it: judged in its place among all.
Outcome set_aside_for(Transaction& transaction, const server::MemberKey& key,
                      const Rules& rules, std::vector<Event> there,
                      std::vector<Event>& missing) {
  if (!have_funds(rules.versions) || missing.empty()) return Done{};
  const auto purse = transaction.hub(key.programme, rules.newest().currency);
  sort_stably(there, occurs_before);
  const Day first = there.empty() ? missing.front().at.day
                                  : std::min(there.front().at.day, missing.front().at.day);
  Account account = open_account(rules.versions, first);
  auto known = there.begin();
  for (Event& event : missing) {
    for (; known != there.end() && occurs_before(*known, event); ++known)
      TRY_DONE(post(rules.versions, account, *known));
    TRY_DONE(post_from(*purse, rules.versions, account, event));
  }
  return Done{};
}

}  // namespace

Result<Added> add_history(Transaction& transaction, const Rules& rules, const History& history,
                          Day as_of) {
  const server::MemberKey& key = history.member.key;
  const Currency& currency = rules.newest().currency;
  Added added;
  TRY(const auto known, transaction.member(key));
  if (!known) {
    TRY_DONE(transaction.put(history.member));
    added.members = 1;
  }
  TRY(std::vector<Event> all, server::events_of(transaction, key, currency));
  std::set<EventId> there;
  for (const Event& event : all) there.insert(event.id);
  std::vector<Event> missing;
  for (const Event& event : history.events) {
    if (there.insert(event.id).second) missing.push_back(event);
  }
  std::stable_sort(missing.begin(), missing.end(), occurs_before);
  TRY_DONE(set_aside_for(transaction, key, rules, all, missing));
  all.insert(all.end(), missing.begin(), missing.end());
  for (const Event& event : all) as_of = std::max(as_of, event.at.day);
  TRY([[maybe_unused]] const Account account, evaluate(rules.versions, std::move(all), as_of));
  for (const Event& event : missing) {
    TRY([[maybe_unused]] const server::Appended appended,
        transaction.append(key, event.id, codec::json_from_event(event, currency)));
  }
  added.events = static_cast<std::int64_t>(missing.size());
  return added;
}

}  // namespace yearward::command
