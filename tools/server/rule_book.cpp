// Programme documents from the store to the core's values; knows no HTTP.
#include "tools/server/rule_book.hpp"

#include "core/codec/codec.hpp"
#include "tools/server/secrets.hpp"

namespace yearward::server {

Result<Rules> rules_from_documents(const std::vector<std::string>& documents) {
  Rules rules;
  rules.document = "[";
  for (const std::string& document : documents) {
    if (rules.document.size() > 1) rules.document += ',';
    rules.document += document;
  }
  rules.document += ']';
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
  for (const auto& [programme, texts] : documents) {
    auto rules = rules_from_documents(texts);
    if (rules.ok()) {
      read[programme] = std::make_shared<const Rules>(std::move(rules).value());
    } else {
      Problem problem = rules.problem();
      problem.where = programme.text + problem.where;
      problems.push_back(std::move(problem));
    }
  }
  const std::lock_guard lock(mutex_);
  rules_ = std::move(read);
  return problems;
}

std::shared_ptr<const Rules> RuleBook::of(const ProgrammeId& programme) {
  const auto known = [&]() -> std::shared_ptr<const Rules> {
    const std::lock_guard lock(mutex_);
    const auto at = rules_.find(programme);
    return at == rules_.end() ? nullptr : at->second;
  };
  if (auto rules = known()) return rules;
  load();
  return known();
}

}  // namespace yearward::server
