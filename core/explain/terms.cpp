// Puts the terms together, section by section, and compares versions. What each list of the
// definition says is in the terms_*.cpp beside it.
#include "core/explain/terms.hpp"

#include <algorithm>

#include "core/explain/terms_parts.hpp"

namespace yearward::explain {

Slot unit_name(const Programme& programme, UnitIndex unit) {
  return theirs("unit", "unit", programme.units[unit].id.text);
}

namespace {

void add_programme(const Programme& programme, Terms& terms) {
  const auto say = [&](Phrase said) {
    terms.push_back({Term::Section::Programme, "", std::move(said)});
  };
  say({"terms.programme", {theirs("name", "programme", "", "name"),
                           whole("version", programme.version),
                           day("day", programme.effective_from),
                           own("currency", programme.currency.code),
                           own("zone", programme.zone.name)}});
  if (programme.origin.illustrative) say({"terms.illustrative", {}});
}

// Whether the same is said anywhere in the section: a rule may move without changing.
bool is_in(const Terms& terms, const Term& wanted) {
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
    return term.section == wanted.section && term.phrase == wanted.phrase;
  });
}

void add_line(std::string& text, std::string_view line) { text.append(line).append("\n"); }

void add_changes(const Programme& older, const Programme& newer, const WordTable& words,
                 std::string_view locale, std::string& text) {
  const std::vector<Change> changes = changes_between(older, newer);
  const Wording now(words, locale, newer), before(words, locale, older);
  add_line(text, "");
  add_line(text, "## " + now.say({"terms.heading.changes",
                                  {whole("version", newer.version),
                                   day("day", newer.effective_from)}}));
  add_line(text, "");
  for (const Change& change : changes) {
    const bool goes = change.what == Change::What::Goes;
    const std::string said = (goes ? before : now).say(change.term.phrase);
    add_line(text, "- " + now.say({goes ? "terms.change.goes" : "terms.change.comes",
                                   {own("term", said)}}));
  }
  if (changes.empty()) add_line(text, "- " + now.say("terms.change.none"));
}

}  // namespace

Phrase heading_of(Term::Section section) {
  switch (section) {
    case Term::Section::Programme: return {"terms.heading.programme", {}};
    case Term::Section::Earning: return {"terms.heading.earning", {}};
    case Term::Section::Keeping: return {"terms.heading.keeping", {}};
    case Term::Section::Levels: return {"terms.heading.levels", {}};
    case Term::Section::Rewards: return {"terms.heading.rewards", {}};
    case Term::Section::Trades: return {"terms.heading.trades", {}};
    case Term::Section::Benefits: return {"terms.heading.benefits", {}};
    case Term::Section::Plan: break;
  }
  return {"terms.heading.plan", {}};
}

std::vector<Term> terms_of(const Programme& programme) {
  Terms terms;
  add_programme(programme, terms);
  add_rules(programme, terms);
  add_measures(programme, terms);
  add_units(programme, terms);
  add_ladders(programme, terms);
  add_rewards(programme, terms);
  add_trades(programme, terms);
  add_benefits(programme, terms);
  add_plan(programme, terms);
  return terms;
}

std::vector<Change> changes_between(const Programme& older, const Programme& newer) {
  const Terms before = terms_of(older), after = terms_of(newer);
  std::vector<Change> changes;
  for (const Term& term : before)
    if (term.section != Term::Section::Programme && !is_in(after, term))
      changes.push_back({Change::What::Goes, term});
  for (const Term& term : after)
    if (term.section != Term::Section::Programme && !is_in(before, term))
      changes.push_back({Change::What::Comes, term});
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    if (a.term.section != b.term.section) return a.term.section < b.term.section;
    return a.term.place < b.term.place;
  });
  return changes;
}

std::string text_of_terms(const Versions& versions, const WordTable& words,
                          std::string_view locale) {
  const Programme& newest = versions.back();
  const Wording wording(words, locale, newest);
  std::string text;
  add_line(text, "# " + std::string(words_of(newest, locale, "programme.name")));
  std::optional<Term::Section> section;
  for (const Term& term : terms_of(newest)) {
    if (term.section != section) {
      section = term.section;
      add_line(text, "");
      add_line(text, "## " + wording.say(heading_of(term.section)));
      add_line(text, "");
    }
    add_line(text, "- " + wording.say(term.phrase));
  }
  for (std::size_t at = versions.size() - 1; at > 0; --at)
    add_changes(versions[at - 1], versions[at], words, locale, text);
  return text;
}

}  // namespace yearward::explain
