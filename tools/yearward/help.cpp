// The help texts, and refusals as sentences. Each help text shows a command that works as typed.
#include "tools/yearward/commands.hpp"

namespace yearward::command {
namespace {

constexpr std::string_view kAll = R"(yearward: the year of rewards ahead, from the command line.

usage: yearward COMMAND …            yearward COMMAND --help teaches one command

  evaluate   what a member's events come to: balances, lots, levels, every entry with its why
  project    what a habit brings until the end of the year, and the ladder above it
  import     a file of real purchase histories into a database
  members    who is in a database, with tier and points
  sample     the sample programmes and members into a database, to try the portal with
  population what a programme comes to for a hundred thousand made-up members

The database is --db FILE, or YEARWARD_DB. Exit status: 0 done; 2 refused, with
{"problems":[{"refusal","where","detail"}]} and a sentence on standard error; 64 typed wrongly.

Try it:
  yearward sample --db /tmp/yearward.db --today 2026-11-22
  yearward members --db /tmp/yearward.db
  yearward-server --db /tmp/yearward.db
)";

constexpr std::string_view kEvaluate =
    R"(yearward evaluate: a programme and events in, the evaluated account out, as canonical JSON.

usage: yearward evaluate --programme FILE --events FILE --as-of DATE [--member ID]

  --programme FILE  one version, or the list of a programme's versions
  --events FILE     {"events":[…]} or a bare list, in any order
  --as-of DATE      everything due by the end of this day is posted, for example 2026-12-31
  --member ID       only this member; without it, several members give {"members":{ID:…}}

Try it, from the project's folder:
  echo '[{"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"500.00"}]' > /tmp/e
  yearward evaluate --programme assets/programmes/community_mart.json --events /tmp/e \
    --as-of 2026-12-31
)";

constexpr std::string_view kProject =
    R"(yearward project: the year ahead, by running the engine over the purchases a habit means.

usage: yearward project --programme FILE --events FILE --today DATE
                        [--until DATE] [--weekly AMOUNT] [--member ID]

  --today DATE      the day the question is asked; events after it are refused
  --until DATE      the horizon; without it the 31 December the portal's sentence speaks of
  --weekly AMOUNT   spend so much a week, "800.00"; without it the habit the last weeks show
  --member ID       whose events; needed when the file holds several members'

Prints {"ladder","projection"}: today's pace, +20 %, the next reward, the next level.
)";

constexpr std::string_view kImport =
    R"(yearward import: real purchase histories into a database.

usage: yearward import cdnow FILE [--db FILE] [--assets FOLDER]

  FILE   the CDNOW purchase histories: lines of
           master id, sample id, date yyyymmdd, CDs, dollars    " 00004 0001 19970101  2   29.33"
         or the same without the sample id (the master file)

Members go into the programme cd_shop, which is installed when it is missing. Ids follow from
member, date and occurrence, so importing twice changes nothing. A line that cannot be read is
refused by its number, and then nothing is imported.
)";

constexpr std::string_view kMembers =
    R"(yearward members: who is in a database.

usage: yearward members [--db FILE] [--as-of DATE] [--json]

  --as-of DATE   tier and points on this day; without it, today
  --json         one JSON document instead of the table
)";

constexpr std::string_view kSample =
    R"(yearward sample: programmes and members to try the portal with.

usage: yearward sample --today DATE [--db FILE] [--assets FOLDER]

  --today DATE      histories are habits up to this day: 500.00 yuan every Saturday for 60 weeks.
                    Run again on a later day, only the missing weeks are added
  --assets FOLDER   where programmes/ and samples/ are (the project's own assets)

Prints the cards and PINs to sign in with. They are made up; never use them beside real members.
)";

constexpr std::string_view kPopulation =
    R"(yearward population: a programme lived through by made-up members who buy, give back, redeem.

usage: yearward population --programme FILE [--members N] [--years N] [--weekly-mean AMOUNT]
                           [--seed N] [--threads N] [--progress] [--json]

  --members N           100000 when not said
  --years N             3 when not said; from the first 1 January the programme is in force
  --weekly-mean AMOUNT  what a member spends a week, over all; spending is log-normal about it.
                        Without it an eighth of projection.most_weekly
  --seed N              other members; the same seed gives the same result on every machine
  --threads N           all cores when not said; the result is the same with any number
  --progress            a bar on standard error also where that is no terminal
  --json                one JSON document instead of the page

Prints members by level at each year's end and who moved, points earned, spent, lapsed and still
owed, weeks until the first reward, and what members spend. Only purchases are made up: a programme
that counts nights or flights stays at its first level here.
)";

}  // namespace

std::string_view help_for(std::string_view command) {
  if (command == "evaluate") return kEvaluate;
  if (command == "project") return kProject;
  if (command == "import") return kImport;
  if (command == "members") return kMembers;
  if (command == "sample") return kSample;
  if (command == "population") return kPopulation;
  return kAll;
}

std::string sentence_of(const Refused& refused) {
  std::string text;
  for (const Problem& problem : refused.problems) {
    std::string words(name_of(problem.refusal));
    for (char& c : words) c = c == '_' ? ' ' : c;
    if (!text.empty()) text += '\n';
    if (!refused.document.empty()) text += refused.document + ": ";
    text += words;
    if (!problem.where.empty()) text += " at " + problem.where;
    if (!problem.detail.empty()) text += " (" + problem.detail + ")";
    text += '.';
  }
  return text;
}

}  // namespace yearward::command
