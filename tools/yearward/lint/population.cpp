// Reads populations; every line that cannot be read is noted.
#include "tools/yearward/lint/population.hpp"

#include <algorithm>
#include <map>

#include "core/codec/reader.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/progress.hpp"
#include "core/quantity/currency.hpp"
#include "tools/yearward/lint/figures.hpp"

namespace yearward::lint {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(between);
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// The fields of one member, as text, whatever the form.
using Fields = std::map<std::string, std::string, std::less<>>;

std::string field(const Fields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

// "5000.00" or "12.5", in steps of what the first ladder counts.
Result<std::int64_t> counter_from(const Programme& programme, const std::string& text) {
  if (programme.ladders.empty())
    return Problem{Refusal::FieldIsUnknown, {}, "there is no ladder that counts"};
  const Measure& measure = programme.measures[programme.ladders.front().counter];
  Currency like = programme.currency;
  if (measure.source != Measure::Source::Amount) {
    like.exponent = 0;
    for (std::int64_t step = steps_of(programme, measure); step > 1; step /= 10) ++like.exponent;
  }
  TRY(const Money figure, money_from_text(text, like));
  return figure.count;
}

Result<Row> row_from(const Programme& programme, const Fields& fields) {
  Row row;
  row.member = field(fields, "member");
  if (row.member.empty()) return Problem{Refusal::FieldIsMissing, {}, "member"};
  const std::string spend = field(fields, "yearly_spend"), counter = field(fields, "counter");
  if (spend.empty()) return Problem{Refusal::FieldIsMissing, {}, "yearly_spend"};
  TRY(row.yearly_spend, money_from_text(spend, programme.currency));
  if (row.yearly_spend < Money{}) return Problem{Refusal::AmountIsNegative, {}, spend};
  if (!counter.empty()) {
    TRY(row.counter, counter_from(programme, counter));
  }
  if (const std::string visits = field(fields, "visits"); !visits.empty()) {
    TRY(const Money count, money_from_text(visits, {"", 0}));
    row.visits = static_cast<std::int32_t>(std::clamp<std::int64_t>(count.count, 0, 1'000'000));
  }
  return row;
}

Fields fields_of_line(std::string_view line, const std::vector<std::string_view>& names) {
  Fields fields;
  const auto values = split(line, ',');
  for (std::size_t at = 0; at < std::min(names.size(), values.size()); ++at)
    fields.emplace(names[at], values[at]);
  return fields;
}

Fields fields_of_object(std::string_view line, Problems& problems) {
  Fields fields;
  const auto document = codec::parsed(line, problems);
  if (!document || !document->is_object()) return fields;
  for (const auto& item : document->items())
    fields.emplace(item.key(), item.value().is_string() ? item.value().get<std::string>()
                                                        : item.value().dump());
  return fields;
}

codec::Read<Population> population_of_lines(std::string_view text, const Programme& programme) {
  Population population;
  Problems problems;
  std::vector<std::string_view> names;
  const bool objects = text.front() == '{';
  std::size_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (line.empty()) continue;
    if (!objects && names.empty()) {
      names = split(line, ',');
      continue;
    }
    Problems own;
    const Fields fields = objects ? fields_of_object(line, own) : fields_of_line(line, names);
    const auto row = row_from(programme, fields);
    if (!row.ok() && own.empty()) own.push_back(row.problem());
    for (Problem& problem : own) {
      problem.where = "line " + std::to_string(number);
      problems.push_back(std::move(problem));
    }
    if (own.empty()) population.rows.push_back(row.value());
  }
  if (population.rows.size() > kMostMembers) problems.push_back({Refusal::ListIsTooLong, {}, {}});
  if (population.rows.empty() && problems.empty())
    problems.push_back({Refusal::ListIsEmpty, {}, "no member"});
  if (!problems.empty()) return {problems};
  return {std::move(population)};
}

struct Spending {
  Money total;
  std::vector<std::int64_t> baskets;
};

// The purchases of the 365 days up to the last day, returns taken off.
Spending spending_of(const std::vector<Event>& events, Day last) {
  Spending spending;
  for (const Event& event : events) {
    if (days_between(event.at.day, last) >= 365) continue;
    if (event.type == EventType::Refund) spending.total -= event.amount;
    if (event.type != EventType::Purchase) continue;
    spending.total += event.amount;
    spending.baskets.push_back(event.amount.count);
  }
  spending.total = std::max(spending.total, Money{});
  return spending;
}

Row row_of(const Programme& programme, const Account& account, const Spending& spending) {
  Row row;
  row.yearly_spend = spending.total;
  row.visits = static_cast<std::int32_t>(spending.baskets.size());
  if (const auto progress = ladder_progress(programme, account)) {
    row.level = progress->level;
    row.counter = progress->counted.count;
  }
  return row;
}

codec::Read<Population> population_of_events(std::string_view text, const Versions& versions) {
  const auto events = codec::events_from_json(text, versions);
  if (!events.ok()) return {events.problems()};
  std::map<MemberId, std::vector<Event>> members;
  Day last = versions.back().effective_from;
  for (const Event& event : events.value()) {
    members[event.member].push_back(event);
    last = std::max(last, event.at.day);
  }
  Population population;
  std::vector<std::int64_t> baskets;
  for (const auto& [member, own] : members) {
    const auto account = evaluate(versions, own, last);
    if (!account.ok()) return {Problems{account.problem()}};
    const Spending spending = spending_of(own, last);
    population.rows.push_back(row_of(versions.back(), account.value(), spending));
    population.rows.back().member = member.text;
    baskets.insert(baskets.end(), spending.baskets.begin(), spending.baskets.end());
  }
  if (population.rows.empty()) return {Problems{{Refusal::ListIsEmpty, {}, "no member"}}};
  if (!baskets.empty()) population.median_basket = Money{percentile(std::move(baskets), {50, 1})};
  return {std::move(population)};
}

// {"events": …} and lists are events; an object with a member's spending is the first JSON line.
bool is_of_events(std::string_view text) {
  if (text.front() == '[') return true;
  if (text.front() != '{') return false;
  const std::string_view first = text.substr(0, text.find('\n'));
  return first.find("\"yearly_spend\"") == std::string_view::npos;
}

}  // namespace

codec::Read<Population> population_from_text(std::string_view text, const Versions& versions) {
  while (!text.empty() && (text.front() == '\n' || text.front() == '\r' || text.front() == ' '))
    text.remove_prefix(1);
  if (text.empty()) return {Problems{{Refusal::ListIsEmpty, {}, "no member"}}};
  if (is_of_events(text)) return population_of_events(text, versions);
  return population_of_lines(text, versions.back());
}

}  // namespace yearward::lint
