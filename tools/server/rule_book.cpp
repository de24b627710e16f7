// Programme documents from the store to the core's values; knows no HTTP.
#include "tools/server/rule_book.hpp"

#include "core/codec/codec.hpp"
#include "tools/server/secrets.hpp"

namespace yearward::server {

namespace {

constexpr std::int64_t kFreshSeconds = 5;

}  // namespace

std::string list_of_documents(const std::vector<std::string>& documents) {
  std::string list = "[";
  for (const std::string& document : documents) {
    if (list.size() > 1) list += ',';
    list += document;
  }
  return list + ']';
}

Result<Rules> rules_from_document(std::string document) {
  Rules rules;
  rules.document = std::move(document);
  auto versions = codec::versions_from_json(rules.document);
  if (!versions.ok()) return versions.problems().front();
  if (versions.value().empty()) return Refusal::ListIsEmpty;
  rules.versions = versions.value();
  rules.digest = digest_of(rules.document).substr(0, 32);
  return rules;
}

Problems RuleBook::load() {
  const auto kept = store_.programme_versions();
  if (!kept.ok()) return {kept.problem()};
  std::map<ProgrammeId, std::vector<std::string>> documents;
  for (const ProgrammeVersion& version : kept.value()) {
    documents[version.programme].push_back(version.document);
  }
  Problems problems;
  std::map<ProgrammeId, std::shared_ptr<const Rules>> read;
  for (const auto& [programme, versions] : documents) {
    std::string list = list_of_documents(versions);
    std::shared_ptr<const Rules> before = known(programme);
    if (!before || before->document != list) {
      auto rules = rules_from_document(std::move(list));
      if (rules.ok()) {
        before = std::make_shared<const Rules>(std::move(rules).value());
      } else {
        Problem problem = rules.problem();
        problem.where = programme.text + problem.where;
        problems.push_back(std::move(problem));
      }
    }
    if (before) read[programme] = std::move(before);
  }
  const std::lock_guard lock(mutex_);
  rules_ = std::move(read);
  looked_ = clock_.seconds();
  return problems;
}

std::shared_ptr<const Rules> RuleBook::known(const ProgrammeId& programme) {
  const std::lock_guard lock(mutex_);
  const auto at = rules_.find(programme);
  return at == rules_.end() ? nullptr : at->second;
}

std::vector<ProgrammeId> RuleBook::programmes() {
  const std::lock_guard lock(mutex_);
  std::vector<ProgrammeId> known;
  for (const auto& [programme, rules] : rules_) known.push_back(programme);
  return known;
}

// True for one asker at a time: the others go on with what is known.
bool RuleBook::is_old() {
  const std::int64_t now = clock_.seconds();
  const std::lock_guard lock(mutex_);
  if (now - looked_ < kFreshSeconds) return false;
  looked_ = now;
  return true;
}

std::shared_ptr<const Rules> RuleBook::of(const ProgrammeId& programme) {
  if (is_old()) load();
  if (auto rules = known(programme)) return rules;
  load();
  return known(programme);
}

}  // namespace yearward::server
