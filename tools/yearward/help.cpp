// The help texts, and refusals as sentences. Each help text shows a command that works as typed.
#include "tools/yearward/commands.hpp"
#include "tools/yearward/help_database.hpp"

namespace yearward::command {
namespace {

constexpr std::string_view kAll = R"(yearward: the year of rewards ahead, from the command line.

usage: yearward COMMAND …            yearward COMMAND --help teaches one command

  evaluate   what a member's events come to: balances, lots, levels, every entry with its why
  explain    why each entry is what it is, line by line, in words
  project    what a habit brings until the end of the year, and the ladder above it
  terms      what a programme's file says, in plain words
  lint       whether a programme's file makes a good programme, by sixteen design rules
  schema     the JSON schema of a programme's file, for editors
  import     real purchase histories, or an older system's members, into a database
  members    who is in a database, with tier and points
  messages   what each member is to be told this week, when there is something new
  audit      whether the audit log is whole
  check      whether every account still says what it said, and adds up
  enrolment  a one-time code for a tablet of a store
  receipt    what a tablet's receipt says, and the sale taken if it never arrived
  backup     a copy of a database that is in use
  restore    a database from such a copy, every account evaluated again
  sample     the sample programmes and members into a database, to try the portal with
  moves      who would rise or fall under a changed programme, before it is published
  report     what is owed, what shops owe each other, who the customers are
  population what a programme comes to for a hundred thousand made-up members
  fit        what members' histories teach about a likely year, for a programme's file
  backtest   how well that would have foretold what members then spent

The database is --db FILE, --db postgres://user@host/database, or YEARWARD_DB.
Exit status: 0 done; 1 lint found errors; 2 refused, with {"problems":[{"refusal","where",
"detail"}]} and a sentence on standard error; 64 typed wrongly.
How a programme is written: assets/programmes/README.md.

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

constexpr std::string_view kExplain =
    R"(yearward explain: why each entry is what it is: event, rule, basis, rate, product, rounding,
cap, lots; multiplied out exactly.

usage: yearward explain --programme FILE --events FILE --as-of DATE
                        [--member ID] [--entry N | --unit ID] [--locale zh-CN|en] [--assets FOLDER]

  --entry N     only entry N of the member, as numbered in the output
  --unit ID     only entries of this unit
  --locale      the language; zh-CN without it

Try it, from the project's folder:
  echo '[{"id":"e1","member":"M1","type":"purchase","at":"2026-01-07","amount":"99.90"}]' > /tmp/e
  yearward explain --programme assets/programmes/community_mart.json --events /tmp/e \
    --as-of 2026-12-31 --locale en
)";

constexpr std::string_view kTerms =
    R"(yearward terms: what a programme's file says, in plain words, from the definition itself: how
points are counted, how they age, how levels are reached and kept, what rewards cost. Of several
versions it says the newest, then what each changed.

usage: yearward terms FILE [--locale zh-CN|en] [--assets FOLDER]

Try it, from the project's folder:
  yearward terms assets/programmes/community_mart.json --locale en
)";

constexpr std::string_view kLint =
    R"(yearward lint: is a sound definition also a good programme? Sixteen design rules, L01 to L16,
on the newest version in the file. Prints every finding with its place, then what was checked and
what was not, and why not. Exit status 1 when an error is found.

usage: yearward lint FILE [--population FILE] [--today DATE] [--set NAME=VALUE]…
                     [--locale zh-CN|en] [--json]

  --population FILE   what members spend in a year, for L03 to L06 and L16. One of
                        a table:     member,yearly_spend[,counter][,visits] in the first line
                        JSON lines:  {"member":"M1","yearly_spend":"5200.00"}
                        events:      the file that evaluate takes; the last 365 days count
                      counter: what the first ladder counts in a year, where it is not money spent
  --today DATE        the day L11 asks for next year's plan; without it the version's first day
  --set NAME=VALUE    another threshold, for example --set first_step_warn=5/4; may be repeated:
                        levels_least levels_most levels_error price_step earn_step
                        spend_percentile first_step_warn first_step_error far_level
                        far_levels_most near first_reward_weeks benefits_least distinctive_least
                        activities_a_quarter surprises_most budget_most margin named_most
                        unnamed_most unnamed_months loop_gain rounding_loss median_basket
  --locale            one language; without it each sentence is said in both
  --json              {"checked","findings","not_checked"}

Try it, from the project's folder:
  printf 'member,yearly_spend\nM1,3000\nM2,5200\nM3,26000\n' > /tmp/p
  yearward lint assets/programmes/community_mart.json --population /tmp/p --locale en
)";

constexpr std::string_view kSchema =
    R"(yearward schema: the JSON schema of a programme's file, for editors that check as you type.

