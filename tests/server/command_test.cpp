// The command line as it is typed: exit status, what it prints, what it refuses.
#include <doctest/doctest.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "tests/server/shell.hpp"

namespace {

using namespace yearward::server;
using nlohmann::json;

const std::string kRules = YEARWARD_SOURCE_DIR "/assets/programmes/community_mart.json";
constexpr const char* kOne =
    R"([{"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"500.00"}])";
constexpr const char* kTwo =
    R"([{"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"500.00"},)"
    R"({"id":"e2","member":"M2","type":"purchase","at":"2026-01-04","amount":"5.00"}])";

// The same form, with as many members: for machines without the public file.
std::string made_up_histories() {
  std::string text;
  char line[64];
  for (int member = 1; member <= 2357; ++member) {
    for (int visit = 0; visit < 1 + member % 5; ++visit) {
      std::snprintf(line, sizeof line, " %05d %04d 1997%02d%02d %2d %7.2f\r\n", member * 10, member,
                    1 + visit, 1 + member % 28, 1 + visit, 9.99 + visit);
      text += line;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("what is typed wrongly ends with 64 and teaches; help ends with 0") {
  struct Row {
    const char* typed;
    int status;
    const char* says;
  };
  constexpr Row kRows[] = {
      {"", 64, "say what to do"},
      {"fly", 64, "there is no such command"},
      {"evaluate", 64, "--programme FILE"},
      {"evaluate --wings", 64, "there is no such flag"},
      {"evaluate --programme", 64, "needs a value"},
      {"members", 64, "YEARWARD_DB"},
      {"members --db x --db y", 64, "twice"},
      {"import cdnow", 64, "import cdnow FILE"},
      {"import fables x", 64, "import cdnow FILE"},
      {"--help", 0, "usage: yearward"},
      {"evaluate --help", 0, "--as-of DATE"},
      {"project --help", 0, "--weekly AMOUNT"},
      {"import --help", 0, "cdnow"},
      {"members --help", 0, "--json"},
      {"messages --help", 0, "--quiet"},
      {"sample --help", 0, "--today DATE"},
      {"explain --help", 0, "--entry N"},
      {"terms --help", 0, "--locale"},
      {"lint --help", 0, "--population FILE"},
      {"schema --help", 0, "yearward schema"},
      {"lint", 64, "which FILE"},
      {"terms one.json two.json", 64, "one FILE only"},
      {"help project", 0, "--weekly AMOUNT"},
      {"fit --help", 0, "member,date,amount"},
      {"backtest --help", 0, "--calibrate-until DATE"},
      {"report --help", 0, "liability|settlement|customers"},
      {"moves --help", 0, "usage: yearward moves"},
      {"fit --events x", 64, "--until DATE"},
      {"fit --until 1997-09-30", 64, "--events FILE, or --db FILE"},
      {"fit --until 1997-09-30 --events x --db y", 64, "not both"},
      {"backtest --events x --until 1997-09-30", 64, "--calibrate-until DATE"},
  };
  const Shell shell;
  for (const Row& row : kRows) {
    CAPTURE(row.typed);
    const Run run = shell.run(row.typed);
    CHECK(run.status == row.status);
    CHECK((row.status == 0 ? run.out : run.err).find(row.says) != std::string::npos);
    if (row.status != 0) CHECK(run.out.empty());
  }
}

TEST_CASE("terms, why and lint speak the language asked for; lint ends with 1 on an error") {
  struct Row {
    std::string typed;
    int status;
    const char* says;
  };
  const Row rows[] = {
      {"terms " + kRules, 0, "## 等级"},
      {"terms " + kRules + " --locale en", 0, "## Levels"},
      {"terms " + kRules + " --locale fr", 64, "zh-CN or en"},
      {"lint " + kRules + " --locale en", 1, "Not checked: L03"},
      {"lint " + kRules + " --set wings=2", 2, "there is no such setting"},
      {"lint " + kRules + " --locale en --population people.csv --set near=5/4 --set margin=1", 1,
       "Checked: L01"},
      {"explain --programme " + kRules + " --events events.json --as-of 2026-12-31 --locale en", 0,
       "It multiplies out."},
      {"explain --programme " + kRules + " --events events.json --as-of 2026-12-31 --unit wings", 2,
       "name is unknown"},
  };
  const Shell shell;
  shell.write("events.json", kOne);
  shell.write("people.csv", "member,yearly_spend\nM1,5200\n");
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    const Run run = shell.run(row.typed);
    CAPTURE(run.out);
    CHECK(run.status == row.status);
    CHECK((run.status < 2 ? run.out : run.err).find(row.says) != std::string::npos);
  }
}

TEST_CASE("refused input ends with 2, a JSON document and a sentence") {
  struct Row {
    const char* story;
    const char* events;
    const char* as_of;
    const char* refusal;
  };
  constexpr Row kRows[] = {
      {"not JSON", "{", "2026-12-31", "document_is_not_json"},
      {"a number for money",
       R"([{"id":"a","member":"M","type":"purchase","at":"2026-01-03","amount":5}])", "2026-12-31",
       "field_has_wrong_type"},
      {"a day that does not exist", kOne, "2026-02-29", "day_does_not_exist"},
      {"an event after the day asked for", kOne, "2026-01-02", "event_is_in_the_future"},
  };
  const Shell shell;
  for (const Row& row : kRows) {
    CAPTURE(row.story);
    shell.write("events.json", row.events);
    const Run run = shell.run("evaluate --programme " + kRules + " --events events.json --as-of " +
                              row.as_of);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    const std::string first = run.err.substr(0, run.err.find('\n'));
    const json document = json::parse(first, nullptr, false);
    REQUIRE(document.is_object());
    CHECK(document["problems"][0]["refusal"] == row.refusal);
    CHECK(document["problems"][0].contains("where"));
  }
  CHECK(shell.run("evaluate --programme no.json --events no.json --as-of 2026-01-01").status == 2);
}

TEST_CASE("one member evaluates to an account, several to accounts by member") {
  const Shell shell;
  shell.write("one.json", kOne);
  shell.write("two.json", kTwo);
  const std::string rest = " --as-of 2026-12-31 --programme " + kRules;
  const Run one = shell.run("evaluate --events one.json" + rest);
  CHECK(one.status == 0);
  CHECK(one.document().is_object());
  const Run two = shell.run("evaluate --events two.json" + rest);
  REQUIRE(two.document().contains("members"));
  CHECK(two.document()["members"]["M1"] == one.document());
  CHECK(shell.run("evaluate --events two.json --member M1" + rest).out == one.out);
}

TEST_CASE("project speaks of a chosen habit and of the ladder above it") {
  const Shell shell;
  shell.write("one.json", kOne);
  const std::string start =
      "project --programme " + kRules + " --events one.json --today 2026-01-05 ";
  const Run run = shell.run(start + "--until 2026-12-31 --weekly 500.00");
  CHECK(run.status == 0);
  const json document = run.document();
  REQUIRE(document.is_object());
  CHECK(document.contains("ladder"));
  CHECK(document.contains("projection"));
  CHECK(shell.run(start + "--until 2025-12-31").err.find("horizon_is_before_today") !=
        std::string::npos);
  CHECK(shell.run(start + "--weekly 5,00").status == 2);
}

TEST_CASE("the sample can be installed again; a later day adds only later weeks") {
  const Shell shell;
  const Run first = shell.run("sample --db s.db --today 2026-11-22");
  CHECK(first.status == 0);
  CHECK(first.out.find("8800 0000 0001") != std::string::npos);
  const auto members = [&] { return shell.run("members --db s.db --as-of 2026-11-22 --json").out; };
  const std::string before = members();
  CHECK(shell.run("sample --db s.db --today 2026-11-22").out.find("0 new") != std::string::npos);
  CHECK(members() == before);
  CHECK(shell.run("--db s.db sample --today 2026-12-06").status == 0);
  const auto events_of = [](const std::string& text, std::size_t at) {
    return json::parse(text, nullptr, false)["members"][at]["events"].get<int>();
  };
  // Places 0 is the CD shop's member, 1 is 王女士: two more Saturdays.
  CHECK(events_of(members(), 1) == events_of(before, 1) + 2);
}

TEST_CASE("a weekly message is said once, at a decent hour, and then only when it is new") {
  const Shell shell;
  REQUIRE(shell.run("sample --db s.db --today 2026-11-22").status == 0);
  const auto told = [&](const std::string& more) {
    const Run run = shell.run("messages --db s.db --sent told.json --locale en " + more);
    CHECK(run.status == 0);
    return run.out;
  };
  const std::string first = told("--now 2026-11-22T10:00");
  CHECK(first.find("You spend about") != std::string::npos);
  CHECK(first.find("2027") != std::string::npos);
  const std::string remembered = shell.read("told.json");
  CHECK(remembered.find("spend") == std::string::npos);  // a digest, no words
  struct Row {
    const char* story; const char* more;
  };
  constexpr Row kRows[] = {{"the same hour", "--now 2026-11-22T10:00"},
                           {"too soon", "--now 2026-11-25T10:00"},
                           {"in the night", "--now 2026-12-24T23:00"},
                           {"in the early morning", "--now 2026-12-24T08:59"},
                           {"in hours of one's own",
                            "--now 2026-12-24T12:30 --quiet 12:00-14:00"}};
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.story));
    CHECK(told(row.more).empty());
    CHECK(shell.read("told.json") == remembered);
  }
  // A month without a visit changes the sentence.
  CHECK_FALSE(told("--now 2026-12-24T10:00").empty());
  CHECK(told("--now 2026-12-24T10:00 --every-days 0").empty());  // word for word the same
  for (const char* wrong : {"--now yesterday", "--quiet noon", "--every-days many"})
    CHECK(shell.run("messages --db s.db " + std::string(wrong)).status == 2);
  shell.write("told.json", "[]");
  CHECK(shell.run("messages --db s.db --sent told.json").status == 2);
}

