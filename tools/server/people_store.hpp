// The part of the store contract that people need: small documents in folders (staff, devices,
// codes, consents…), the audit log, and the sessions and cards of one holder. It refuses to know
// what a document says; every store of record keeps it beside members and events.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/sync/wire.hpp"

namespace yearward::server {

struct MemberKey;
struct Session;

// Programme first; it is empty for what is looked up before the programme is known.
struct FileKey {
  ProgrammeId programme;
  std::string folder;
  std::string id;
  bool operator==(const FileKey&) const = default;
  auto operator<=>(const FileKey&) const = default;
};

struct Filed {
  FileKey key;
  std::string document;
  std::int64_t until = 0;   // seconds since 1970 UTC after which it may be swept out; 0: never
  std::int64_t number = 0;  // only ever raised once it is there
  bool operator==(const Filed&) const = default;
};

// A line of the audit log. Its hash covers the hash before it, so that no line can be changed,
// left out or put in between without every later hash being wrong.
struct AuditRow {
  sync::Cursor place = 0;  // 1, 2, 3 … in the programme's log, in commit order
  std::string document;
  std::string hash;
  bool operator==(const AuditRow&) const = default;
};
// BLAKE2b over the hash before (64 hexadecimal letters; none before the first) and the document.
std::string chained_hash(std::string_view before, std::string_view document);

class PeopleReading {
 public:
  virtual ~PeopleReading() = default;
  virtual Result<std::optional<Filed>> filed(const FileKey& key) = 0;
  // At most `most` of a folder with ids after that one, in order of id. Pre: `after` is empty for
  // the first of them.
  virtual Result<std::vector<Filed>> files_after(const FileKey& after, std::size_t most) = 0;
  // At most `most` lines after a place, in order of place.
  virtual Result<std::vector<AuditRow>> audit_after(const ProgrammeId& programme,
                                                    sync::Cursor after, std::size_t most) = 0;
  // In order of creation.
  virtual Result<std::vector<Session>> sessions_of(const MemberKey& holder) = 0;
};

class PeopleChanging {
 public:
  virtual ~PeopleChanging() = default;
  // Puts a document where it belongs, over what stood there.
  virtual Outcome file(const Filed& filed) = 0;
  // Takes a document out: of any number of callers, in however many processes, one gets it.
  virtual Result<std::optional<Filed>> take(const FileKey& key) = 0;
  // Raises the number of a document that is there; false when it is not there, or its number is
  // not lower. Of any number of callers with the same number one is told true.
  virtual Result<bool> raise(const FileKey& key, std::int64_t number) = 0;
  virtual Outcome remove_files_before(std::int64_t until) = 0;
  // Adds a line; there is no way to change or remove one. Two processes never chain to the same
  // line: whoever comes second waits for the first to commit.
  virtual Result<AuditRow> append_audit(const ProgrammeId& programme,
                                        const std::string& document) = 0;
  virtual Outcome remove_sessions_of(const MemberKey& holder) = 0;
  virtual Outcome remove_credentials_of(const MemberKey& holder) = 0;
};

}  // namespace yearward::server
