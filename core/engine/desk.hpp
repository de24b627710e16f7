// Desk: one event (or one moment) being judged, with everything a rule may ask about it. Reading
// only: what it learns is posted elsewhere.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/engine/running.hpp"
#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// What reckoning an event needs for a moment. Whoever posts many keeps it, so that nothing is
// allocated for each.
struct Workbench {
  std::vector<Entry> reckoned;        // accruals not posted yet, in order of rules
  std::vector<std::int64_t> weights;  // how much of each measure the event is; flows: nothing
  std::vector<UnitSums> sums;         // a unit each
};

class Desk {
 public:
  // `event` is null when time alone is judged. A counted event already stands in the account's
  // series; an uncounted one is added to every window that ends with it.
  Desk(const Programme& programme, const Account& account, const Event* event, Day day);

  const Programme& programme() const { return programme_; }
  const Account& account() const { return account_; }
  const Event* event() const { return event_; }
  Day day() const { return day_; }

  // The event is reckoned on this bench, which already weighed it.
  void reckon_on(const Workbench& bench) { bench_ = &bench; }
  void set_counted() { counted_ = true; }
  void set_remaining() { remaining_ = true; }
  // The level a condition on that ladder reads; left out: the one held.
  void set_level(LadderIndex ladder, LevelIndex level) { levels_[ladder] = level; }
  LevelIndex level_on(LadderIndex ladder) const;

  // How much of the measure the event is, in its steps. Refuses: NumberIsOutOfRange.
  Result<std::int64_t> weigh(MeasureIndex measure) const {
    if (bench_ && bench_->weights[measure] != 0) return bench_->weights[measure];
    return weigh_anew(measure);
  }
  // The measure in the window up to and with the event. For a mean: see `mean_at_least`.
  Result<std::int64_t> in_window(MeasureIndex measure, const Window& window) const;
  Span span(const Window& window) const { return span_at(window, day_); }
  Span span_at(const Window& window, Day day) const;

  // Whether a condition holds. On the desk of a ladder (`on`), the ladder's own counter includes
  // what it carried over.
  Result<bool> holds(const Condition& condition, const Ladder* on = nullptr) const;
  // The ladder's counter now, what it carried included, and that alone.
  Result<std::int64_t> counter(LadderIndex ladder) const;
  std::int64_t carried_on(LadderIndex ladder) const;

 private:
  Result<std::int64_t> weigh_anew(MeasureIndex measure) const;
  Result<bool> all_hold(const Condition& condition, const Ladder* on) const;
  Result<bool> any_holds(const Condition& condition, const Ladder* on) const;
  Result<bool> measures_up(const Condition& condition, const Ladder* on) const;
  bool words_fit(const Condition& condition) const;
  bool level_fits(const Condition& condition) const;
  std::optional<CivilDate> yearly_day(AttributeIndex attribute) const;
  bool is_around(const Condition& condition) const;
  std::int64_t carried(const Condition& condition, const Ladder* on) const;
  std::int64_t earned_here(const Measure& measure) const;

  const Programme& programme_;
  const Account& account_;
  const Event* event_;
  Day day_;
  bool counted_ = false;
  bool remaining_ = false;  // what is left of a refunded event: only event-wide measures are asked
  const Workbench* bench_ = nullptr;
  static constexpr LevelIndex kHeld = 0xFF;
  std::array<LevelIndex, kMostLadders> levels_;
};

// How much of a measure an event is by itself: no account, no conditions on the member.
Result<std::int64_t> weight_of(const Measure& measure, const Event& event);
// The same line by line, for those lines `only` lets through too (null: all). Shape: one value a
// line that counts. An event without lines is one line of its whole amount.
Result<std::vector<std::int64_t>> weights_by_line(const Measure& measure, const Event& event,
                                                  const LineFilter* only);
// Whether the event's type is one of these; no types: whether it is a purchase.
bool is_one_of(const std::vector<std::string>& types, const Event& event);
inline bool is_of_type(const std::vector<std::string>& types, const Event& event) {
  return types.empty() ? event.type == EventType::Purchase : is_one_of(types, event);
}

}  // namespace yearward
