// report: what all members' ledgers come to together: what is owed, what shops owe each other, and
// who the customers are. It adds nothing of its own to core/ledger's books.
#include <nlohmann/json.hpp>

#include "core/codec/reader.hpp"
#include "core/engine/engine.hpp"
#include "core/ledger/liability.hpp"
#include "core/ledger/rfm.hpp"
#include "core/ledger/settlement.hpp"
#include "tools/yearward/membership.hpp"

namespace yearward::command {
namespace {

using Report = nlohmann::ordered_json;  // columns stand as they are written

// Calls `each` with every member's account as of the day, one after the other.
template <class Each>
Outcome over_all(const Membership& memberships, Day day, Each each) {
  for (const auto& [member, events] : memberships.members) {
    std::vector<Event> until;
    for (const Event& event : events)
      if (event.at.day <= day) until.push_back(event);
    auto account = evaluate(memberships.versions, std::move(until), day);
    if (!account.ok())
      return Problem{account.problem().refusal, "/" + member.text + account.problem().where,
                     account.problem().detail};
    TRY_DONE(each(member, account.value()));
  }
  return Done{};
}

Report amount_of(const Programme& programme, UnitIndex unit, Points points) {
  return codec::json_from_steps(points.count, programme.units[unit].scale);
}

std::string month_of(Day day) { return text_from_day(day).substr(0, 7); }

Result<Report> liability_of(const Membership& memberships, const Programme& programme, Day day) {
  Liability liability;
  TRY_DONE(over_all(memberships, day, [&](const MemberId&, const Account& account) {
    return liability.add(account);
  }));
  TRY(const std::vector<LiabilityLine> lines, liability.lines(programme));
  Report list = Report::array();
  for (const LiabilityLine& line : lines)
    list.push_back({{"issuer", line.issuer},
                    {"unit", programme.units[line.unit].id.text},
                    {"lapses_in", line.lapses_in ? Report(month_of(*line.lapses_in)) : Report()},
                    {"outstanding", amount_of(programme, line.unit, line.outstanding)},
                    {"cost", text_from_money(line.cost, programme.currency)}});
  return list;
}

Result<Report> settlement_of(const Membership& memberships, const Programme& programme, Day day) {
  Settlement settlement;
  TRY_DONE(over_all(memberships, day, [&](const MemberId&, const Account& account) {
    return settlement.add(programme, account);
  }));
  TRY(const std::vector<NetPosition> positions, settlement.positions());
  Report matrix = Report::array(), nets = Report::array();
  for (const Settled& line : settlement.lines())
    matrix.push_back({{"month", month_of(line.month)},
                      {"unit", programme.units[line.unit].id.text},
                      {"opened_at", line.opener},
                      {"used_at", line.user},
                      {"amount", amount_of(programme, line.unit, line.amount)}});
  for (const NetPosition& line : positions)
    nets.push_back({{"month", month_of(line.month)},
                    {"unit", programme.units[line.unit].id.text},
                    {"place", line.place},
                    {"gets", amount_of(programme, line.unit, line.amount)}});
  return Report{{"matrix", std::move(matrix)}, {"positions", std::move(nets)}};
}

// "LrFm": capitals are above the mean.
std::string letters_of(Pattern pattern) {
  return {pattern.length ? 'L' : 'l', pattern.recency ? 'R' : 'r', pattern.frequency ? 'F' : 'f',
          pattern.money ? 'M' : 'm'};
}

Result<Report> customers_of(const Membership& memberships, const Programme& programme, Day day) {
  constexpr std::uint8_t kBands = 5;
  std::vector<MemberId> names;
  std::vector<Buying> population;
  TRY_DONE(over_all(memberships, day, [&](const MemberId& member, const Account& account) {
    names.push_back(member);
    population.push_back(buying_of(account, day));
    return Outcome{Done{}};
  }));
  const std::vector<Scores> scores = scores_by_quantiles(population, kBands, day);
  const std::vector<Pattern> patterns = patterns_of(population, day);
  const std::vector<ScoreSegment> segments = usual_segments();
  Report list = Report::array();
  for (std::size_t place = 0; place < names.size(); ++place) {
    const Scores& own = scores[place];
    list.push_back({{"member", names[place].text},
                    {"purchases", population[place].purchases},
                    {"spent", text_from_money(population[place].spent, programme.currency)},
                    {"recency", own.recency},
                    {"frequency", own.frequency},
                    {"money", own.money},
                    {"pattern", letters_of(patterns[place])},
                    {"segment", std::string(segment_of(segments, own))}});
  }
  return list;
}

std::string cell_of(const Report& value) {
  if (value.is_null()) return "never";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// A list of alike objects as a table, its columns as wide as their widest cell.
std::string table_of(const Report& list) {
  if (list.empty()) return "nothing\n";
  std::vector<std::vector<std::string>> rows(1);
  for (const auto& [name, value] : list.front().items()) rows.front().push_back(name);
  for (const Report& item : list) {
    rows.emplace_back();
    for (const auto& [name, value] : item.items()) rows.back().push_back(cell_of(value));
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::size_t width = 0;
      for (const auto& other : rows) width = std::max(width, other[column].size());
      text += row[column];
      if (column + 1 < row.size()) text += std::string(width - row[column].size() + 2, ' ');
    }
    text += '\n';
  }
  return text;
}

std::string page_of(const Report& report) {
  if (report.is_array()) return table_of(report);
  std::string text;
  for (const auto& [name, list] : report.items()) text += name + "\n" + table_of(list) + '\n';
  return text;
}

using Teller = Result<Report> (*)(const Membership&, const Programme&, Day);

Teller report_named(const std::string& name) {
  if (name == "liability") return liability_of;
  if (name == "settlement") return settlement_of;
  return name == "customers" ? customers_of : nullptr;
}

}  // namespace

Ending report_command(const Arguments& arguments) {
  const std::string name = arguments.words.size() == 2 ? arguments.words[1] : std::string();
  const Teller report = report_named(name);
  if (report == nullptr) return Misuse{"report liability, settlement or customers"};
  TAKE(const Day day, day_flag(arguments, "--as-of"));
  TAKE(const std::vector<Membership> all, memberships_of(arguments));
  Report document = Report::object();
  std::string page;
  for (const Membership& memberships : all) {
    const auto programme = version_on(memberships.versions, day);
    if (!programme.ok()) return refused("the programme", programme.problem());
    auto told = report(memberships, *programme.value(), day);
    if (!told.ok()) return refused("the members' events", told.problem());
    page += "# " + programme.value()->id.text + "\n\n" + page_of(told.value()) + '\n';
    document[programme.value()->id.text] = std::move(told).value();
  }
  return Printed{arguments.has("--json") ? document.dump() + "\n" : page};
}

}  // namespace yearward::command
