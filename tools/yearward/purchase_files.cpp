// Tells the forms apart by what their first line shows, and reads each with its own reader.
#include "tools/yearward/purchase_files.hpp"

#include <algorithm>
#include <map>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "tools/server/intake.hpp"
#include "tools/server/rule_book.hpp"
#include "tools/yearward/cdnow.hpp"

namespace yearward::command {
namespace {

// What each member spent on each day, in order of both.
class Purchases {
 public:
  // Refuses: NumberIsOutOfRange for a day that comes to more than money can count.
  Outcome add(const std::string& member, Day day, Money spent) {
    Money& sum = days_[member][day];
    if (spent.count > kLargestCount - sum.count)
      return Problem{Refusal::NumberIsOutOfRange, member, text_from_day(day)};
    sum += spent;
    return Done{};
  }

  Result<Histories> histories() && {
    if (days_.empty()) return Problem{Refusal::ListIsEmpty, {}, "no purchase in the file"};
    Histories all;
    for (const auto& [member, days] : days_) {
      MemberVisits own{MemberId(member), {}};
      for (const auto& [day, spent] : days) own.visits.push_back({day, spent});
      all.push_back(std::move(own));
    }
    return all;
  }

 private:
  std::map<std::string, std::map<Day, Money>> days_;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\"";
  const std::size_t from = text.find_first_not_of(kBlank);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlank) + 1 - from);
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t comma = line.find(',');
    cells.push_back(trimmed(line.substr(0, comma)));
    if (comma == std::string_view::npos) return cells;
    line.remove_prefix(comma + 1);
  }
}

std::string line_name(std::size_t number) { return "line " + std::to_string(number); }

// The next line that says something, counted; false at the end.
bool next_line(std::string_view& text, std::string_view& line, std::size_t& number) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (!trimmed(line).empty()) return true;
  }
  return false;
}

Result<Day> day_from_cell(std::string_view cell) {
  const bool is_plain = cell.size() == 8 && cell.find('-') == std::string_view::npos;
  if (!is_plain) return day_from_text(std::string(cell.substr(0, 10)));
  return day_from_text(std::string(cell.substr(0, 4)) + '-' + std::string(cell.substr(4, 2)) + '-' +
                       std::string(cell.substr(6, 2)));
}

struct Columns {
  std::size_t member = 0, date = 0, amount = 0, count = 0;
};

Result<Columns> columns_from(std::string_view head) {
  const auto cells = cells_of(head);
  Columns columns;
  columns.count = cells.size();
  for (const auto& [name, place] : {std::pair{"member", &columns.member},
                                    {"date", &columns.date},
                                    {"amount", &columns.amount}}) {
    const auto found = std::find(cells.begin(), cells.end(), name);
    if (found == cells.end()) return Problem{Refusal::FieldIsMissing, "line 1", name};
    *place = static_cast<std::size_t>(found - cells.begin());
  }
  return columns;
}

Outcome read_row(const std::vector<std::string_view>& cells, const Columns& columns,
                 const Currency& currency, Purchases& purchases) {
  if (cells.size() != columns.count) {
    return Problem{Refusal::RequestIsMalformed, {}, std::to_string(columns.count) + " columns"};
  }
  const std::string member(cells[columns.member]);
  if (member.empty()) return Problem{Refusal::TextIsEmpty, {}, "member"};
  if (member.size() > 64) return Problem{Refusal::TextIsTooLong, {}, "member"};
  const auto day = day_from_cell(cells[columns.date]);
  if (!day.ok()) return Problem{day.problem().refusal, {}, "date"};
  const auto spent = money_from_text(std::string(cells[columns.amount]), currency);
  if (!spent.ok()) return Problem{spent.problem().refusal, {}, "amount"};
  if (spent.value().count < 0) return Problem{Refusal::AmountIsNegative, {}, "amount"};
  return purchases.add(member, day.value(), spent.value());
}

}  // namespace

Result<Histories> histories_from_table(std::string_view text, const Currency& currency) {
  std::string_view line;
  std::size_t number = 0;
  if (!next_line(text, line, number)) return Problem{Refusal::ListIsEmpty, {}, "an empty file"};
  TRY(const Columns columns, columns_from(line));
  Purchases purchases;
  while (next_line(text, line, number)) {
    const Outcome read = read_row(cells_of(line), columns, currency, purchases);
    if (read.ok()) continue;
    Problem problem = read.problem();
    problem.where = line_name(number);
    return problem;
  }
  return std::move(purchases).histories();
}

Result<Histories> histories_from_cdnow(std::string_view text) {
  TRY(const std::vector<CdnowMember> members, cdnow_from_text(text));
  Purchases purchases;
  for (const CdnowMember& member : members)
    for (const Event& event : member.purchases)
      TRY_DONE(purchases.add(member.id.text, event.at.day, event.amount));
  return std::move(purchases).histories();
}

