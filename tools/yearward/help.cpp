// The help texts, and refusals as sentences. Each help text shows a command that works as typed.
#include "tools/yearward/commands.hpp"

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

constexpr std::string_view kImport =
    R"(yearward import: real purchase histories, or members of an older system, into a database.

usage: yearward import cdnow FILE [--db FILE] [--assets FOLDER]
       yearward import members FILE --programme FILE [--db FILE]

  cdnow FILE   the CDNOW purchase histories: lines of
           master id, sample id, date yyyymmdd, CDs, dollars    " 00004 0001 19970101  2   29.33"
         or the same without the sample id (the master file)

Members go into the programme cd_shop, which is installed when it is missing. Ids follow from
member, date and occurrence, so importing twice changes nothing. A line that cannot be read is
refused by its number, and then nothing is imported.

  members FILE   {"batch":"takeover","at":"2026-01-01T00:00","members":[{"id":"M1","card":"8800",
                  "name":"Ann","joined":"2019-05-01","settings":{"birth":"08-15"},
                  "levels":[{"ladder":"tier","level":"gold","last_day":"2026-12-31"}],
                  "lots":[{"unit":"points","points":1200,"last_day":"2026-09-30"}]}]}

Each lot keeps its own last day and each level its own; below zero is what a member owed. What is
imported are events of their own, so the same file again changes nothing.
)";

constexpr std::string_view kMembers =
    R"(yearward members: who is in a database.

usage: yearward members [--db FILE] [--as-of DATE] [--json]

  --as-of DATE   tier and points on this day; without it, today
  --json         one JSON document instead of the table
)";

constexpr std::string_view kMessages =
    R"(yearward messages: what each member is to be told this week, one JSON line a member.

usage: yearward messages [--db FILE] [--sent FILE] [--locale zh-CN|en] [--now MOMENT]
                         [--quiet FROM-UNTIL|none] [--every-days N] [--assets FOLDER]

  --sent FILE       what was said before, kept from run to run: a moment and a digest a member,
                    no words. Without it everybody with a habit is told
  --locale zh-CN    the language of members whose attribute "language" does not name one
  --now MOMENT      the programme's civil time; without it, the clock's
  --quiet 21:00-09:00   the hours in which nobody is told; "none" for none
  --every-days 7    at most one message in so many days

Nothing is said to members without a habit, in quiet hours, too soon after the last message, or
when it would be, word for word, the one before.
)";

constexpr std::string_view kEnrolment =
    R"(yearward enrolment: a one-time code that enrols one tablet of a store, for ten minutes.

usage: yearward enrolment PROGRAMME STORE --db FILE

The same as a store manager gets from POST /v1/enrolments; the audit log has a line of it. Events
said by the tablet happen at that store.

Try it, after "yearward sample --db /tmp/yearward.db --today 2026-11-22":
  yearward enrolment community_mart 中山路店 --db /tmp/yearward.db
)";

constexpr std::string_view kAudit =
    R"(yearward audit: recomputes the audit log's chain of hashes, line by line.

usage: yearward audit --db FILE [--json]

A log that was cut off at its end still follows: compare the last line's hash with one that was
written down elsewhere. Exit status 1 when a line does not follow from the one before.
)";

constexpr std::string_view kCheck =
    R"(yearward check: what the server does every night, at once: walks every member's stream, holds
its events against those of the last check, evaluates the account again and adds it up.

usage: yearward check [--db DATABASE] [--accept] [--json]

  --accept   events that are others than at the last check are taken as they are

An account that does not add up is listed, with exit status 1, and is under review: it takes what
comes in and gives nothing out until it is good again, or is accepted.
)";

constexpr std::string_view kBackup =
    R"(yearward backup: a copy of a database, made while servers use it.

usage: yearward backup FILE [--db DATABASE]

  FILE   a new file, for its owner alone: it holds personal data. It is durable and looked through
         (quick_check, or pg_restore --list) before it has this name

A copy of SQLite is a database itself; one of PostgreSQL is pg_dump's, which must be installed.

Try it:  yearward backup monday.copy --db /tmp/yearward.db
)";

constexpr std::string_view kRestore =
    R"(yearward restore: a database from a copy that yearward backup made.

usage: yearward restore FILE [--db DATABASE]

  --db DATABASE   a file that is not there yet, or an empty PostgreSQL database

Then every member's stream is walked, every event read and every account evaluated by the core.

Try it:  yearward restore monday.copy --db /tmp/again.db
)";

constexpr std::string_view kSample =
    R"(yearward sample: programmes and members to try the portal with.

usage: yearward sample --today DATE [--db FILE] [--assets FOLDER]

  --today DATE      histories are habits up to this day: 500.00 yuan every Saturday for 60 weeks.
                    Run again on a later day, only the missing weeks are added
  --assets FOLDER   where programmes/ and samples/ are (the project's own assets)

Prints the cards and PINs to sign in with. They are made up; never use them beside real members.
)";

constexpr std::string_view kMoves =
    R"(yearward moves: who would rise or fall if a changed programme came into force.

usage: yearward moves NEW.json --as-of DATE [--db FILE] [--json]
       yearward moves NEW.json --as-of DATE --programme NOW.json --events FILE [--json]

  NEW.json       the programme with its new version, as it is to be published
  --as-of DATE   the day to compare on, such as the new version's first day or its first review
  --db FILE      members and rules of a database; else the rules and events of files

Each member is lived twice, under the rules of now and under the new ones, with what happened until
that day. It prints, for each ladder, how many go from each level to each, and the points available.

Try it, with a changed copy of the file:
  yearward moves community_mart.json --db /tmp/yearward.db --as-of 2026-11-22
)";

constexpr std::string_view kReport =
    R"(yearward report: what all members' ledgers come to together, on a day.

usage: yearward report liability|settlement|customers --as-of DATE [--db FILE] [--json]
       yearward report … --as-of DATE --programme FILE --events FILE [--json]

  liability    what was not used yet, by issuer, unit and the month it lapses in, and its cost
  settlement   month by month, what was brought in at one place and used at another, and what each
               place gets (above zero) or pays; the positions of a month sum to zero
  customers    recency, frequency and money in fifths of the population, whether length, recency,
               frequency and money lie above the mean (capitals), and a named segment

Try it:  yearward report liability --db /tmp/yearward.db --as-of 2026-11-22
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
  if (command == "import") return kImport;
  if (command == "backup") return kBackup;
  if (command == "restore") return kRestore;
  if (command == "members") return kMembers;
  if (command == "messages") return kMessages;
  if (command == "enrolment") return kEnrolment;
  if (command == "audit") return kAudit;
  if (command == "check") return kCheck;
  if (command == "sample") return kSample;
  if (command == "moves") return kMoves;
  if (command == "report") return kReport;
  if (command == "population") return kPopulation;
  if (command == "fit") return kFit;
  if (command == "backtest") return kBacktest;
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
