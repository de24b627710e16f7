// How one line of the audit log follows from the one before; knows no store.
#include "tools/server/people_store.hpp"

#include "tools/server/secrets.hpp"

namespace yearward::server {

std::string chained_hash(std::string_view before, std::string_view document) {
  return digest_of(std::string(before) + '\n' + std::string(document));
}

}  // namespace yearward::server
