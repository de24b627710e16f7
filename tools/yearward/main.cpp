// The process around the commands: words in, text out, exit status. It decides nothing.
#include <cstdio>
#include <string>
#include <vector>

#include "core/codec/codec.hpp"
#include "tools/yearward/commands.hpp"

namespace {

using namespace yearward;
using namespace yearward::command;

constexpr int kUsage = 64, kRefused = 2;

void print(std::FILE* to, std::string_view text) { std::fwrite(text.data(), 1, text.size(), to); }

Ending ending_of(const Arguments& arguments) {
  const std::string name = arguments.words.empty() ? std::string() : arguments.words.front();
  if (arguments.has("--help") || name == "help") {
    const bool asks_for_one = name == "help" && arguments.words.size() > 1;
    return Printed{std::string(help_for(asks_for_one ? arguments.words[1] : name))};
  }
  if (name == "evaluate") return evaluate_command(arguments);
  if (name == "project") return project_command(arguments);
  if (name == "explain") return explain_command(arguments);
  if (name == "lint") return lint_command(arguments);
  if (name == "terms") return terms_command(arguments);
  if (name == "schema") return schema_command(arguments);
  if (name == "import") return import_command(arguments);
  if (name == "backup") return backup_command(arguments);
  if (name == "restore") return restore_command(arguments);
  if (name == "members") return members_command(arguments);
  if (name == "messages") return messages_command(arguments);
  if (name == "audit") return audit_command(arguments);
  if (name == "check") return check_command(arguments);
  if (name == "enrolment") return enrolment_command(arguments);
  if (name == "receipt") return receipt_command(arguments);
  if (name == "sample") return sample_command(arguments);
  if (name == "moves") return moves_command(arguments);
  if (name == "report") return report_command(arguments);
  if (name == "population") return population_command(arguments);
  if (name == "fit") return fit_command(arguments);
  if (name == "backtest") return backtest_command(arguments);
  return Misuse{name.empty() ? "say what to do" : name + ": there is no such command"};
}

int end_with(const Ending& ending, const std::string& command) {
  if (const auto* printed = std::get_if<Printed>(&ending)) {
    print(stdout, printed->text);
    return printed->status;
  }
  if (const auto* refused = std::get_if<Refused>(&ending)) {
    print(stderr, codec::json_from_problems(refused->problems) + "\n");
    print(stderr, sentence_of(*refused) + "\n");
    return kRefused;
  }
  print(stderr, "yearward: " + std::get_if<Misuse>(&ending)->sentence + ".\n\n");
  print(stderr, help_for(command));
  return kUsage;
}

}  // namespace

int main(int count, char** typed) {
  const auto arguments = arguments_from({typed + 1, typed + count});
  if (!arguments.ok()) {
    const Problem& problem = arguments.problem();
    return end_with(Misuse{problem.where + " " + problem.detail}, "");
  }
  const auto& words = arguments.value().words;
  return end_with(ending_of(arguments.value()), words.empty() ? std::string() : words.front());
}
