// Windows, and what is limited within them.
#include <algorithm>

#include "core/codec/reading.hpp"
#include "core/quantity/digits.hpp"

namespace yearward::codec {

namespace {

using WindowKind = Window::Kind;

Window of_kind(WindowKind kind) {
  Window window;
  window.kind = kind;
  return window;
}

std::optional<WindowKind> window_kind_named(std::string_view word) {
  constexpr std::pair<std::string_view, WindowKind> kWords[] = {
      {"event", WindowKind::Event},     {"day", WindowKind::Day},
      {"week", WindowKind::Week},       {"month", WindowKind::Month},
      {"quarter", WindowKind::Quarter}, {"half_year", WindowKind::HalfYear},
      {"year", WindowKind::Year},       {"lifetime", WindowKind::Lifetime}};
  for (const auto& [name, kind] : kWords)
    if (name == word) return kind;
  return std::nullopt;
}

std::int32_t count_of(ObjectReader& in, const char* field, std::int32_t most) {
  return static_cast<std::int32_t>(in.whole(field, 1, most));
}

// {"year": {"starts": "03-01", "ago": 1}}
Window starting(Reading& reading, ObjectReader& in, const char* field, WindowKind kind) {
  Window window = of_kind(kind);
  reading.needed_object(in, field, [&](ObjectReader& of) {
    window.ago = static_cast<std::int32_t>(of.optional_whole("ago", 0, 100, 0));
    if (kind == WindowKind::Month) return;
    const auto start = reading.year_start(of, "starts");
    window.month = start.month;
    window.day = start.day;
  });
  return window;
}

// "joined", "level", "level:LADDER" or an attribute that is a date.
void read_anchor(Reading& reading, ObjectReader& in, const char* field, Window& window) {
  const std::string name = in.id(field);
  if (name == "joined") return;
  if (name == "level" || name.rfind("level:", 0) == 0) {
    window.anchor = Window::Anchor::Level;
    const bool own = name == "level";
    const auto place = own ? std::optional<std::size_t>(reading.own_ladder)
                           : reading.place_of(in, field, name.substr(6), reading.names.ladders);
    if (name == "level:" || (own && reading.names.ladders.empty()))
      in.note(Refusal::NameIsUnknown, field, name);
    window.index = static_cast<std::uint8_t>(place.value_or(0));
    return;
  }
  window.anchor = Window::Anchor::Attribute;
  const auto place = reading.place_of(in, field, name, reading.names.attributes);
  if (!place) return;
  window.index = static_cast<std::uint8_t>(*place);
  if (*place < reading.programme.attributes.size() &&
      reading.programme.attributes[*place].type != AttributeKind::Type::Date)
    in.note(Refusal::FieldHasWrongType, field, "an attribute that is a date");
}

Window window_in(Reading& reading, ObjectReader& in) {
  Window window;
  if (in.has("years")) {
    window = of_kind(WindowKind::Year);
    window.count = count_of(in, "years", 100);
    const auto start = reading.year_start(in, "starts");
    window.month = start.month;
    window.day = start.day;
  } else if (in.has("anniversary")) {
    window = of_kind(WindowKind::Anniversary);
    read_anchor(reading, in, "anniversary", window);
    window.count = count_of(in, "months", kMostMonths);
  } else if (in.has("since")) {
    window = of_kind(WindowKind::Since);
    read_anchor(reading, in, "since", window);
    window.count = static_cast<std::int32_t>(in.optional_whole("days", 1, kMostDays, 0));
  } else if (in.has("days")) {
    window = of_kind(WindowKind::RollingDays);
    window.count = count_of(in, "days", kMostDays);
  } else if (in.has("months")) {
    window = of_kind(WindowKind::RollingMonths);
    window.count = count_of(in, "months", kMostMonths);
  } else if (in.has("whole_months")) {
    window = of_kind(WindowKind::WholeMonths);
    window.count = count_of(in, "whole_months", kMostMonths);
  } else if (in.has("month")) {
    window = starting(reading, in, "month", WindowKind::Month);
  } else if (in.has("quarter")) {
    window = starting(reading, in, "quarter", WindowKind::Quarter);
  } else if (in.has("half_year")) {
    window = starting(reading, in, "half_year", WindowKind::HalfYear);
  } else if (in.has("year")) {
    window = starting(reading, in, "year", WindowKind::Year);
  } else {
    window = of_kind(WindowKind::Fixed);
    window.from = in.day("from");
    window.until = in.day("until");
    if (window.until < window.from && !in.is_faulty("until"))
      in.note(Refusal::UntilIsBeforeFrom, "until");
  }
  return window;
}

}  // namespace

Reading::YearStart Reading::year_start(ObjectReader& in, const char* field) {
  const std::string read = in.optional_name(field, 5);
  if (read.empty()) return {};
  const auto month = whole_from_digits(std::string_view(read).substr(0, 2));
  const auto day = read.size() == 5 && read[2] == '-'
                       ? whole_from_digits(std::string_view(read).substr(3))
                       : std::nullopt;
  // A common year's days: every year has to begin.
  if (!month || !day || !exists({2001, static_cast<std::int32_t>(*month),
                                 static_cast<std::int32_t>(*day)})) {
    in.note(Refusal::DayDoesNotExist, field, read);
    return {};
  }
  return {static_cast<std::int32_t>(*month), static_cast<std::int32_t>(*day)};
}

Window Reading::window_of(const Json& value, const std::string& at) {
  Window window;
  if (value.is_string()) {
    const auto kind = window_kind_named(value.get_ref<const std::string&>());
    if (kind) return of_kind(*kind);
    problems.push_back({Refusal::WordIsNotAnOption, at,
                        "event, day, week, month, quarter, half_year, year, lifetime"});
    return window;
  }
  object(value, at, [&](ObjectReader& in) { window = window_in(*this, in); });
  return window;
}

Window Reading::window(ObjectReader& in, const char* field) {
  if (!in.has(field)) in.note(Refusal::FieldIsMissing, field);
  return optional_window(in, field, Window{});
}

Window Reading::optional_window(ObjectReader& in, const char* field, Window otherwise) {
  const Json* value = in.anything(field);
  return value ? window_of(*value, in.pointer_to(field)) : otherwise;
}

std::vector<Cap> Reading::caps(ObjectReader& in, UnitIndex unit) {
  std::vector<Cap> caps;
  objects(in, "caps", 0, kMostCaps, [&](ObjectReader& cap) {
    caps.push_back({window(cap, "in"), points(cap, "most", unit)});
  });
  return caps;
}

std::optional<Cap> Reading::fund(ObjectReader& in, UnitIndex unit) {
  std::optional<Cap> fund;
  optional_object(in, "fund", [&](ObjectReader& of) {
    fund = Cap{window(of, "in"), points(of, "most", unit, 1)};
  });
  return fund;
}

std::vector<Limit> Reading::limits(ObjectReader& in) {
  std::vector<Limit> limits;
  objects(in, "limits", 0, kMostCaps, [&](ObjectReader& limit) {
    const Window within = window(limit, "in");
    limits.push_back({within, static_cast<std::int32_t>(limit.whole("most", 1, 1'000'000))});
  });
  return limits;
}

}  // namespace yearward::codec
