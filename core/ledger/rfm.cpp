// Counting and comparing whole numbers; no means are ever divided out.
#include "core/ledger/rfm.hpp"

#include <algorithm>

#include "core/base/promise.hpp"
#include "core/ledger/made_id.hpp"

namespace yearward {

namespace {

// What is kept of each event's amount by the end of a day; none: not a purchase, or all came back.
std::vector<std::optional<Money>> kept_of(const Account& account, Day day) {
  std::vector<std::optional<Money>> kept(account.events.size());
  for (std::size_t place = 0; place < account.events.size(); ++place) {
    const Event& event = account.events[place];
    if (event.at.day > day) break;  // events are in order of occurrence
    if (event.type == EventType::Purchase) kept[place] = event.amount;
    if (event.type != EventType::Refund) continue;
    const auto original = account.known.place_of(account.events, event.refers_to);
    if (!original || !kept[*original]) continue;
    Money& left = *kept[*original];
    const bool by_line = event.more && !event.more->lines.empty();
    left = event.amount.count == 0 && !by_line ? Money{} : left - event.amount;
    if (left.count <= 0) kept[*original].reset();  // nothing of it was bought
  }
  return kept;
}

}  // namespace

Buying buying_of(const Account& account, Day day) {
  const std::vector<std::optional<Money>> kept = kept_of(account, day);
  Buying buying;
  for (std::size_t place = 0; place < kept.size(); ++place) {
    if (!kept[place]) continue;
    if (buying.purchases == 0) buying.first = account.events[place].at.day;
    buying.last = account.events[place].at.day;
    ++buying.purchases;
    buying.spent += *kept[place];
  }
  return buying;
}

Scores scores_by(const FixedBins& bins, const Buying& buying, Day day) {
  PROMISE(std::max({bins.days.size(), bins.purchases.size(), bins.spent.size()}) < kMostBands);
  if (buying.purchases == 0) return {};
  Scores scores{1, 1, 1};
  for (const std::int32_t edge : bins.days)
    if (days_between(buying.last, day) <= edge) ++scores.recency;
  for (const std::int64_t edge : bins.purchases)
    if (buying.purchases >= edge) ++scores.frequency;
  for (const Money edge : bins.spent)
    if (buying.spent >= edge) ++scores.money;
  return scores;
}

namespace {

// Length, recency (the later, the more), frequency, money: what is compared with the others'.
enum Figure : std::size_t { kLength, kRecency, kFrequency, kMoney, kFigures };

std::array<std::int64_t, kFigures> figures_of(const Buying& buying, Day day) {
  return {days_between(buying.first, buying.last), -days_between(buying.last, day),
          buying.purchases, buying.spent.count};
}

// The figures of those who bought, each kind rising.
std::array<std::vector<std::int64_t>, kFigures> sorted_figures(
    const std::vector<Buying>& population, Day day) {
  std::array<std::vector<std::int64_t>, kFigures> sorted;
  for (const Buying& buying : population) {
    if (buying.purchases == 0) continue;
    const auto figures = figures_of(buying, day);
    for (std::size_t kind = 0; kind < kFigures; ++kind) sorted[kind].push_back(figures[kind]);
  }
  for (auto& each : sorted) std::stable_sort(each.begin(), each.end());
  return sorted;
}

std::uint8_t part_of(const std::vector<std::int64_t>& sorted, std::int64_t figure,
                     std::uint8_t bands) {
  const auto below = static_cast<std::uint64_t>(
      std::lower_bound(sorted.begin(), sorted.end(), figure) - sorted.begin());
  return static_cast<std::uint8_t>(1 + below * bands / sorted.size());
}

}  // namespace

std::vector<Scores> scores_by_quantiles(const std::vector<Buying>& population, std::uint8_t bands,
                                        Day day) {
  PROMISE(bands >= 1 && bands <= kMostBands);
  const auto sorted = sorted_figures(population, day);
  std::vector<Scores> scores;
  scores.reserve(population.size());
  for (const Buying& buying : population) {
    scores.emplace_back();
    if (buying.purchases == 0) continue;
    const auto figures = figures_of(buying, day);
    scores.back() = {part_of(sorted[kRecency], figures[kRecency], bands),
                     part_of(sorted[kFrequency], figures[kFrequency], bands),
                     part_of(sorted[kMoney], figures[kMoney], bands)};
  }
  return scores;
}

std::uint8_t Pattern::number() const {
  return static_cast<std::uint8_t>((length ? 8 : 0) + (recency ? 4 : 0) + (frequency ? 2 : 0) +
                                   (money ? 1 : 0));
}

std::vector<Pattern> patterns_of(const std::vector<Buying>& population, Day day) {
  std::array<__int128, kFigures> sums{};
  std::int64_t members = 0;
  for (const Buying& buying : population) {
    if (buying.purchases == 0) continue;
    ++members;
    const auto figures = figures_of(buying, day);
    for (std::size_t kind = 0; kind < kFigures; ++kind) sums[kind] += figures[kind];
  }
  std::vector<Pattern> patterns;
  patterns.reserve(population.size());
  for (const Buying& buying : population) {
    patterns.emplace_back();
    if (buying.purchases == 0) continue;
    const auto figures = figures_of(buying, day);
    const auto up = [&](Figure kind) {
      return static_cast<__int128>(figures[kind]) * members >= sums[kind];
    };
    patterns.back() = {up(kLength), up(kRecency), up(kFrequency), up(kMoney)};
  }
  return patterns;
}

std::string_view segment_of(const std::vector<ScoreSegment>& segments, Scores scores) {
  const auto within = [](std::uint8_t score, Band band) {
    return band.least <= score && score <= band.most;
  };
  for (const ScoreSegment& segment : segments)
    if (within(scores.recency, segment.recency) && within(scores.frequency, segment.frequency) &&
        within(scores.money, segment.money))
      return segment.id;
  return {};
}

std::vector<ScoreSegment> usual_segments() {
  const Band any{1, kMostBands};
  return {{"never_bought", {0, 0}, {}, {}},
          {"champions", {4, kMostBands}, {4, kMostBands}, {4, kMostBands}},
          {"new", {4, kMostBands}, {1, 1}, any},
          {"loyal", {3, kMostBands}, {4, kMostBands}, any},
          {"promising", {3, kMostBands}, any, any},
          {"fading", {1, 2}, {3, kMostBands}, any},
          {"lost", {1, 2}, {1, 2}, any}};
}

Event profile_of(const MemberId& member, std::string attribute, std::string_view segment, Day day) {
  EventDetails more;
  Event event;
  event.id = id_from({attribute, text_from_day(day), segment, member.text});
  event.member = member;
  event.type = EventType::Profile;
  event.at = {day, 86'399};
  more.settings.push_back({std::move(attribute), std::string(segment)});
  event.more = std::move(more);
  return event;
}

}  // namespace yearward
