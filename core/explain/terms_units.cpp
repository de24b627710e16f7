// When value is usable, how it ages and what a refund does to it, as phrases; standing by ladder.
#include "core/explain/terms_parts.hpp"

namespace yearward::explain {
namespace {

Phrase words_of_round_up(const LapseClause& clause) {
  const bool shifted = clause.month != 1 || clause.first_day != 1;
  switch (*clause.round_up) {
    case Period::Day: return {"terms.round_up.day", {}};
    case Period::Month: return {"terms.round_up.month", {}};
    case Period::Quarter:
      if (!shifted) return {"terms.round_up.quarter", {}};
      return {"terms.round_up.quarter_from",
              {month_day("starts", clause.month, clause.first_day)}};
    case Period::HalfYear:
      if (!shifted) return {"terms.round_up.half_year", {}};
      return {"terms.round_up.half_year_from",
              {month_day("starts", clause.month, clause.first_day)}};
    case Period::Year: break;
  }
  if (!shifted) return {"terms.round_up.year", {}};
  return {"terms.round_up.year_from", {month_day("starts", clause.month, clause.first_day)}};
}

// "12 months", "90 days", "12 months and 5 days".
Phrase words_of_length(std::int32_t months, std::int32_t days) {
  const Phrase in_months{"terms.length.months", {whole("count", months)}};
  const Phrase in_days{"terms.length.days", {whole("count", days)}};
  if (days == 0) return in_months;
  if (months == 0) return in_days;
  return {"terms.length.both", {phrase("months", in_months), phrase("days", in_days)}};
}

Phrase earned_clause(const LapseClause& clause) {
  const Slot length = phrase("length", words_of_length(clause.months, clause.days));
  const bool whole_years = clause.round_up == Period::Year && clause.days == 0 &&
                           clause.months % 12 == 0;
  if (!clause.round_up) return {"terms.lapse.earned", {length}};
  const Slot end = phrase("end", words_of_round_up(clause));
  if (!whole_years) return {"terms.lapse.earned_round_up", {length, end}};
  if (clause.months == 0) return {"terms.lapse.same_year", {end}};
  if (clause.months == 12) return {"terms.lapse.next_year", {end}};
  return {"terms.lapse.later_year", {end, whole("count", clause.months / 12)}};
}

Phrase lapse_clause(const LapseClause& clause) {
  const Slot length = phrase("length", words_of_length(clause.months, clause.days));
  switch (clause.from) {
    case LapseClause::From::Never: return {"terms.lapse.never", {}};
    case LapseClause::From::Earned: return earned_clause(clause);
    case LapseClause::From::Activity:
      if (!clause.round_up)
        return {"terms.lapse.idle", {length, words_of_types("types", clause.activities)}};
      return {"terms.lapse.idle_round_up",
              {length, words_of_types("types", clause.activities),
               phrase("end", words_of_round_up(clause))}};
    case LapseClause::From::BirthMonth:
      return {"terms.lapse.birth_month", {whole("count", clause.months / 12)}};
    case LapseClause::From::Fixed: break;
  }
  return {"terms.lapse.fixed", {day("day", clause.fixed)}};
}

Phrase decay_phrase(const Decay& decay, const Slot& name, UnitIndex unit) {
  return {decay.all_after_days > 0 ? "terms.unit.decay_all" : "terms.unit.decay",
          {name, whole("after", decay.after_days), whole("every", decay.every_days),
           percent("share", decay.share), points("at_least", decay.at_least, unit),
           whole("all", decay.all_after_days)}};
}

// Says things of one unit, each a sentence at its place.
class UnitTerms {
 public:
  UnitTerms(const Programme& programme, UnitIndex unit, Terms& terms)
      : programme_(programme), index_(unit), unit_(programme.units[unit]), terms_(terms) {}

  void add_use() {
    const Slot name = unit_name(programme_, index_);
    if (unit_.scale > 0 && unit_.kind != UnitKind::StoredValue)
      say({"terms.unit.step", {name, points("step", Points{1}, index_)}});
    if (!unit_.issuer.empty()) say({"terms.unit.issuer", {name, own("issuer", unit_.issuer)}});
    if (unit_.available_after_days > 0)
      say({"terms.unit.pending", {name, whole("count", unit_.available_after_days)}});
    if (!unit_.available_on.empty())
      say({"terms.unit.pending_event", {name, words_of_types("type", {unit_.available_on})}});
    if (unit_.burn == Unit::Burn::OldestFirst) say({"terms.unit.oldest_first", {name}});
    if (unit_.prepaid == Unit::Prepaid::Named) say({"terms.unit.named", {name}});
    if (unit_.prepaid == Unit::Prepaid::Unnamed) say({"terms.unit.unnamed", {name}});
    if (unit_.most_held != Points{})
      say({"terms.unit.most_held", {name, points("points", unit_.most_held, index_)}});
  }

