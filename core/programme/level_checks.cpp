// Conditions that would chase their own tail, and levels nobody could tell apart.
#include <algorithm>

#include "core/programme/checks.hpp"

namespace yearward {

namespace {

template <class Each>
void each_leaf(const Condition& condition, Each each) {
  if (condition.parts.empty()) each(condition);
  for (const Condition& part : condition.parts) each_leaf(part, each);
}

// Whether it reads a measure, itself or through the segments before `before`.
bool reads_a_measure(const Programme& programme, const Condition& condition, std::size_t before) {
  bool reads = false;
  each_leaf(condition, [&](const Condition& leaf) {
    reads = reads || leaf.kind == Condition::Kind::Measure;
    if (leaf.kind == Condition::Kind::Segment && leaf.segment < before)
      reads = reads || reads_a_measure(programme, programme.segments[leaf.segment].condition,
                                       leaf.segment);
  });
  return reads;
}

struct Thresholds {
  std::optional<std::int64_t> attain, retain;
};

Thresholds thresholds_of(const Ladder& ladder, std::size_t level) {
  if (level == 0) return {0, 0};
  return {threshold_of(ladder, ladder.levels[level].attain),
          threshold_of(ladder, ladder.levels[level].retain)};
}

}  // namespace

void check_conditions(const Programme& programme, Problems& problems) {
  for (std::size_t place = 0; place < programme.segments.size(); ++place)
    each_leaf(programme.segments[place].condition, [&](const Condition& leaf) {
      if (leaf.kind == Condition::Kind::Segment && leaf.segment >= place)
        problems.push_back({Refusal::SegmentIsNotBefore, place_in("segments", place, "if"),
                            programme.segments[leaf.segment].id});
    });
  for (std::size_t place = 0; place < programme.measures.size(); ++place)
    if (reads_a_measure(programme, programme.measures[place].condition,
                        programme.segments.size()))
      problems.push_back(
          {Refusal::ConditionMayNotMeasure, place_in("measures", place, "if"), {}});
}

void check_ladders(const Programme& programme, Problems& problems) {
  for (std::size_t place = 0; place < programme.ladders.size(); ++place) {
    const Ladder& ladder = programme.ladders[place];
    const std::string at = place_in("ladders", place, "levels") + '/';
    for (std::size_t level = 1; level < ladder.levels.size(); ++level) {
      const std::string here = at + std::to_string(level);
      const Thresholds below = thresholds_of(ladder, level - 1);
      const Thresholds own = thresholds_of(ladder, level);
      if (own.attain && below.attain && *own.attain <= *below.attain)
        problems.push_back({Refusal::LevelsMustRise, here + "/attain", {}});
      else if (own.retain && below.retain && *own.retain < *below.retain)
        problems.push_back({Refusal::LevelsMustRise, here + "/retain", {}});
      if (own.retain && own.attain && *own.retain > *own.attain)
        problems.push_back({Refusal::RetainIsAboveAttain, here + "/retain", {}});
    }
    if (ladder.carry.from_level >= std::max<std::size_t>(ladder.levels.size(), 2))
      problems.push_back(
          {Refusal::NumberIsOutOfRange, place_in("ladders", place, "carry/from_level"), {}});
  }
}

}  // namespace yearward
