// The programmes this server serves, read once from the store and checked by the core.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/programme/programme.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

struct Rules {
  Versions versions;     // never empty, oldest first
  std::string document;  // the same as JSON text: what devices keep
  std::string digest;
  const Programme& newest() const { return versions.back(); }
};

class RuleBook {
 public:
  explicit RuleBook(Store& store) : store_(store) {}
  // Reads every programme; those whose documents the core refuses are reported and left out.
  Problems load();
  // Null when there is no such programme. A programme that was added later is found too.
  std::shared_ptr<const Rules> of(const ProgrammeId& programme);

 private:
  Store& store_;
  std::mutex mutex_;
  std::map<ProgrammeId, std::shared_ptr<const Rules>> rules_;
};

// The documents of one programme's versions as one list, and what the core makes of it.
Result<Rules> rules_from_documents(const std::vector<std::string>& documents);

}  // namespace yearward::server