  void add_age() {
    const Slot name = unit_name(programme_, index_);
    say({"terms.unit.lapse", {name, phrase("lapse", words_of_lapse(unit_.lapse))}});
    if (unit_.decay) say(decay_phrase(*unit_.decay, name, index_));
    if (unit_.kept_by_ladder) {
      const Ladder& ladder = programme_.ladders[*unit_.kept_by_ladder];
      say({"terms.unit.kept",
           {name, theirs("level", "level", ladder.levels[unit_.kept_from_level].id.text)}});
    }
    if (unit_.lost_by_ladder) {
      const Ladder& ladder = programme_.ladders[*unit_.lost_by_ladder];
      say({"terms.unit.lost",
           {name, theirs("level", "level", ladder.levels[unit_.lost_below_level].id.text)}});
    }
    if (unit_.lapses_into)
      say({"terms.unit.lapses_into",
           {name, theirs("trade", "trade", programme_.trades[*unit_.lapses_into].id.text)}});
    if (unit_.lapse_applies_back) say({"terms.unit.applies_back", {name}});
  }

  void add_refund() {
    const Slot name = unit_name(programme_, index_);
    const bool owes = unit_.overdraw == Unit::Overdraw::Owe;
    say({owes ? "terms.unit.refund_owe" : "terms.unit.refund_clamp", {name}});
    if (unit_.returned_lapsed_months > 0)
      say({"terms.unit.returned", {name, whole("count", unit_.returned_lapsed_months)}});
  }

 private:
  void say(Phrase said) {
    terms_.push_back({Term::Section::Keeping, place_in("units", index_), std::move(said)});
  }

