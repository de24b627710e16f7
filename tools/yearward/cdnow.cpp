// Reads CDNOW lines; ids follow from what stands there, so that reading twice gives the same.
#include "tools/yearward/cdnow.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>

#include "core/quantity/currency.hpp"

namespace yearward::command {
namespace {

struct Line {
  std::string member;  // digits
  std::string date;    // yyyymmdd
  Day day;
  Money paid;
};

std::vector<std::string_view> columns_of(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r";
  std::vector<std::string_view> columns;
  std::size_t at = line.find_first_not_of(kBlank);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(line.find_first_of(kBlank, at), line.size());
    columns.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kBlank, end);
  }
  return columns;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 9 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Problem malformed(std::size_t number, std::string detail) {
  return {Refusal::RequestIsMalformed, "line " + std::to_string(number), std::move(detail)};
}

// Columns counted from the right are the same in both forms: date, CDs, dollars.
Result<Line> line_from(const std::vector<std::string_view>& columns, std::size_t number) {
  const std::size_t last = columns.size() - 1;
  const std::string_view member = columns[last - 3], date = columns[last - 2];
  if (!is_digits(columns.front()) || !is_digits(member)) return malformed(number, "a member's id");
  if (!is_digits(columns[last - 1])) return malformed(number, "how many CDs");
  const bool has_date = is_digits(date) && date.size() == 8;
  const std::string spelled = has_date ? std::string(date.substr(0, 4)) + '-' +
                                             std::string(date.substr(4, 2)) + '-' +
                                             std::string(date.substr(6, 2))
                                       : std::string();
  const auto day = day_from_text(spelled);
  if (!day.ok()) return malformed(number, "a date such as 19970118");
  const auto paid = money_from_text(columns[last], Currency{"USD", 2});
  if (!paid.ok() || paid.value().count < 0) return malformed(number, "dollars such as 29.33");
  return Line{std::string(member), std::string(date), day.value(), paid.value()};
}

}  // namespace

Result<std::vector<CdnowMember>> cdnow_from_text(std::string_view text) {
  std::map<std::string, CdnowMember> members;
  std::map<std::string, std::int32_t> times;  // how often a member bought on a day
  std::size_t form = 0, number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const auto columns = columns_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (columns.empty()) continue;
    if (form == 0) form = columns.size();
    if ((form != 4 && form != 5) || columns.size() != form) {
      return malformed(number, "5 columns, or 4 in the master file");
    }
    TRY(const Line line, line_from(columns, number));
    CdnowMember& member = members[line.member];
    member.id = MemberId("cd-" + line.member);
    member.name = "CD member " + line.member;
    const std::string day = member.id.text + '-' + line.date;
    Event purchase;
    purchase.id = EventId(day + '-' + std::to_string(++times[day]));
    purchase.member = member.id;
    purchase.at = {line.day, 0};
    purchase.amount = line.paid;
    member.purchases.push_back(std::move(purchase));
  }
  if (members.empty()) return Problem{Refusal::ListIsEmpty, {}, "no purchase in the file"};
  std::vector<CdnowMember> all;
  for (auto& [id, member] : members) all.push_back(std::move(member));
  return all;
}

}  // namespace yearward::command
