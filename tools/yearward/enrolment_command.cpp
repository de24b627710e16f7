// enrolment: a one-time code for one tablet of a store, by whoever may open the database.
#include "tools/server/audit.hpp"
#include "tools/server/clock.hpp"
#include "tools/server/devices.hpp"
#include "tools/server/secrets.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {

Ending enrolment_command(const Arguments& arguments) {
  if (arguments.words.size() != 3) return Misuse{"name the programme and the store"};
  const ProgrammeId programme(arguments.words[1]);
  const std::string& store_name = arguments.words[2];
  TAKE(const auto store, database_flag(arguments));
  const auto versions = store->programme_versions();
  if (!versions.ok()) return refused("the database", versions.problem());
  bool is_known = false;
  for (const auto& version : versions.value())
    is_known = is_known || version.programme == programme;
  if (!is_known) return refused("the database", {Refusal::NoVersionInForce, {}, programme.text});
  if (!server::secrets_are_ready()) return Misuse{"this machine gives no random numbers"};
  const std::string code = server::new_code(server::kEnrolmentLetters);
  const std::int64_t now = server::SystemClock().seconds();
  const Outcome filed = store->write([&](server::Transaction& transaction) -> Outcome {
    TRY_DONE(server::file_enrolment(transaction, code, {programme, store_name, "tablet"},
                                    now + server::kEnrolmentSeconds));
    server::AuditLine line;
    line.at = now;
    line.event = "authn_token_created";
    line.programme = programme;
    line.operation = "enrolment";
    line.detail = "by the command line";
    return server::audit(transaction, line);
  });
  if (!filed.ok()) return refused("the database", filed.problem());
  return Printed{code + "\n"};
}

}  // namespace yearward::command
