// Units and how their value ages, and what is known about members.
#include "core/codec/reading.hpp"

namespace yearward::codec {

namespace {

using From = LapseClause::From;

std::int32_t small(ObjectReader& in, const char* field, std::int64_t least, std::int64_t most) {
  return static_cast<std::int32_t>(in.whole(field, least, most));
}

std::int32_t optional_small(ObjectReader& in, const char* field, std::int64_t most) {
  return static_cast<std::int32_t>(in.optional_whole(field, 0, most, 0));
}

// {"months": 24} or {"days": 90}, rounded up or not; months may end the day before.
void read_after(Reading& reading, ObjectReader& in, LapseClause& clause) {
  const bool months = in.has("months");
  if (!months && !in.has("days")) in.note(Refusal::FieldIsMissing, "months", "months or days");
  clause.months = optional_small(in, "months", kMostMonths);
  clause.days =
      static_cast<std::int32_t>(in.optional_whole("days", months ? -1 : 0, kMostDays, 0));
  if (clause.months == 0 && clause.days < 0) in.note(Refusal::NumberIsOutOfRange, "months");
  if (in.has("round_up")) {
    constexpr Period kPeriods[] = {Period::Month, Period::Quarter, Period::HalfYear, Period::Year};
    clause.round_up = kPeriods[in.option("round_up", {"month", "quarter", "half_year", "year"})];
    const auto start = reading.year_start(in, "year_starts");
    clause.month = start.month;
    clause.first_day = start.day;
  }
}

LapseClause clause_in(Reading& reading, ObjectReader& in) {
  LapseClause clause;
  if (in.has("after")) {
    clause.from = From::Earned;
    reading.needed_object(in, "after", [&](ObjectReader& of) { read_after(reading, of, clause); });
  } else if (in.has("end_of_year")) {
    clause.from = From::Earned;
    clause.round_up = Period::Year;
    reading.needed_object(in, "end_of_year", [&](ObjectReader& of) {
      clause.months = 12 * small(of, "years_after", 0, 50);
      const auto start = reading.year_start(of, "year_starts");
      clause.month = start.month;
      clause.first_day = start.day;
    });
  } else if (in.has("idle")) {
    clause.from = From::Activity;
    reading.needed_object(in, "idle", [&](ObjectReader& of) {
      clause.activities = reading.types(of, "after");
      read_after(reading, of, clause);
    });
  } else if (in.has("birth_month")) {
    clause.from = From::BirthMonth;
    reading.needed_object(in, "birth_month", [&](ObjectReader& of) {
      clause.months = 12 * small(of, "years", 0, 50);
    });
  } else if (in.has("on")) {
    clause.from = From::Fixed;
    clause.fixed = in.day("on");
  } else if (!in.flag("never") && in.has("never")) {
    in.note(Refusal::WordIsNotAnOption, "never", "true");
  }
  return clause;
}

Decay decay_in(Reading& reading, ObjectReader& in, UnitIndex unit) {
  Decay decay;
  decay.after_days = small(in, "after_days", 1, kMostDays);
  decay.every_days = small(in, "every_days", 1, kMostDays);
  decay.all_after_days =
      static_cast<std::int32_t>(in.optional_whole("all_after_days", 1, kMostDays, 0));
  decay.share = in.optional_ratio("share", {0, 1});
  decay.at_least = reading.optional_points(in, "at_least", unit);
  if (!in.has("share") && !in.has("at_least")) in.note(Refusal::FieldIsMissing, "share");
  if (decay.share.numerator > decay.share.denominator)
    in.note(Refusal::NumberIsOutOfRange, "share", "at most 1");
  return decay;
}

void read_ageing(Reading& reading, ObjectReader& in, Unit& unit) {
  unit.available_after_days = optional_small(in, "available_after_days", kMostDays);
  if (const std::string type = in.optional_name("available_on"); !type.empty()) {
    if (!is_built_in(type)) reading.place_of(in, "available_on", type, reading.names.types);
    unit.available_on = type;
  }
  unit.lapse = reading.lapse(in, "lapse");
  if (const std::string level = in.optional_name("kept_while", 2 * kLongestId + 1);
      !level.empty()) {
    const Reading::Rank rank = reading.rank(in, "kept_while", level);
    unit.kept_by_ladder = rank.ladder;
    unit.kept_from_level = rank.level;
  }
  if (const std::string level = in.optional_name("lost_below", 2 * kLongestId + 1);
      !level.empty()) {
    const Reading::Rank rank = reading.rank(in, "lost_below", level);
    unit.lost_by_ladder = rank.ladder;
    unit.lost_below_level = rank.level;
  }
  if (in.has("lapses_into"))
    unit.lapses_into = static_cast<std::uint8_t>(reading.named(in, "lapses_into",
                                                               reading.names.trades));
  else in.anything("lapses_into");
  unit.burn = static_cast<Unit::Burn>(
      in.optional_option("burn", {"soonest_lapse", "oldest_first"}, 0));
  unit.overdraw = static_cast<Unit::Overdraw>(in.optional_option("overdraw", {"owe", "clamp"}, 0));
  unit.returned_lapsed_months = optional_small(in, "returned_lapsed_months", kMostMonths);
  unit.lapse_applies_back = in.optional_flag("lapse_applies_back");
}

Unit unit_in(Reading& reading, ObjectReader& in) {
  Unit unit;
  unit.id = UnitId{reading.name(in)};
  unit.kind = static_cast<UnitKind>(
      in.option("kind", {"spendable", "status", "stamp", "money", "entitlement"}));
  // Money is held in the currency's own steps.
  const std::int32_t own = reading.programme.currency.exponent;
  const bool money = unit.kind == UnitKind::StoredValue;
  unit.scale = static_cast<std::int32_t>(
      in.optional_whole("scale", money ? own : 0, money ? own : 3, money ? own : 0));
  read_ageing(reading, in, unit);
  constexpr Unit::Prepaid kCards[] = {Unit::Prepaid::Named, Unit::Prepaid::Unnamed};
  if (in.has("prepaid")) unit.prepaid = kCards[in.option("prepaid", {"named", "unnamed"})];
  else in.anything("prepaid");
  unit.most_held = Points{in.optional_decimal("most_held", unit.scale, 1, kMostPoints, 0)};
  unit.unit_cost = in.optional_ratio("unit_cost", {0, 1});
  if (const std::string issuer = in.optional_name("issuer"); !issuer.empty()) {
    reading.place_of(in, "issuer", issuer, reading.names.issuers);
    unit.issuer = issuer;
  }
  return unit;
}

}  // namespace

Lapse Reading::lapse(ObjectReader& in, const char* field) {
  Lapse lapse;
  needed_object(in, field, [&](ObjectReader& of) {
    const char* both = of.has("latest") ? "latest" : "earliest";
    if (of.has("latest")) lapse.pick = Lapse::Pick::Latest;
    if (of.has(both))
      objects(of, both, 1, 4,
              [&](ObjectReader& one) { lapse.clauses.push_back(clause_in(*this, one)); });
    else
      lapse.clauses.push_back(clause_in(*this, of));
  });
  // "Never" is no clause at all, unless the latest of several is asked for.
  if (lapse.clauses.size() == 1 && lapse.clauses.front().from == From::Never)
    lapse.clauses.clear();
  return lapse;
}

void read_units(Reading& reading, ObjectReader& in) {
  auto& units = reading.programme.units;
  reading.objects(in, "units", 1, kMostUnits, [&](ObjectReader& of) {
    Unit unit = unit_in(reading, of);
    // Decay is in the unit's own steps, so the unit comes first.
    units.push_back(std::move(unit));
    const auto place = static_cast<UnitIndex>(units.size() - 1);
    reading.optional_object(of, "decay", [&](ObjectReader& decay) {
      units[place].decay = decay_in(reading, decay, place);
    });
  });
}

void read_attributes(Reading& reading, ObjectReader& in) {
  reading.objects(in, "attributes", 0, kMostAttributes, [&](ObjectReader& of) {
    AttributeKind attribute;
    attribute.id = reading.name(of);
    attribute.type = static_cast<AttributeKind::Type>(
        of.option("type", {"word", "date", "month_day", "member"}));
    if (attribute.type == AttributeKind::Type::Word)
      attribute.words = of.texts("words", kMostWords);
    reading.programme.attributes.push_back(std::move(attribute));
  });
}

}  // namespace yearward::codec