usage: yearward schema [--assets FOLDER]

Try it:
  yearward schema > /tmp/programme.schema.json
)";

constexpr std::string_view kProject =
    R"(yearward project: the year ahead, by running the engine over the purchases a habit means.

usage: yearward project --programme FILE --events FILE --today DATE
                        [--until DATE] [--weekly AMOUNT] [--member ID]
                        [--scenario WHAT]… [--reach AIM [--by DATE]] [--keep] [--rescue]
                        [--best-use]

  --today DATE      the day the question is asked; events after it are refused
  --until DATE      the horizon; without it the 31 December the portal's sentence speaks of
  --weekly AMOUNT   spend so much a week, "800.00"; without it the habit the last weeks show
  --member ID       whose events; needed when the file holds several members'
  --scenario WHAT   what the member might do otherwise, beside pace; may be said several times:
                      stretch  weekly:800.00  one_more_visit  basket:300.00@2026-02-01
                      basket:{"at":"2026-02-01","amount":"60.00","place":"S1","lines":[…]}
                      partner:PLACE  member_day:ACTIVITY  top_up:1000.00  challenge:RULE
                      challenge:EVENT_TYPE*3
                    a top-up says after how many weeks it is back; "buys_more" is false for what
                    buys nothing more. What the programme does not offer is refused
  --reach AIM       the least a week, to the minor unit, that holds it on the day --by (or the
                    horizon): reward:ID  level:ID  points:30000  points:20:UNIT. "proven" is false
                    when too many amounts had to be tried: it reaches, but less may do
  --keep            each level held: what it will be when it is decided at this pace, and what is
                    missing: a week, at once, in visits
  --rescue          the first points to lapse, the last day, and what saves them, cheapest first
  --best-use        the most valuable set of rewards that the points of the horizon buy

Prints {"ladder","projection"}: today's pace, +20 %, the next reward, the next level; and
"scenarios", "solve", "keep", "rescue", "best_use" when they are asked for.

Try it, from the project's folder:
  printf '[]' > /tmp/e
  yearward project --programme assets/programmes/community_mart.json --events /tmp/e \
    --today 2026-01-02 --weekly 500.00 --scenario member_day:member_day --reach reward:rice
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

constexpr std::string_view kFit =
    R"(yearward fit: what members' histories teach about a likely year, as integers that travel with
the programme: how often members come, how they pause, what a visit brings.

usage: yearward fit --events FILE | --db FILE  --until DATE [--programme FILE] [-o FILE]

  --events FILE     purchases, in any of these forms, told apart by the first line:
                      CDNOW's sample:  master id, sample id, yyyymmdd, CDs, dollars
                      CDNOW's master:  the same without the sample id
                      a table:         member,date,amount in the first line, other columns ignored
                      events:          the JSON that evaluate takes; needs --programme
  --db FILE         the histories of a database; with several programmes, those of --programme
  --until DATE      purchases after this day are not looked at
  --programme FILE  print this programme's file with the fitted part in its newest version
  -o FILE           write it there instead of printing it

Without --programme only the fitted part is printed. Twice the same gives the same bytes.

Try it, from the project's folder, with any purchase file:
  printf 'member,date,amount\nM1,2026-01-03,20.00\nM1,2026-02-07,35.50\n' > /tmp/p.csv
  yearward fit --events /tmp/p.csv --until 2026-03-31
)";

constexpr std::string_view kBacktest =
    R"(yearward backtest: learns from purchases up to one day and compares what it would have
foretold with what members really spent up to a later day; beside it the plain weekly average.

usage: yearward backtest --events FILE | --db FILE  --calibrate-until DATE --until DATE
                         [--programme FILE] [--json] [--chart FILE.svg]

  --events, --db          as for fit
  --calibrate-until DATE  the last day that is learned from; members are those who had come by then
  --until DATE            the last day of what is foretold, at most 800 days later
  --json                  members, bias, rmse, coverage, mean_width; the same under "active" for
                          members with 4 visits or more, and under "segments"
  --chart FILE            a chart of predicted and real spending, as SVG

Try it, with the public CDNOW sample:
  yearward backtest --events cdnow_sample.txt --calibrate-until 1997-09-30 --until 1998-06-30
)";

}  // namespace

std::string_view help_for(std::string_view command) {
  if (command == "evaluate") return kEvaluate;
  if (command == "explain") return kExplain;
  if (command == "project") return kProject;
  if (command == "terms") return kTerms;
  if (command == "lint") return kLint;
  if (command == "schema") return kSchema;
  if (command == "population") return kPopulation;
  if (command == "fit") return kFit;
  if (command == "backtest") return kBacktest;
  const std::string_view database = help_for_database(command);
  return database.empty() ? kAll : database;
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
