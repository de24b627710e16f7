// The folds over a ledger, one line a line of the books.
#include "tests/stories/books.hpp"

#include "core/ledger/liability.hpp"
#include "core/ledger/settlement.hpp"
#include "core/ledger/statement.hpp"

namespace yearward::story {

namespace {

using Words = std::vector<std::string>;

std::string month(Day day) { return text_from_day(day).substr(0, 7); }
std::string party(const std::string& place) { return place.empty() ? "headquarters" : place; }

struct Books {
  const Programme& programme;
  const Account& account;

  std::string figure(Points amount, UnitIndex unit) const {
    return text_from_points(amount, programme.units[unit]) + ' ' + programme.units[unit].id.text;
  }

  std::string liability() const {
    Liability liability;
    if (const Outcome added = liability.add(account); !added) return answer({added.problem()});
    const auto lines = liability.lines(programme);
    if (!lines) return answer({lines.problem()});
    std::string out;
    for (const LiabilityLine& each : lines.value())
      out += line(party(each.issuer) + " owes " + figure(each.outstanding, each.unit) +
                  (each.lapses_in ? " lapsing in " + month(*each.lapses_in) : " without end") +
                  ", costing " + text_from_money(each.cost, programme.currency));
    return out.empty() ? line("nothing is owed") : out;
  }

  std::string settlement() const {
    Settlement settlement;
    if (const Outcome added = settlement.add(programme, account); !added)
      return answer({added.problem()});
    const auto positions = settlement.positions();
    if (!positions) return answer({positions.problem()});
    std::string out;
    for (const Settled& each : settlement.lines())
      out += line(month(each.month) + ": " + figure(each.amount, each.unit) + " of " +
                  party(each.opener) + " used in " + party(each.user));
    for (const NetPosition& each : positions.value())
      out += line(month(each.month) + ": " + party(each.place) +
                  (each.amount.count < 0 ? " pays " : " gets ") +
                  figure(each.amount.count < 0 ? -each.amount : each.amount, each.unit));
    return out.empty() ? line("nothing was used") : out;
  }

  // "ask statement FROM to TO"
  std::string statement(const Words& words) const {
    if (words.size() != 5) return line("cannot read this question");
    const auto first = day_from_text(words[2]), last = day_from_text(words[4]);
    if (!first || !last || last.value() > account.as_of) return line("cannot read this question");
    const Statement stated = statement_of(account, {first.value(), last.value()});
    constexpr const char* kNames[kEntryKinds] = {"earned", "used",     "taken back", "lapsed",
                                                 "returned", "set aside", "released",  "extended"};
    std::string out;
    for (UnitIndex unit = 0; unit < stated.units.size(); ++unit) {
      const UnitStatement& each = stated.units[unit];
      std::string moved;
      for (std::size_t kind = 0; kind < kEntryKinds; ++kind)
        if (const Points amount = each.moved.by_kind[kind]; amount.count != 0)
          moved += std::string(", ") + kNames[kind] + ' ' + (amount.count > 0 ? "+" : "") +
                   text_from_points(amount, programme.units[unit]);
      if (moved.empty() && each.opening.count == 0) continue;
      out += line(programme.units[unit].id.text + ": opening " +
                  text_from_points(each.opening, programme.units[unit]) + moved + ", closing " +
                  text_from_points(each.closing, programme.units[unit]));
    }
    return out.empty() ? line("nothing moved") : out;
  }
};

}  // namespace

std::string books_answer(const Programme& programme, const Account& account, const Words& words) {
  const Books books{programme, account};
  const std::string question = words.size() > 1 ? words[1] : "";
  if (question == "liability") return books.liability();
  if (question == "settlement") return books.settlement();
  if (question == "statement") return books.statement(words);
  return {};
}

}  // namespace yearward::story
