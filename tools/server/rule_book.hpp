// The programmes this server serves, read from the store and checked by the core. Another process
// may put a new version there; it is found within seconds.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/programme/programme.hpp"
#include "tools/server/clock.hpp"
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
  RuleBook(Store& store, const Clock& clock) : store_(store), clock_(clock) {}
  // Reads every programme. Those whose documents the core refuses are reported, and stay as they
  // were known before, if they were.
  Problems load();
  // Null when there is no such programme. What was added or changed later is found too.
  std::shared_ptr<const Rules> of(const ProgrammeId& programme);
  // Those that are known now, in order; nothing is read for it.
  std::vector<ProgrammeId> programmes();

 private:
  std::shared_ptr<const Rules> known(const ProgrammeId& programme);
  bool is_old();

  Store& store_;
  const Clock& clock_;
  std::mutex mutex_;
  std::int64_t looked_ = 0;  // seconds since 1970 UTC
  std::map<ProgrammeId, std::shared_ptr<const Rules>> rules_;
};

// The documents of one programme's versions as one list, and what the core makes of it.
std::string list_of_documents(const std::vector<std::string>& documents);
Result<Rules> rules_from_document(std::string document);

}  // namespace yearward::server
