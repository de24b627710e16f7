// The plan's dated activities, and the named conditions they and the rules may use.
#include "core/codec/reading.hpp"

namespace yearward::codec {

namespace {

using Every = Recurrence::Every;

Recurrence recurrence_in(ObjectReader& in) {
  Recurrence when;
  when.every = static_cast<Every>(
      in.option("every", {"year", "month_day", "month_weekday", "once"}));
  if (when.every == Every::Year)
    when.month = static_cast<std::int32_t>(in.whole("month", 1, 12));
  if (when.every == Every::MonthWeekday) {
    when.weekday = static_cast<Weekday>(
        in.option("weekday", {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                              "sunday"}));
    when.ordinal = static_cast<std::int32_t>(in.whole("ordinal", 1, 4));
  } else if (when.every == Every::Once) {
    when.on = in.day("on");
  } else {
    // A leap year's days, so that 29 February may be named.
    const std::int32_t most = when.every == Every::Year ? days_in_month(2000, when.month) : 31;
    when.day = static_cast<std::int32_t>(in.whole("day", 1, most));
  }
  when.lasts_days = static_cast<std::int32_t>(in.optional_whole("lasts_days", 1, 366, 1));
  return when;
}

}  // namespace

void read_plan(Reading& reading, ObjectReader& in) {
  reading.objects(in, "plan", 0, kMostActivities, [&](ObjectReader& of) {
    Activity activity;
    activity.id = ActivityId{reading.name(of)};
    reading.needed_object(of, "when",
                          [&](ObjectReader& when) { activity.when = recurrence_in(when); });
    activity.surprise = of.optional_flag("surprise");
    activity.audience = reading.optional_condition(of, "if");
    reading.programme.plan.push_back(std::move(activity));
  });
}

void read_segments(Reading& reading, ObjectReader& in) {
  reading.objects(in, "segments", 0, kMostSegments, [&](ObjectReader& of) {
    Segment segment;
    segment.id = reading.name(of);
    segment.condition = reading.condition(of, "if");
    reading.programme.segments.push_back(std::move(segment));
  });
}

}  // namespace yearward::codec