TEST_CASE("who would move under other thresholds is counted before they are published") {
  const Shell shell;
  REQUIRE(shell.run("sample --db s.db --today 2026-11-22").status == 0);
  const std::string on = " --db s.db --as-of 2026-11-22 ";
  const Run same = shell.run("moves " + kRules + on);
  CHECK(same.out.find("tier: 0 rise, 0 fall, 7 stay") != std::string::npos);
  json changed = json::parse(read_file(kRules));
  for (const char* asked : {"attain", "retain"})
    changed.back()["ladders"][0]["levels"][1][asked]["at_least"] = 30'000;
  shell.write("changed.json", changed.dump());
  const Run moved = shell.run("moves changed.json" + on + "--json");
  REQUIRE(moved.status == 0);
  const json moves = moved.document();
  CHECK(moves["members"] == 7);
  std::int64_t members = 0, fall = 0;
  for (const json& line : moves["ladders"]["tier"]) {
    members += line["members"].get<std::int64_t>();
    if (line["from"] == "silver" && line["to"] == "regular") fall = line["members"];
  }
  CHECK(members == 7);
  CHECK(fall > 0);
  CHECK(moves["available"]["now"].get<std::int64_t>() > 0);
  changed.back()["id"] = "corner_shop";
  shell.write("changed.json", changed.dump());
  CHECK(shell.run("moves changed.json" + on).status == 2);
  CHECK(shell.run("moves" + on).status == 64);
}

