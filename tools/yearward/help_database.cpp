// Help for those who keep a database: filling it, looking after it, asking what it comes to.
#include "tools/yearward/help_database.hpp"

namespace yearward::command {
namespace {

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

constexpr std::string_view kReceipt =
    R"(yearward receipt: what the code of a tablet's receipt says; with a database, it is taken.

usage: yearward receipt FILE|TEXT [--db FILE]

  TEXT       what a scanner reads of the code: YWR and digits
  FILE       a file with that in it
  --db FILE  have the sale taken, if neither the tablet nor another receipt brought it before. The
             signature is held against the tablets that are enrolled, or were when it was made

Taken or known, the last line says which; the audit log has a line of what was taken.

Try it:
  yearward receipt YWR00451841614712343
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

}  // namespace

std::string_view help_for_database(std::string_view command) {
  if (command == "import") return kImport;
  if (command == "backup") return kBackup;
  if (command == "restore") return kRestore;
  if (command == "members") return kMembers;
  if (command == "messages") return kMessages;
  if (command == "enrolment") return kEnrolment;
  if (command == "receipt") return kReceipt;
  if (command == "audit") return kAudit;
  if (command == "check") return kCheck;
  if (command == "sample") return kSample;
  if (command == "moves") return kMoves;
  if (command == "report") return kReport;
  return {};
}

}  // namespace yearward::command
