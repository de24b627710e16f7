// A programme's terms as phrases: everything that decides what a member gets, said once, from the
// definition itself, so that no text can disagree with the engine. It refuses to know languages.
#pragma once

#include <string>
#include <vector>

#include "core/explain/wording.hpp"
#include "core/programme/programme.hpp"

namespace yearward::explain {

// One sentence of the terms.
struct Term {
  enum class Section : std::uint8_t {
    Programme,  // what it is, from when, in which money
    Earning,    // rules
    Keeping,    // units: when usable, when they lapse, what a refund does
    Levels,     // ladders
    Rewards,
    Trades,     // trades and ways to pay with value held
    Benefits,
    Plan,
  };
  Section section{};
  std::string place;  // JSON pointer into the version: "/rules/3"
  Phrase phrase;
  bool operator==(const Term& other) const = default;
};

// The heading of a section.
Phrase heading_of(Term::Section section);

// The terms of one version, section by section. Every rule, unit, level, reward, trade, tender that
// pays with value held, benefit and activity has at least one sentence. Surprises of the plan have
// none: they are not shown beforehand.
std::vector<Term> terms_of(const Programme& programme);

// What a later version changes: each sentence that goes and each that comes, by place.
struct Change {
  enum class What : std::uint8_t { Goes, Comes };
  What what{};
  Term term;
};
std::vector<Change> changes_between(const Programme& older, const Programme& newer);

// All of it as text: headings with "##", a sentence a line, and what earlier versions said
// otherwise with the day it changed. Pre: versions is not empty; they have the newest's units.
std::string text_of_terms(const Versions& versions, const WordTable& words,
                          std::string_view locale);

}  // namespace yearward::explain