Result<Histories> histories_from_events(const Versions& versions, std::vector<Event> events) {
  Histories all;
  for (auto& [member, own] : by_member(events, {})) {
    Day last;
    for (const Event& event : own) last = std::max(last, event.at.day);
    TRY(const Account account, evaluate(versions, own, last));
    MemberVisits visits{member, visits_of(account, last)};
    if (!visits.visits.empty()) all.push_back(std::move(visits));
  }
  if (all.empty()) return Problem{Refusal::ListIsEmpty, {}, "no purchase"};
  return all;
}

namespace {

Taken<PurchaseHistories> counted(PurchaseHistories histories) {
  if (histories.members.size() > kMostHistories)
    return {refused("", {Refusal::ListIsTooLong, {}, std::to_string(kMostHistories) + " members"})};
  for (const MemberVisits& member : histories.members)
    histories.visits += static_cast<std::int64_t>(member.visits.size());
  return {std::move(histories)};
}

Taken<PurchaseHistories> from_file(const Arguments& arguments, const Versions& versions) {
  const std::string path = arguments.value("--events");
  auto text = file_text(path);
  if (!text.ok()) return {text.ending()};
  PurchaseHistories histories;
  if (!versions.empty()) histories.currency = versions.back().currency;
  const std::string& all = text.value();
  const std::size_t first = std::min(all.find_first_not_of(" \t\r\n"), all.size());
  const bool is_json = first < all.size() && (all[first] == '{' || all[first] == '[');
  if (is_json && versions.empty()) return {Ending{Misuse{"events as JSON need --programme FILE"}}};
  const bool is_table = all.substr(first, all.find('\n', first) - first).find(',') !=
                        std::string::npos;
  Result<Histories> members = Histories{};
  if (is_json) {
    const auto events = codec::events_from_json(all, versions);
    if (!events.ok()) return {Ending{Refused{path, events.problems()}}};
    members = histories_from_events(versions, events.value());
  } else {
    members = is_table ? histories_from_table(all, histories.currency) : histories_from_cdnow(all);
  }
  if (!members.ok()) return {refused(path, members.problem())};
  histories.members = std::move(members).value();
  return counted(std::move(histories));
}

// Every member of one programme in the database: the one that is wanted, or the only one.
Result<PurchaseHistories> from_store(server::Store& store, const std::string& wanted) {
  const server::SystemClock clock;
  server::RuleBook rule_book(store, clock);
  if (const Problems problems = rule_book.load(); !problems.empty()) return problems.front();
  TRY(const std::vector<server::Member> members, store.members());
  PurchaseHistories histories;
  ProgrammeId chosen(wanted);
  for (const server::Member& member : members) {
    if (member.role != server::Role::Member) continue;
    if (chosen.text.empty()) chosen = member.key.programme;
    if (member.key.programme != chosen) {
      if (!wanted.empty()) continue;
      return Problem{Refusal::ChooseOneOfThese, "--programme", "several programmes"};
    }
    const auto rules = rule_book.of(chosen);
    if (!rules) return Problem{Refusal::NoVersionInForce, {}, chosen.text};
    histories.currency = rules->newest().currency;
    TRY(std::vector<Event> events, server::events_of(store, member.key, histories.currency));
    auto own = histories_from_events(rules->versions, std::move(events));
    if (!own.ok() && own.problem().refusal == Refusal::ListIsEmpty) continue;
    TRY(Histories visits, std::move(own));
    for (MemberVisits& one : visits) histories.members.push_back(std::move(one));
  }
  if (histories.members.empty()) return Problem{Refusal::ListIsEmpty, {}, "no purchase"};
  return histories;
}

}  // namespace

Taken<PurchaseHistories> histories_flag(const Arguments& arguments) {
  Versions versions;
  if (arguments.has("--programme")) {
    auto read = programme_flag(arguments);
    if (!read.ok()) return {read.ending()};
    versions = std::move(read.value());
  }
  if (arguments.has("--events") && arguments.has("--db"))
    return {Ending{Misuse{"say --events FILE or --db FILE, not both"}}};
  if (arguments.has("--events")) return from_file(arguments, versions);
  if (!arguments.has("--db")) return {Ending{Misuse{"say --events FILE, or --db FILE"}}};
  auto store = database_flag(arguments);
  if (!store.ok()) return {store.ending()};
  auto histories = from_store(*store.value(), versions.empty() ? "" : versions.back().id.text);
  if (!histories.ok()) {
    return {refused(server::shown_address(arguments.value("--db")), histories.problem())};
  }
  return counted(std::move(histories).value());
}

}  // namespace yearward::command