  const Programme& programme_;
  UnitIndex index_;
  const Unit& unit_;
  Terms& terms_;
};

Phrase words_of_validity(const Validity& validity) {
  Phrase said;
  switch (validity.kind) {
    case Validity::Kind::Forever: said = {"terms.valid.forever", {}}; break;
    case Validity::Kind::WhileTrue: said = {"terms.valid.while_true", {}}; break;
    case Validity::Kind::EndOfYear:
      said = {validity.count == 0   ? "terms.valid.this_year"
              : validity.count == 1 ? "terms.valid.next_year"
                                    : "terms.valid.later_year",
              {whole("count", validity.count)}};
      if (validity.month != 1 || validity.day != 1)
        said = {"terms.valid.year_starts", {phrase("valid", said),
                                            month_day("starts", validity.month, validity.day)}};
      break;
    case Validity::Kind::EndOfWindow:
      said = {validity.count == 0 ? "terms.valid.this_window" : "terms.valid.end_of_window",
              {whole("count", validity.count)}};
      break;
    case Validity::Kind::Months:
      said = {validity.month_end ? "terms.valid.months_end" : "terms.valid.months",
              {whole("count", validity.count)}};
      break;
  }
  if (validity.grace_days == 0 && validity.grace_months == 0) return said;
  return {"terms.valid.grace",
          {phrase("valid", std::move(said)),
           phrase("length", words_of_length(validity.grace_months, validity.grace_days))}};
}

void add_carry(const Programme& programme, const Ladder& ladder, std::vector<Phrase>& parts) {
  const Carry& carry = ladder.carry;
  if (carry.when == Carry::When::Never) return;
  if (carry.when == Carry::When::AtStep) parts.push_back({"terms.carry.at_step", {}});
  if (carry.when == Carry::When::AtYearEnd)
    parts.push_back({"terms.carry.at_year_end", {percent("share", carry.share)}});
  if (carry.most > 0)
    parts.push_back({"terms.carry.most", {measured("most", carry.most, ladder.counter),
                                          phrase("measure",
                                                 words_of_measure(programme, ladder.counter))}});
  if (carry.from_level > 0 && carry.from_level < ladder.levels.size())
    parts.push_back({"terms.carry.from_level",
                     {theirs("level", "level", ladder.levels[carry.from_level].id.text)}});
  if (carry.own_only) parts.push_back({"terms.carry.own_only", {}});
}

void add_rise(const Ladder& ladder, std::vector<Phrase>& parts) {
  switch (ladder.rises) {
    case Ladder::Rises::AtOnce: parts.push_back({"terms.rises.at_once", {}}); break;
    case Ladder::Rises::NextDay: parts.push_back({"terms.rises.next_day", {}}); break;
    case Ladder::Rises::NextMonth: parts.push_back({"terms.rises.next_month", {}}); break;
    case Ladder::Rises::AtReview: parts.push_back({"terms.rises.at_review", {}}); break;
  }
  if (ladder.one_step) parts.push_back({"terms.rises.one_step", {}});
}

void add_fall(const Ladder& ladder, std::vector<Phrase>& parts) {
  switch (ladder.drop) {
    case Ladder::Drop::ToQualified: parts.push_back({"terms.drop.to_qualified", {}}); break;
    case Ladder::Drop::OneLevel: parts.push_back({"terms.drop.one_level", {}}); break;
    case Ladder::Drop::Never: parts.push_back({"terms.drop.never", {}}); break;
  }
  const bool now = ladder.after_refund == Ladder::AfterRefund::Now;
  parts.push_back({now ? "terms.after_refund.now" : "terms.after_refund.at_review", {}});
  if (ladder.on_new_version == Ladder::Anew::Now) parts.push_back({"terms.new_version.now", {}});
}

std::vector<Phrase> clauses_of(const Programme& programme, const Ladder& ladder) {
  std::vector<Phrase> parts;
  parts.push_back({"terms.ladder.counts",
                   {phrase("measure", words_of_measure(programme, ladder.counter)),
                    phrase("window", words_of_window(programme, ladder.window))}});
  add_rise(ladder, parts);
  const Phrase holds = words_of_validity(ladder.holds), renews = words_of_validity(ladder.renews);
  parts.push_back({"terms.ladder.holds", {phrase("valid", holds)}});
  if (!(holds == renews)) parts.push_back({"terms.ladder.renews", {phrase("valid", renews)}});
  add_fall(ladder, parts);
  add_carry(programme, ladder, parts);
  if (ladder.win_back_days > 0)
    parts.push_back({"terms.ladder.win_back",
                     {whole("count", ladder.win_back_days),
                      phrase("condition", words_of_condition(programme, ladder.win_back))}});
  return parts;
}

std::vector<Phrase> clauses_of(const Programme& programme, const Level& level, bool first) {
  std::vector<Phrase> parts;
  if (first) {
    parts.push_back({"terms.level.first", {}});
  } else {
    const Phrase attain = words_of_condition(programme, level.attain);
    const Phrase retain = words_of_condition(programme, level.retain);
    parts.push_back({"terms.level.attain", {phrase("condition", attain)}});
    if (attain == retain) parts.push_back({"terms.level.retain_same", {}});
    else parts.push_back({"terms.level.retain", {phrase("condition", retain)}});
  }
  for (const Grant& grant : level.grants)
    parts.push_back({"terms.level.grant", {points("points", grant.amount, grant.unit)}});
  if (level.discount.numerator != 0)
    parts.push_back({"terms.level.discount", {percent("share", level.discount)}});
  return parts;
}

}  // namespace

Phrase words_of_lapse(const Lapse& lapse) {
  if (lapse.clauses.empty()) return {"terms.lapse.never", {}};
  if (lapse.clauses.size() == 1) return lapse_clause(lapse.clauses.front());
  std::vector<Phrase> parts;
  for (const LapseClause& clause : lapse.clauses) parts.push_back(lapse_clause(clause));
  const bool earliest = lapse.pick == Lapse::Pick::Earliest;
  return {earliest ? "terms.lapse.earliest" : "terms.lapse.latest",
          {phrases("parts", std::move(parts), Join::Or)}};
}

void add_units(const Programme& programme, Terms& terms) {
  for (std::size_t at = 0; at < programme.units.size(); ++at) {
    UnitTerms unit(programme, static_cast<UnitIndex>(at), terms);
    unit.add_use();
    unit.add_age();
    unit.add_refund();
  }
}

void add_ladders(const Programme& programme, Terms& terms) {
  for (std::size_t at = 0; at < programme.ladders.size(); ++at) {
    const Ladder& ladder = programme.ladders[at];
    const std::string place = place_in("ladders", at);
    for (std::size_t level = 0; level < ladder.levels.size(); ++level) {
      std::vector<Phrase> parts = clauses_of(programme, ladder.levels[level], level == 0);
      terms.push_back({Term::Section::Levels, place + place_in("levels", level),
                       {"terms.level", {theirs("level", "level", ladder.levels[level].id.text),
                                        phrases("clauses", std::move(parts), Join::Clauses)}}});
    }
    terms.push_back({Term::Section::Levels, place,
                     {"terms.ladder", {theirs("ladder", "ladder", ladder.id.text),
                                       phrases("clauses", clauses_of(programme, ladder),
                                               Join::Clauses)}}});
  }
}

}  // namespace yearward::explain
