// What the parts of the programme's reader share: the names of everything the document defines,
// read before anything else so that a name may stand before its definition, and the sizes in which
// points and measured values are written. For the codec's own files only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/codec/codec.hpp"
#include "core/codec/reader.hpp"
#include "core/programme/programme.hpp"

namespace yearward::codec {

inline constexpr std::int64_t kMostPoints = kLargestCount / 1024;  // leaves room for sums
inline constexpr std::int32_t kMostMonths = 1'200, kMostDays = 3'660;

struct Names {
  std::vector<std::string> units, measures, plan, segments, ladders, groups, rules, trades, types,
      attributes, issuers;
  std::vector<std::vector<std::string>> levels;  // of each ladder
};

class Reading {
 public:
  Reading(Programme& into, Problems& noted, FieldLog* log) : programme(into), problems(noted),
                                                             log_(log) {}

  void read_names(const Json& document);

  // Runs `each` on an object's fields and refuses those it did not ask for.
  template <class Each>
  void object(const Json& value, const std::string& at, Each each) {
    ObjectReader in(value, at, problems);
    each(in);
    in.finish();
    if (log_ && value.is_object()) log_->push_back({at, {in.asked().begin(), in.asked().end()}});
  }
  // The same for an object in a field; nothing when it is not there.
  template <class Each>
  void optional_object(ObjectReader& in, const char* field, Each each) {
    if (const Json* value = in.optional_object(field)) object(*value, in.pointer_to(field), each);
  }
  template <class Each>
  void needed_object(ObjectReader& in, const char* field, Each each) {
    if (const Json* value = in.object(field)) object(*value, in.pointer_to(field), each);
  }
  // Each object of a list.
  template <class Each>
  void objects(ObjectReader& in, const char* field, std::size_t least, std::size_t most,
               Each each) {
    in.list(field, least, most, [&](const Json& item, const std::string& at) {
      object(item, at, each);
    });
  }

  // A name of the programme's own: lower case letters, digits, underscores.
  std::string name(ObjectReader& in, const char* field = "id");
  // The place of the field's name in a list; noted and 0 when nobody defines it.
  std::size_t named(ObjectReader& in, const char* field, const std::vector<std::string>& names);
  std::optional<std::size_t> place_of(ObjectReader& in, const char* field, const std::string& name,
                                      const std::vector<std::string>& names);
  UnitIndex unit(ObjectReader& in, const char* field);
  MeasureIndex measure(ObjectReader& in, const char* field);
  // "gold" of the ladder being read or else of the first that has it, or "club:gold".
  struct Rank { LadderIndex ladder = 0; LevelIndex level = 0; };
  Rank rank(ObjectReader& in, const char* field);
  Rank rank(ObjectReader& in, const char* field, const std::string& name);
  // Event types, each a built-in one or the programme's own.
  std::vector<std::string> types(ObjectReader& in, const char* field);
  // Names out of a list, checked against what is defined.
  std::vector<std::string> names_of(ObjectReader& in, const char* field, std::size_t most,
                                    const std::vector<std::string>& names);

  std::int32_t scale_of(UnitIndex unit) const;
  Points points(ObjectReader& in, const char* field, UnitIndex unit, std::int64_t least = 0);
  Points optional_points(ObjectReader& in, const char* field, UnitIndex unit,
                         std::int64_t least = 0);
  // A value of the measure in its smallest steps; none: the amount as paid.
  std::int64_t measured(ObjectReader& in, const char* field, std::optional<MeasureIndex> measure,
                        std::int64_t least);
  std::int64_t optional_measured(ObjectReader& in, const char* field,
                                 std::optional<MeasureIndex> measure, std::int64_t least,
                                 std::int64_t otherwise);
  std::int64_t steps_in(std::optional<MeasureIndex> measure) const;

  Window window(ObjectReader& in, const char* field);          // needed
  Window optional_window(ObjectReader& in, const char* field, Window otherwise);
  Condition condition(ObjectReader& in, const char* field);    // needed
  Condition optional_condition(ObjectReader& in, const char* field);
  std::vector<Cap> caps(ObjectReader& in, UnitIndex unit);
  std::optional<Cap> fund(ObjectReader& in, UnitIndex unit);
  std::vector<Limit> limits(ObjectReader& in);
  Lapse lapse(ObjectReader& in, const char* field);            // needed
  LineFilter lines(ObjectReader& in, const char* field);
  // "03-01"; January the 1st when it is not there.
  struct YearStart { std::int32_t month = 1, day = 1; };
  YearStart year_start(ObjectReader& in, const char* field);

  Programme& programme;
  Problems& problems;
  Names names;
  LadderIndex own_ladder = 0;  // the one being read

 private:
  Window window_of(const Json& value, const std::string& at);
  Condition condition_of(const Json& value, const std::string& at, int depth);
  void leaves(ObjectReader& in, std::vector<Condition>& parts, int depth);

  FieldLog* log_ = nullptr;
};

// The parts of the document, in the order in which they need each other.
void read_attributes(Reading& reading, ObjectReader& in);
void read_units(Reading& reading, ObjectReader& in);
void read_measures(Reading& reading, ObjectReader& in);
void read_plan(Reading& reading, ObjectReader& in);
void read_segments(Reading& reading, ObjectReader& in);
void read_ladders(Reading& reading, ObjectReader& in);
void read_rules(Reading& reading, ObjectReader& in);  // groups and rules
void read_trades(Reading& reading, ObjectReader& in);  // tenders, rewards, trades, benefits
void read_likely(Reading& reading, ObjectReader& in);

bool is_built_in(std::string_view type);
bool is_own_name(std::string_view name);  // lower case letters, digits, underscores

}  // namespace yearward::codec
