// fit and backtest as they are typed: what they foretell of the public histories, the forms they
// read, what they refuse.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/laws/chance.hpp"
#include "tests/server/shell.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

constexpr const char* kWeeks = " --calibrate-until 1997-09-30 --until 1998-06-30";

// 300 members of a made-up shop: they come about every so many days, and a third leave for good.
// Columns are joined as the form has them.
struct Form {
  const char* head;
  const char* before_member;
  const char* between;
  const char* copies;  // the column of the number of CDs, when there is one
  bool dashes;
};

std::string made_up(const Form& form) {
  Chance chance(11);
  std::string text = form.head;
  for (int member = 1000; member < 1300; ++member) {
    const std::int32_t every = 5 + chance.days_below(60);
    const std::int32_t leaves = member % 3 == 0 ? 80 + chance.days_below(220) : 600;
    for (std::int32_t on = chance.days_below(80); on < 540;
         on += 1 + chance.days_below(2 * every)) {
      const CivilDate date = date_of(day_from({1997, 1, 1}).plus_days(on));
      const std::int64_t cents = 500 + chance.days_below(4'000);
      if (on > leaves) continue;
      char line[96];
      std::snprintf(line, sizeof line, form.dashes ? "%s%d%s%04d-%02d-%02d%s%s%d.%02d\n"
                                                   : "%s%d%s%04d%02d%02d%s%s%d.%02d\n",
                    form.before_member, member, form.between, date.year, date.month, date.day,
                    form.between, form.copies, static_cast<int>(cents / 100),
                    static_cast<int>(cents % 100));
      text += line;
    }
  }
  return text;
}

constexpr Form kSample = {"", " 00009 ", " ", "1 ", false};
constexpr Form kMaster = {"", " ", " ", "1 ", false};
constexpr Form kTable = {"member,date,amount\n", "", ",", "", true};
constexpr Form kPlainDates = {"member,date,amount\r\n", "", ",", "", false};

}  // namespace

TEST_CASE("of the public histories the likely year foretells more than the usual models do") {
  const std::string path = cdnow_file();
  if (path.empty()) {
    MESSAGE("the public CDNOW file is not here; what it must come to is not tested");
    return;
  }
  const Shell shell;
  const Run run = shell.run("backtest --json --events " + path + kWeeks + " --chart c.svg");
  REQUIRE(run.status == 0);
  const json all = run.document();
  REQUIRE(all.is_object());
  // The same members, weeks and dollars as the figures to beat: so says the weekly average.
  CHECK(all["members"] == 2357);
  CHECK(all["weekly_average"]["rmse"].get<double>() == doctest::Approx(218.15).epsilon(0.0001));
  CHECK(all["weekly_average"]["bias"].get<double>() == doctest::Approx(2.917).epsilon(0.0002));
  struct Row {
    const char* story;
    const json& report;
    double rmse;
  };
  // BG/NBD with Gamma-Gamma, fitted on the same weeks, comes to these.
  const Row rows[] = {{"all members", all, 72.23}, {"4 visits or more", all["active"], 160.14}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    CHECK(row.report["rmse"].get<double>() <= row.rmse);
    CHECK(row.report["bias"].get<double>() >= 0.90);
    CHECK(row.report["bias"].get<double>() <= 1.10);
    CHECK(row.report["coverage"].get<double>() >= 0.77);
    CHECK(row.report["coverage"].get<double>() <= 0.83);
  }
  CHECK(shell.read("c.svg").find("</svg>") != std::string::npos);
}

TEST_CASE("what is learned up to a day does not change with what comes after it") {
  const Shell shell;
  const std::string text = made_up(kMaster);
  shell.write("all.txt", text);
  std::string known;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at) + 1;
    const std::string line = text.substr(at, end - at);
    if (line.substr(6, 8) <= "19970930") known += line;
    at = end;
  }
  REQUIRE(known.size() < text.size());
  shell.write("known.txt", known);
  const Run whole = shell.run("fit --events all.txt --until 1997-09-30");
  REQUIRE(whole.status == 0);
  CHECK(whole.out == shell.run("fit --events known.txt --until 1997-09-30").out);
  // Twice the same is the same, byte by byte.
  CHECK(whole.out == shell.run("fit --events all.txt --until 1997-09-30").out);
}

TEST_CASE("all forms of one history come to the same, and so do two runs") {
  const Shell shell;
  shell.write("sample.txt", made_up(kSample));
  const Run run = shell.run(std::string("backtest --events sample.txt") + kWeeks);
  REQUIRE(run.status == 0);
  CHECK(run.out.find("all members            300") != std::string::npos);
  CHECK(shell.run(std::string("backtest --events sample.txt") + kWeeks).out == run.out);
  struct Row {
    const char* story;
    const Form& form;
  };
  const Row rows[] = {{"the master's four columns", kMaster},
                      {"a table", kTable},
                      {"a table with plain dates and other line ends", kPlainDates}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    shell.write("other.txt", made_up(row.form));
    CHECK(shell.run(std::string("backtest --events other.txt") + kWeeks).out == run.out);
  }
}

