// Spells audit lines and checks their chain; knows no HTTP.
#include "tools/server/audit.hpp"

#include <nlohmann/json.hpp>

#include "core/programme/programme.hpp"

namespace yearward::server {
namespace {

constexpr std::size_t kPiece = 1'000;  // lines read at once

}  // namespace

Outcome audit(Transaction& transaction, const AuditLine& line) {
  TRY_DONE(audited(transaction, line));
  return Done{};
}

Result<AuditRow> audited(Transaction& transaction, const AuditLine& line) {
  nlohmann::json document = {
      {"at", text_from_moment(moment_at(Zone{"UTC", {{0, 0}}}, line.at)) + "Z"},
      {"event", line.event}};
  const auto put = [&](const char* field, std::string_view text) {
    if (!text.empty()) document[field] = text;
  };
  put("who", line.who.text);
  if (line.role) put("role", name_of(*line.role));
  put("operation", line.operation);
  put("subject", line.subject);
  put("detail", line.detail);
  put("request", line.request);
  return transaction.append_audit(
      line.programme, document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Result<AuditCheck> check_audit(Reading& reading, const ProgrammeId& programme) {
  AuditCheck check;
  while (true) {
    TRY(const auto rows, reading.audit_after(programme, check.lines, kPiece));
    for (const AuditRow& row : rows) {
      const bool follows = row.place == check.lines + 1 &&
                           row.hash == chained_hash(check.head, row.document);
      if (!follows) {
        check.broken_at = check.lines + 1;
        return check;
      }
      check.lines = row.place;
      check.head = row.hash;
    }
    if (rows.size() < kPiece) return check;
  }
}

}  // namespace yearward::server
