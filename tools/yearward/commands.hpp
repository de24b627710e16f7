// The commands, each from its arguments to what it prints. They refuse to know how the process
// began.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/refusal.hpp"
#include "tools/yearward/arguments.hpp"

namespace yearward::command {

// Typed wrongly: the sentence to print before the help. Exit status 64.
struct Misuse {
  std::string sentence;
};
// Understood, but refused. Exit status 2. `document` says which input the places point into.
struct Refused {
  std::string document;
  Problems problems;
};
// Done: what belongs on standard output. Exit status 0, or 1 when lint found errors
// or the audit log is broken or an account does not add up.
struct Printed {
  std::string text;
  int status = 0;
};
using Ending = std::variant<Printed, Refused, Misuse>;

Ending evaluate_command(const Arguments& arguments);
Ending project_command(const Arguments& arguments);
Ending explain_command(const Arguments& arguments);
Ending lint_command(const Arguments& arguments);
Ending terms_command(const Arguments& arguments);
Ending schema_command(const Arguments& arguments);
Ending backup_command(const Arguments& arguments);
Ending restore_command(const Arguments& arguments);
Ending import_command(const Arguments& arguments);
Ending members_command(const Arguments& arguments);
Ending messages_command(const Arguments& arguments);
Ending audit_command(const Arguments& arguments);
Ending check_command(const Arguments& arguments);
Ending enrolment_command(const Arguments& arguments);
Ending receipt_command(const Arguments& arguments);
Ending sample_command(const Arguments& arguments);
Ending moves_command(const Arguments& arguments);
Ending report_command(const Arguments& arguments);
Ending population_command(const Arguments& arguments);
Ending fit_command(const Arguments& arguments);
Ending backtest_command(const Arguments& arguments);

// The help of one command, or of all for an empty or unknown name.
std::string_view help_for(std::string_view command);

// What the refusal says to a person: "events.json: money is malformed at /events/3/amount (…)".
std::string sentence_of(const Refused& refused);

}  // namespace yearward::command
