// The comparison: one pass over the members who had come by the calibration's last day.
#include "tools/yearward/backtest.hpp"

#include <algorithm>
#include <cmath>

namespace yearward::command {
namespace {

struct Compared {
  std::int64_t visits = 0, actual = 0, weekly = 0;
  Likely likely;
};

bool belongs(Segment segment, std::int64_t visits) {
  switch (segment) {
    case Segment::All: return true;
    case Segment::One: return visits == 1;
    case Segment::TwoOrThree: return visits == 2 || visits == 3;
    case Segment::Active: return visits >= 4;
    case Segment::FourToSix: return visits >= 4 && visits <= 6;
    case Segment::SevenOrMore: return visits >= 7;
  }
  return false;
}

std::int64_t spent_after(const MemberVisits& history, const BacktestQuestion& question) {
  std::int64_t spent = 0;
  for (const Visit& visit : history.visits)
    if (question.calibrate_until < visit.day && visit.day <= question.until)
      spent += visit.spent.count;
  return spent;
}

// What was spent so far a day since the first visit, times the days ahead.
std::int64_t gone_on_with(const MemberVisits& known, const BacktestQuestion& question) {
  double spent = 0;
  for (const Visit& visit : known.visits) spent += static_cast<double>(visit.spent.count);
  const double so_far = days_between(known.visits.front().day, question.calibrate_until) + 1;
  return std::llround(spent / so_far * days_between(question.calibrate_until, question.until));
}

// Sums the squares by hand, in the members' order, so that it is the same each time.
void score(Score& score, const std::vector<const Compared*>& members,
           std::int64_t (*predicted)(const Compared&)) {
  double squares = 0;
  for (const Compared* one : members) {
    const auto off = static_cast<double>(predicted(*one) - one->actual);
    squares += off * off;
    score.predicted += predicted(*one);
    score.actual += one->actual;
  }
  if (!members.empty()) score.rmse = std::sqrt(squares / static_cast<double>(members.size()));
}

SegmentReport report_of(Segment segment, const std::vector<Compared>& all) {
  std::vector<const Compared*> members;
  SegmentReport report;
  for (const Compared& one : all) {
    if (!belongs(segment, one.visits)) continue;
    members.push_back(&one);
    ++report.members;
    if (one.likely.low.count <= one.actual && one.actual <= one.likely.high.count) ++report.held;
    if (one.actual == 0) ++report.without;
    report.width += one.likely.high.count - one.likely.low.count;
  }
  score(report.likely, members, [](const Compared& one) { return one.likely.likely.count; });
  score(report.weekly, members, [](const Compared& one) { return one.weekly; });
  return report;
}

std::vector<Tenth> tenths_of(std::vector<Compared> all) {
  std::stable_sort(all.begin(), all.end(), [](const Compared& a, const Compared& b) {
    return a.likely.likely < b.likely.likely;
  });
  std::vector<Tenth> tenths(std::min<std::size_t>(10, all.size()));
  for (std::size_t at = 0; at < all.size(); ++at) {
    Tenth& tenth = tenths[at * tenths.size() / all.size()];
    ++tenth.members;
    tenth.predicted += all[at].likely.likely.count;
    tenth.actual += all[at].actual;
    tenth.low += all[at].likely.low.count;
    tenth.high += all[at].likely.high.count;
  }
  return tenths;
}

}  // namespace

double Score::bias() const {
  return actual == 0 ? 0 : static_cast<double>(predicted) / static_cast<double>(actual);
}
double SegmentReport::coverage() const {
  return members == 0 ? 0 : static_cast<double>(held) / static_cast<double>(members);
}
double SegmentReport::mean_width() const {
  return members == 0 ? 0 : static_cast<double>(width) / static_cast<double>(members);
}

Result<Backtest> backtest(const Histories& histories, const BacktestQuestion& question,
                          const Progress& progress) {
  const std::int32_t days = days_between(question.calibrate_until, question.until);
  const std::string until = text_from_day(question.until);
  if (days < 1) return Problem{Refusal::UntilIsBeforeFrom, "--until", until};
  if (days > kFarthestLikelyDays) return Problem{Refusal::HorizonIsTooFar, "--until", until};
  constexpr std::int64_t kFitting = 80;  // of 100 parts of the time
  const Day from = question.calibrate_until;
  TRY(LikelyModel model, fit(histories, {from, days}, [&](std::int64_t done, std::int64_t all) {
        progress(done * kFitting / all, 100);
      }));
  Backtest result{question, std::move(model), {}, {}};
  const LikelyYear year(result.model, days);
  std::vector<Compared> all;
  for (const MemberVisits& history : histories) {
    const Histories known = known_by({history}, from);
    if (known.empty()) continue;
    const MemberVisits& own = known.front();
    Compared compared;
    compared.visits = static_cast<std::int64_t>(own.visits.size());
    compared.likely = year.likely(year.outlook(own.visits, from));
    compared.weekly = gone_on_with(own, question);
    compared.actual = spent_after(history, question);
    all.push_back(compared);
  }
  for (std::size_t segment = 0; segment < kSegments; ++segment)
    result.segments[segment] = report_of(static_cast<Segment>(segment), all);
  result.tenths = tenths_of(std::move(all));
  progress(100, 100);
  return result;
}

}  // namespace yearward::command