TEST_CASE("what was fitted travels in the programme's file and is read again") {
  const Shell shell;
  shell.write("m.txt", made_up(kMaster));
  const std::string shop = YEARWARD_SOURCE_DIR "/assets/programmes/cd_shop.json";
  const Run fit = shell.run("fit --events m.txt --until 1997-09-30 --programme '" + shop +
                            "' -o fitted.json");
  CHECK(fit.status == 0);
  const json fitted = json::parse(shell.read("fitted.json"), nullptr, false);
  REQUIRE(fitted.is_array());
  CHECK(fitted.back()["likely"]["members"] == 300);
  CHECK(shell.run("terms fitted.json").status == 0);
  CHECK(shell.run("terms fitted.json").out == shell.run("terms '" + shop + "'").out);
}

TEST_CASE("a purchase file that cannot be read is refused by its line") {
  struct Row {
    const char* story;
    const char* text;
    const char* refusal;
    const char* where;
  };
  constexpr Row kRows[] = {
      {"nothing", "", "list_is_empty", ""},
      {"a head alone", "member,date,amount\n", "list_is_empty", ""},
      {"a column missing", "member,date\nM1,1997-01-03\n", "field_is_missing", "line 1"},
      {"a cell too few", "member,date,amount\nM1,1997-01-03\n", "request_is_malformed", "line 2"},
      {"nobody", "member,date,amount\n,1997-01-03,2.00\n", "text_is_empty", "line 2"},
      {"no such day", "member,date,amount\nM1,1997-02-29,2.00\n", "day_does_not_exist", "line 2"},
      {"no money", "member,date,amount\n\nM1,1997-02-28,two\n", "money_is_malformed", "line 3"},
      {"too fine", "member,date,amount\nM1,1997-02-28,2.001\n", "money_has_too_many_decimals",
       "line 2"},
      {"below zero", "member,date,amount\nM1,1997-02-28,-2.00\n", "amount_is_negative", "line 2"},
      {"columns of another form", " 00004 0001 19970101  2   29.33\n 00004 19970101  2   29.33\n",
       "request_is_malformed", "line 2"},
      {"a day that is none", " 00004 19970141  2   29.33\n", "request_is_malformed", "line 1"},
      {"money beyond counting",
       "member,date,amount\nM1,1997-02-28,80000000000000.00\nM1,1997-02-28,80000000000000.00\n",
       "number_is_out_of_range", "line 3"},
  };
  const Shell shell;
  for (const Row& row : kRows) {
    CAPTURE(row.story);
    shell.write("bad", row.text);
    for (const std::string command : {"fit --until 1997-09-30", "backtest --until 1998-06-30 "
                                                                "--calibrate-until 1997-09-30"}) {
      const Run run = shell.run(command + " --events bad");
      CHECK(run.status == 2);
      CHECK(run.out.empty());
      CHECK(run.err.find(std::string("\"") + row.refusal + "\"") != std::string::npos);
      CHECK(run.err.find(std::string("\"where\":\"") + row.where) != std::string::npos);
    }
  }
}

TEST_CASE("questions that cannot be asked are refused by name") {
  struct Row {
    const char* typed;
    const char* refusal;
  };
  constexpr Row kRows[] = {
      {"fit --events m --until 1996-12-31", "list_is_empty"},
      {"fit --events m --until 1997-02-30", "day_does_not_exist"},
      {"fit --events none --until 1997-09-30", "place_is_unknown"},
      {"fit --events m --until 1997-09-30 -o no/such/folder", "place_is_unknown"},
      {"backtest --events m --calibrate-until 1997-09-30 --until 1997-09-30",
       "until_is_before_from"},
      {"backtest --events m --calibrate-until 1997-09-30 --until 2000-09-30",
       "horizon_is_too_far"},
  };
  const Shell shell;
  shell.write("m", made_up(kMaster));
  for (const Row& row : kRows) {
    CAPTURE(row.typed);
    const Run run = shell.run(row.typed);
    CHECK(run.status == 2);
    CHECK(run.err.find(row.refusal) != std::string::npos);
  }
}

TEST_CASE("one member with one visit is enough to learn from, if not for much") {
  const Shell shell;
  shell.write("one", "member,date,amount\nM1,1997-02-28,0.00\n");
  CHECK(shell.run("fit --events one --until 1997-02-28").status == 0);
  CHECK(shell.run(std::string("backtest --events one") + kWeeks).status == 0);
}
