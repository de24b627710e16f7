// Ladders: levels, what attains and keeps them, and how long they are certain.
#include "core/codec/reading.hpp"

namespace yearward::codec {

namespace {

void read_grace(ObjectReader& in, Validity& validity) {
  validity.grace_days = static_cast<std::int32_t>(in.optional_whole("grace_days", 0, kMostDays, 0));
  validity.grace_months =
      static_cast<std::int32_t>(in.optional_whole("grace_months", 0, 120, 0));
}

void read_term(Reading& reading, ObjectReader& in, Validity& validity) {
  if (in.has("months")) {
    validity.kind = Validity::Kind::Months;
    validity.count = static_cast<std::int32_t>(in.whole("months", 1, kMostMonths));
    validity.month_end = in.optional_flag("month_end");
  } else if (in.has("end_of_window")) {
    validity.kind = Validity::Kind::EndOfWindow;
    validity.count = static_cast<std::int32_t>(in.whole("end_of_window", 0, 50));
  } else {
    validity.kind = Validity::Kind::EndOfYear;
    validity.count = static_cast<std::int32_t>(in.whole("end_of_year", 0, 50));
    const auto start = reading.year_start(in, "year_starts");
    validity.month = start.month;
    validity.day = start.day;
  }
  read_grace(in, validity);
}

Validity validity_in(Reading& reading, ObjectReader& in, const char* field,
                     const Validity& otherwise) {
  const Json* value = in.anything(field);
  if (!value) return otherwise;
  Validity validity;
  if (value->is_string()) {
    if (in.option(field, {"forever", "while_true"}) == 1)
      validity.kind = Validity::Kind::WhileTrue;
  } else {
    reading.needed_object(in, field,
                          [&](ObjectReader& of) { read_term(reading, of, validity); });
  }
  return validity;
}

Carry carry_in(Reading& reading, ObjectReader& in, MeasureIndex counter) {
  Carry carry;
  constexpr Carry::When kWhens[] = {Carry::When::AtStep, Carry::When::AtYearEnd};
  carry.when = kWhens[in.option("when", {"at_step", "at_year_end"})];
  carry.share = in.optional_ratio("share", {1, 1});
  if (carry.share.numerator > carry.share.denominator)
    in.note(Refusal::NumberIsOutOfRange, "share", "at most 1");
  carry.most = reading.optional_measured(in, "most", counter, 1, 0);
  if (in.has("from_level")) carry.from_level = reading.rank(in, "from_level").level;
  else in.anything("from_level");
  carry.own_only = in.optional_flag("own_only");
  return carry;
}

Level level_in(Reading& reading, ObjectReader& in, bool first) {
  Level level;
  level.id = LevelId{reading.name(in)};
  if (!first) {  // everybody holds the first
    level.attain = reading.condition(in, "attain");
    level.retain = in.has("retain") ? reading.condition(in, "retain") : level.attain;
    in.anything("retain");
  }
  reading.objects(in, "grants", 0, kMostUnits, [&](ObjectReader& of) {
    const UnitIndex unit = reading.unit(of, "unit");
    level.grants.push_back({unit, reading.points(of, "amount", unit, 1)});
  });
  level.discount = in.optional_ratio("discount", {0, 1});
  if (level.discount.numerator > level.discount.denominator)
    in.note(Refusal::NumberIsOutOfRange, "discount", "at most 1");
  return level;
}

void read_moves(Reading& reading, ObjectReader& in, Ladder& ladder) {
  ladder.rises = static_cast<Ladder::Rises>(
      in.optional_option("rises", {"at_once", "next_day", "next_month", "at_review"}, 0));
  ladder.one_step = in.optional_flag("one_step");
  ladder.holds = validity_in(reading, in, "holds", {});
  ladder.renews = validity_in(reading, in, "renews", ladder.holds);
  ladder.drop = static_cast<Ladder::Drop>(
      in.optional_option("drop", {"to_qualified", "one_level", "never"}, 0));
  ladder.after_refund = static_cast<Ladder::AfterRefund>(
      in.optional_option("after_refund", {"now", "at_review"}, 0));
  ladder.on_new_version =
      static_cast<Ladder::Anew>(in.optional_option("on_new_version", {"at_review", "now"}, 0));
  reading.optional_object(in, "carry", [&](ObjectReader& of) {
    ladder.carry = carry_in(reading, of, ladder.counter);
  });
  reading.optional_object(in, "win_back", [&](ObjectReader& of) {
    ladder.win_back = reading.condition(of, "if");
    ladder.win_back_days = static_cast<std::int32_t>(of.whole("within_days", 1, kMostDays));
  });
}

Ladder ladder_in(Reading& reading, ObjectReader& in) {
  Ladder ladder;
  ladder.id = LadderId{reading.name(in)};
  reading.needed_object(in, "counter", [&](ObjectReader& of) {
    ladder.counter = reading.measure(of, "measure");
    ladder.window = reading.window(of, "in");
  });
  reading.objects(in, "levels", 1, kMostLevels, [&](ObjectReader& of) {
    ladder.levels.push_back(level_in(reading, of, ladder.levels.empty()));
  });
  read_moves(reading, in, ladder);
  return ladder;
}

}  // namespace

void read_ladders(Reading& reading, ObjectReader& in) {
  reading.objects(in, "ladders", 0, kMostLadders, [&](ObjectReader& of) {
    reading.own_ladder = static_cast<LadderIndex>(reading.programme.ladders.size());
    reading.programme.ladders.push_back(ladder_in(reading, of));
  });
  reading.own_ladder = 0;
}

}  // namespace yearward::codec
