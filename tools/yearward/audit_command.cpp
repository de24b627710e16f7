// audit: reads the chain of every programme's audit log and says whether it is whole.
#include <nlohmann/json.hpp>
#include <set>

#include "tools/server/audit.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {

Ending audit_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const auto store, database_flag(arguments));
  const auto versions = store->programme_versions();
  if (!versions.ok()) return refused("the database", versions.problem());
  std::set<ProgrammeId> programmes = {ProgrammeId()};  // and what is no programme's
  for (const auto& version : versions.value()) programmes.insert(version.programme);

  std::string text;
  nlohmann::json list = nlohmann::json::array();
  bool is_whole = true;
  for (const ProgrammeId& programme : programmes) {
    const auto checked = server::check_audit(*store, programme);
    if (!checked.ok()) return refused("the audit log", checked.problem());
    const server::AuditCheck& check = checked.value();
    const std::string name = programme.text.empty() ? "(server)" : programme.text;
    text += name + ": ";
    if (check.broken_at) {
      is_whole = false;
      text += "broken at line " + std::to_string(*check.broken_at) + "\n";
    } else {
      text += std::to_string(check.lines) + " lines, whole" +
              (check.head.empty() ? "" : ", last " + check.head) + "\n";
    }
    list.push_back({{"programme", programme.text},
                    {"lines", check.lines},
                    {"head", check.head},
                    {"broken_at", check.broken_at ? nlohmann::json(*check.broken_at)
                                                  : nlohmann::json()}});
  }
  if (arguments.has("--json")) text = nlohmann::json{{"logs", list}}.dump() + "\n";
  return Printed{text, is_whole ? 0 : 1};
}

}  // namespace yearward::command