TEST_CASE("members of an older system bring lots and levels along, and twice changes nothing") {
  const Shell shell;
  shell.write("old.json", R"({"batch":"takeover","at":"2026-01-01T00:00","members":[
    {"id":"M1","card":"8811","name":"Ann","joined":"2019-05-01",
     "levels":[{"ladder":"tier","level":"gold","last_day":"2026-12-31"}],
     "lots":[{"unit":"points","points":1200,"last_day":"2026-09-30"},
             {"unit":"points","points":300}]},
    {"id":"M2","lots":[{"unit":"points","points":50,"last_day":"2026-03-31"}]}]})");
  const std::string line = "import members old.json --db o.db --programme " + kRules;
  CHECK(shell.run(line).out.find("2 members, 4 events") != std::string::npos);
  const auto on = [&](const char* day) {
    return shell.run("members --db o.db --json --as-of " + std::string(day)).document()["members"];
  };
  CHECK(on("2026-03-31")[0]["points"] == 1500);
  CHECK(on("2026-03-31")[0]["tier"] == "gold");
  CHECK(on("2026-04-01")[1]["points"] == 0);
  CHECK(on("2026-10-01")[0]["points"] == 300);
  CHECK(shell.run(line).out.find("0 members, 0 events") != std::string::npos);
  struct Row {
    const char* from; const char* to; const char* says;
  };
  constexpr Row kRows[] = {{"\"points\":50", "\"points\":\"x\"", "/members/1/lots/0/points"},
                           {"\"unit\":\"points\",\"points\":50", "\"unit\":\"stars\",\"points\":50",
                            "/members/1/lots/0/unit"},
                           {"\"level\":\"gold\"", "\"level\":\"jade\"", "/members/0"},
                           {"\"batch\"", "\"bunch\"", "/batch"}};
  const std::string good = shell.read("old.json");
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.says));
    std::string wrong = good;
    wrong.replace(wrong.find(row.from), std::string(row.from).size(), row.to);
    shell.write("old.json", wrong);
    const Run run = shell.run("import members old.json --db p.db --programme " + kRules);
    CHECK(run.status == 2);
    CHECK(run.err.find(row.says) != std::string::npos);
  }
  CHECK(shell.run("members --db p.db --json").document()["members"].empty());
}

