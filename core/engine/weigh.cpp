// How much of a measure an event is: lines netted of discounts and of tenders that do not count,
// filtered, weighted, summed. Shares are allocated by largest remainder, so they sum to the whole.
#include <algorithm>

#include "core/engine/desk.hpp"
#include "core/quantity/allocate.hpp"
#include "core/quantity/limits.hpp"

namespace yearward {

namespace {

using Words = std::vector<std::string>;

bool has(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool share_one(const Words& wanted, const Words& there) {
  return std::any_of(there.begin(), there.end(),
                     [&](const std::string& word) { return has(wanted, word); });
}

bool lets_through(const LineFilter& filter, const Line& line, const Words& event_tags) {
  if (filter.everything()) return true;
  const std::string kind = line.kind.empty() ? "goods" : line.kind;
  const auto tagged = [&](const Words& tags) {
    return share_one(tags, line.tags) || share_one(tags, event_tags);
  };
  if (!filter.kinds.empty() && !has(filter.kinds, kind)) return false;
  if (!filter.skus.empty() && !has(filter.skus, line.sku)) return false;
  if (!filter.categories.empty() && !has(filter.categories, line.category)) return false;
  if (!filter.tags.empty() && !tagged(filter.tags)) return false;
  return !has(filter.not_kinds, kind) && !has(filter.not_skus, line.sku) &&
         !has(filter.not_categories, line.category) && !tagged(filter.not_tags);
}

// The factor of a line or event in thousandths: 1000 when no weight fits.
std::int64_t factor_for(const Measure& measure, const Words& tags, const Words& more_tags) {
  for (const Weight& weight : measure.weights)
    if (has(tags, weight.tag) || has(more_tags, weight.tag))
      return weight.factor.numerator * 1000 / weight.factor.denominator;
  return 1000;
}

// Takes `total` off the positive amounts in proportion, never more than they hold.
Outcome take_share(std::vector<std::int64_t>& amounts, std::int64_t total) {
  std::vector<std::int64_t> weights;
  std::int64_t held = 0;
  for (const std::int64_t amount : amounts) {
    weights.push_back(std::max<std::int64_t>(amount, 0));
    held += weights.back();
  }
  if (held == 0 || total == 0) return Done{};
  TRY(const std::vector<std::int64_t> shares, allocate(std::min(total, held), weights));
  for (std::size_t line = 0; line < amounts.size(); ++line) amounts[line] -= shares[line];
  return Done{};
}

Result<std::vector<std::int64_t>> net_amounts(const Measure& measure, const EventDetails& more) {
  std::vector<std::int64_t> amounts;
  std::int64_t discounts = 0;
  for (const Line& line : more.lines) {
    const bool spread = measure.discounts == Measure::Discounts::Spread && line.amount.count < 0;
    if (spread) discounts -= line.amount.count;
    amounts.push_back(spread ? 0 : line.amount.count);
  }
  TRY_DONE(take_share(amounts, discounts));
  std::int64_t not_counting = 0;
  for (const Tender& tender : more.tenders)
    if (has(measure.without_tenders, tender.kind)) not_counting += tender.amount.count;
  TRY_DONE(take_share(amounts, not_counting));
  return amounts;
}

std::int64_t number_of(const Event& event, const std::string& name) {
  if (event.more)
    for (const Number& number : event.more->numbers)
      if (number.name == name) return number.thousandths;
  return 0;
}

// The whole receipt as one line, for events that say no more.
Line single_line(const Event& event) {
  Line line;
  line.amount = event.amount;
  return line;
}

}  // namespace

bool is_one_of(const Words& types, const Event& event) {
  const std::string_view name = type_name_of(event);
  return std::any_of(types.begin(), types.end(),
                     [&](const std::string& type) { return type == name; });
}

Result<std::vector<std::int64_t>> weights_by_line(const Measure& measure, const Event& event,
                                                  const LineFilter* only) {
  EventDetails whole;
  const bool lined = event.more && !event.more->lines.empty();
  if (!lined) {
    if (event.more) whole.tenders = event.more->tenders;
    whole.lines = {single_line(event)};
  }
  const EventDetails& more = lined ? *event.more : whole;
  const Words none;
  const Words& tags = event.more ? event.more->tags : none;
  std::vector<std::int64_t> values;
  TRY(const std::vector<std::int64_t> amounts, net_amounts(measure, more));
  const bool quantity = measure.source == Measure::Source::Quantity;
  for (std::size_t line = 0; line < more.lines.size(); ++line) {
    const Line& now = more.lines[line];
    if (!lets_through(measure.lines, now, tags)) continue;
    if (only && !lets_through(*only, now, tags)) continue;
    const std::int64_t factor = factor_for(measure, now.tags, tags);
    const std::int64_t value = quantity ? now.quantity : amounts[line];
    TRY(const std::int64_t weighted, times(value, {factor, 1000}, Rounding::Down));
    values.push_back(weighted);
  }
  return values;
}

Result<std::int64_t> weight_of(const Measure& measure, const Event& event) {
  if (!is_of_type(measure.types, event)) return std::int64_t{0};
  const bool plain = !event.more && measure.lines.everything() && measure.weights.empty();
  if (plain && measure.source == Measure::Source::Amount) return event.amount.count;
  const Words none;
  const Words& tags = event.more ? event.more->tags : none;
  switch (measure.source) {
    case Measure::Source::Amount:
    case Measure::Source::Quantity: {
      TRY(const std::vector<std::int64_t> values, weights_by_line(measure, event, nullptr));
      std::int64_t sum = 0;
      for (const std::int64_t value : values) {
        sum += value;
        if (!within_limits(sum)) return Refusal::NumberIsOutOfRange;
      }
      return std::max<std::int64_t>(sum, 0);
    }
    case Measure::Source::Number:
      return times(number_of(event, measure.number), {factor_for(measure, tags, none), 1000},
                   Rounding::Down);
    case Measure::Source::Count:
      return measure.weights.empty() ? 1 : factor_for(measure, tags, none);
    case Measure::Source::Earned:
    case Measure::Source::Spent: return std::int64_t{0};  // flows of units: the desk knows them
  }
  return std::int64_t{0};
}

}  // namespace yearward