TEST_CASE("what all ledgers come to is reported from a database or from files") {
  const Shell shell;
  REQUIRE(shell.run("sample --db s.db --today 2026-11-22").status == 0);
  const std::string on = " --db s.db --as-of 2026-11-22 ";
  std::int64_t owed = 0, held = 0;
  const json liability = shell.run("report liability --json" + on).document();
  for (const json& line : liability["community_mart"])
    if (line["unit"] == "points") owed += line["outstanding"].get<std::int64_t>();
  const json members = shell.run("members --json" + on).document();
  for (const json& member : members["members"])
    if (member["programme"] == "community_mart") held += member["points"].get<std::int64_t>();
  CHECK(owed > 0);
  CHECK(owed == held);
  const json customers = shell.run("report customers --json" + on).document();
  CHECK(customers["community_mart"].size() == 7);
  CHECK(customers["community_mart"][3]["segment"] == "never_bought");
  CHECK(shell.run("report customers" + on).out.find("champions") != std::string::npos);
  const std::string chain = YEARWARD_SOURCE_DIR "/assets/programmes/chain_stored_value.json";
  shell.write("events.json", R"([
    {"id":"t","member":"M1","type":"top_up","at":"2026-03-01","amount":"500.00","place":"shop_1"},
    {"id":"p","member":"M1","type":"purchase","at":"2026-03-05","amount":"100.00","place":"shop_2",
     "tenders":[{"kind":"stored_value","amount":"100.00"}]}])");
  const json settled = shell.run("report settlement --json --programme " + chain +
                                 " --events events.json --as-of 2026-03-31").document();
  std::map<std::string, std::int64_t> gets;
  for (const json& line : settled["chain_stored_value"]["positions"])
    if (line["unit"] == "principal") gets[line["place"]] = line["gets"];
  CHECK(gets == std::map<std::string, std::int64_t>{{"shop_1", -40}, {"shop_2", 40}});
  CHECK(shell.run("report weather" + on).status == 64);
}

TEST_CASE("purchase histories are imported whole, and twice changes nothing") {
  const Shell shell;
  std::string path = cdnow_file();
  const bool is_real = !path.empty();
  if (!is_real) {
    MESSAGE("the public CDNOW file is not here; made-up histories of its form stand in");
    shell.write("made_up.txt", made_up_histories());
    path = "made_up.txt";
  }
  const Run first = shell.run("import cdnow " + path + " --db c.db");
  CHECK(first.status == 0);
  CHECK(first.out.find("members    2357") != std::string::npos);
  const char* const fresh = is_real ? "new        2357 members, 6919 purchases" : "new        2357";
  CHECK(first.out.find(fresh) != std::string::npos);
  CHECK(first.err.find("100 %") != std::string::npos);
  const std::string before = shell.run("members --db c.db --as-of 1998-06-30").out;
  const Run second = shell.run("import cdnow " + path + " --db c.db");
  CHECK(second.out.find("new        0 members, 0 purchases") != std::string::npos);
  CHECK(shell.run("members --db c.db --as-of 1998-06-30").out == before);
}

TEST_CASE("a line that cannot be read is refused by its number, and nothing is imported") {
  struct Row {
    const char* story;
    const char* line;
  };
  constexpr Row kRows[] = {
      {"too few columns", " 00004 0001"},
      {"too many", " 00004 0001 19970101  2   29.33 1"},
      {"a day that does not exist", " 00004 0001 19970229  2   29.33"},
      {"a date that is none", " 00004 0001 1997-1-1  2   29.33"},
      {"letters for an id", " 00004 00x1 19970101  2   29.33"},
      {"letters for dollars", " 00004 0001 19970101  2   29,33"},
      {"dollars below zero", " 00004 0001 19970101  2   -29.33"},
      {"letters for CDs", " 00004 0001 19970101  x   29.33"},
      {"the other form", " 00004 19970101  2   29.33"},
  };
  const Shell shell;
  for (const Row& row : kRows) {
    CAPTURE(row.story);
    shell.write("bad.txt", std::string(" 00004 0001 19970101  2   29.33\r\n") + row.line + "\r\n");
    const Run run = shell.run("import cdnow bad.txt --db bad.db");
    CHECK(run.status == 2);
    CHECK(run.err.find("\"line 2\"") != std::string::npos);
    CHECK(shell.run("members --db bad.db --json").out == "{\"members\":[]}\n");
  }
  shell.write("empty.txt", "\n");
  CHECK(shell.run("import cdnow empty.txt --db bad.db").err.find("list_is_empty") !=
        std::string::npos);
}

TEST_CASE("the master file's form is read too, by the master's ids") {
  const Shell shell;
  shell.write("master.txt", " 00001 19970101  1   11.77\n 00001 19970101  5   77.00\n");
  const Run run = shell.run("import cdnow master.txt --db m.db");
  CHECK(run.status == 0);
  const std::string table = shell.run("members --db m.db --as-of 1997-02-01").out;
  CHECK(table.find("cd-00001") != std::string::npos);
}
