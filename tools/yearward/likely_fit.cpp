// Rates and pauses on a grid, weighed by expectation and maximisation; what a visit brings by
// credibility; then the same again on two earlier days of the same weeks, to learn from what
// really followed.
#include "tools/yearward/likely_fit.hpp"

#include <algorithm>
#include <cmath>

namespace yearward::command {
namespace {

constexpr int kDays = kDaysLookedBackOn + 1;
constexpr int kRounds = 30;        // of expectation and maximisation; more follow the noise
constexpr double kLikeness = 0.1;  // how many members' worth of independence, a share of them all
constexpr double kFinest = 1.5;    // neighbouring rates differ by so much at most
constexpr double kBeginsAWeek[] = {0.03, 0.2};
constexpr double kEndsAWeek[] = {0, 0.01, 0.05};
constexpr double kLookBacks[] = {1.0 / 3, 1.0 / 2};  // of the weeks known
constexpr std::int32_t kMostHeld = 800, kLeastHeld = 740;  // of 1,000 paths

std::int32_t chance_from(double a_week) {
  return static_cast<std::int32_t>(std::lround(kCertain * (1 - std::exp(-a_week / 7))));
}

// What a fit looks at of one member: the days between visits, and those since the last one.
struct Gaps {
  std::vector<int> between;
  int since = 0;
};

Gaps gaps_of(const MemberVisits& history, Day until) {
  Gaps gaps;
  const Day first = until.plus_days(-kDaysLookedBackOn);
  const Visit* last = nullptr;
  for (const Visit& visit : history.visits) {
    if (visit.day < first) continue;
    if (last) gaps.between.push_back(days_between(last->day, visit.day));
    last = &visit;
  }
  gaps.since = last ? days_between(last->day, until) : kDaysLookedBackOn;
  return gaps;
}

int days_known(const Gaps& gaps) {
  int days = gaps.since + 1;
  for (const int gap : gaps.between) days += gap;
  return days;
}

// From less than half a visit in all the time known to three times what the most eager show.
std::vector<std::int32_t> rates_for(const std::vector<Gaps>& all) {
  std::vector<double> a_week;
  double weeks = 1;
  for (const Gaps& gaps : all) {
    const double known = days_known(gaps) / 7.0;
    weeks = std::max(weeks, known);
    a_week.push_back(static_cast<double>(gaps.between.size()) / std::max(4.0, known));
  }
  std::sort(a_week.begin(), a_week.end());
  const double eager = a_week[static_cast<std::size_t>(
      static_cast<double>(a_week.size() - 1) * 0.998)];
  const double low = 0.4 / weeks, high = std::clamp(3 * eager, 4 * low, 20.0);
  const int steps = std::min(static_cast<int>(kMostRates) - 1,
                             static_cast<int>(std::ceil(std::log(high / low) / std::log(kFinest))));
  std::vector<std::int32_t> rates;
  for (int step = 0; step <= steps; ++step) {
    const std::int32_t rate = chance_from(low * std::pow(high / low, double(step) / steps));
    if (rates.empty() || rate > rates.back()) rates.push_back(rate);
  }
  return rates;
}

std::vector<LikelyModel::Pause> all_pauses() {
  std::vector<LikelyModel::Pause> pauses{{0, 0}};
  for (const double begins : kBeginsAWeek)
    for (const double ends : kEndsAWeek)
      pauses.push_back({chance_from(begins), chance_from(ends)});
  return pauses;
}

// Logarithms of how likely a rhythm makes the next visit after so many days, and none until then.
struct Rhythm {
  std::vector<double> next, none;
};

Rhythm rhythm_of(std::int32_t rate, LikelyModel::Pause pause) {
  const double visit = double(rate) / kCertain, begins = double(pause.begins) / kCertain,
               ends = double(pause.ends) / kCertain;
  Rhythm rhythm{std::vector<double>(kDays), std::vector<double>(kDays)};
  double awake = 1, paused = 0;
  for (std::size_t day = 1; day < kDays; ++day) {
    const double up = awake * (1 - begins) + paused * ends;
    paused = awake * begins + paused * (1 - ends);
    rhythm.next[day] = std::log(std::max(up * visit, 1e-300));
    awake = up * (1 - visit);
    rhythm.none[day] = std::log(std::max(awake + paused, 1e-300));
  }
  return rhythm;
}

// Each member's likelihood under each rhythm, relative to their best.
using Likelihoods = std::vector<std::vector<double>>;

Likelihoods likelihoods_of(const LikelyModel& model, const std::vector<Gaps>& all) {
  std::vector<Rhythm> rhythms;
  for (const std::int32_t rate : model.rates)
    for (const LikelyModel::Pause& pause : model.pauses) rhythms.push_back(rhythm_of(rate, pause));
  Likelihoods likelihoods;
  for (const Gaps& gaps : all) {
    std::vector<double> own;
    for (const Rhythm& rhythm : rhythms) {
      double sum = rhythm.none[static_cast<std::size_t>(std::min(gaps.since, kDays - 1))];
      for (const int gap : gaps.between) sum += rhythm.next[static_cast<std::size_t>(gap)];
      own.push_back(sum);
    }
    const double best = *std::max_element(own.begin(), own.end());
    for (double& value : own) value = std::exp(value - best);
    likelihoods.push_back(std::move(own));
  }
  return likelihoods;
}

// One round: everybody is shared out among the rhythms, then the shares are drawn a little towards
// rates and pauses that have nothing to do with each other, so that few members decide little.
void improve(std::vector<double>& weights, const Likelihoods& likelihoods, std::size_t pauses) {
  std::vector<double> counts(weights.size()), by_rate(weights.size() / pauses), by_pause(pauses);
  for (const std::vector<double>& own : likelihoods) {
    double sum = 0;
    for (std::size_t at = 0; at < weights.size(); ++at) sum += weights[at] * own[at];
    for (std::size_t at = 0; at < weights.size(); ++at) counts[at] += weights[at] * own[at] / sum;
  }
  const double members = static_cast<double>(likelihoods.size());
  for (std::size_t at = 0; at < weights.size(); ++at) {
    by_rate[at / pauses] += counts[at] / members;
    by_pause[at % pauses] += counts[at] / members;
  }
  for (std::size_t at = 0; at < weights.size(); ++at) {
    const double alike = by_rate[at / pauses] * by_pause[at % pauses];
    weights[at] = (counts[at] / members + kLikeness * alike) / (1 + kLikeness);
  }
}

// Whole millionths that sum to the whole; the largest takes what rounding left.
std::vector<std::int32_t> whole_weights(const std::vector<double>& weights) {
  std::vector<std::int32_t> whole;
  std::int32_t left = kCertain;
  for (const double weight : weights) {
    whole.push_back(static_cast<std::int32_t>(std::lround(weight * kCertain)));
    left -= whole.back();
  }
  *std::max_element(whole.begin(), whole.end()) += left;
  return whole;
}

// A visit beside what was expected of it before it happened.
struct Expectation {
  double spent = 0, expected = 0;
};

std::vector<Expectation> expectations(const Histories& known, double usual, double weight) {
  std::vector<Expectation> all;
  for (const MemberVisits& history : known) {
    double sum = usual * weight, count = weight;
    for (const Visit& visit : history.visits) {
      const auto spent = static_cast<double>(visit.spent.count);
      all.push_back({spent, sum / count});
      sum += spent;
      count += 1;
    }
  }
  return all;
}

// How far a member's own mean is drawn towards the usual: as would have missed least so far.
void learn_amounts(const Histories& known, LikelyModel& model) {
  double sum = 0, count = 0;
  for (const MemberVisits& history : known)
    for (const Visit& visit : history.visits) {
      sum += static_cast<double>(visit.spent.count);
      count += 1;
    }
  const double usual = std::max(1.0, sum / count);
  double best = -1, best_weight = 1;
  for (const double weight : {1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0}) {
    double missed = 0;
    for (const Expectation& one : expectations(known, usual, weight))
      missed += (one.spent - one.expected) * (one.spent - one.expected);
    if (best >= 0 && missed >= best) continue;
    best = missed;
    best_weight = weight;
  }
  model.usual = Money{std::llround(usual)};
  model.usual_weight = static_cast<std::int32_t>(std::lround(best_weight * 1000));

  std::vector<double> ratios;
  double whole = 0;
  for (const Expectation& one : expectations(known, usual, best_weight)) {
    ratios.push_back(one.spent / std::max(1.0, one.expected));
    whole += ratios.back();
  }
  std::sort(ratios.begin(), ratios.end());
  const std::size_t parts = std::min(kMostScatter, ratios.size());
  const double mean = std::max(1e-9, whole / static_cast<double>(ratios.size()));
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t from = part * ratios.size() / parts, to = (part + 1) * ratios.size() / parts;
    double share = 0;
    for (std::size_t at = from; at < to; ++at) share += ratios[at];
    const double level = share / static_cast<double>(to - from) / mean;
    model.scatter.push_back(static_cast<std::int32_t>(
        std::lround(std::min<double>(level * 1000, kMostScatterThousandths))));
  }
}

// Everything but lessons and range.
LikelyModel plain_fit(const Histories& known, Day until) {
  LikelyModel model;
  model.until = until;
  model.members = static_cast<std::int64_t>(known.size());
  std::vector<Gaps> all;
  for (const MemberVisits& history : known) all.push_back(gaps_of(history, until));
  model.rates = rates_for(all);
  model.pauses = all_pauses();
  const Likelihoods likelihoods = likelihoods_of(model, all);
  const std::size_t count = model.rates.size() * model.pauses.size();
  std::vector<double> weights(count, 1.0 / static_cast<double>(count));
  for (int round = 0; round < kRounds; ++round) improve(weights, likelihoods, model.pauses.size());
  model.weights = whole_weights(weights);
  learn_amounts(known, model);
  return model;
}

double spent_between(const MemberVisits& history, Day after, Day until) {
  double sum = 0;
  for (const Visit& visit : history.visits)
    if (after < visit.day && visit.day <= until) sum += static_cast<double>(visit.spent.count);
  return sum;
}

// What was expected a week, and what came.
struct Seen {
  double expected = 0, came = 0;
};

std::vector<Seen> look_back(const Histories& known, Day from, Day until) {
  const Histories then = known_by(known, from);
  std::vector<Seen> seen;
  if (then.empty()) return seen;
  const LikelyModel model = plain_fit(then, from);
  const std::int32_t days = days_between(from, until);
  const LikelyYear year(model, days);
  std::size_t at = 0;
  for (const MemberVisits& history : then) {
    while (!(known[at].member == history.member)) ++at;
    const double weeks = days / 7.0;
    const Money expected = year.outlook(history.visits, from).expected;
    seen.push_back({static_cast<double>(expected.count) / weeks,
                    spent_between(known[at], from, until) / weeks});
  }
  return seen;
}

// came ≈ expected × exp(level + slope × ln(expected / mean)), the last only above the mean, where
// members regress; below it, what is rarely expected says little about itself. Deviations count as
// those of counts do (quasi-Poisson).
struct Law {
  double mean = 0, level = 0, slope = 0;
  double beyond(double expected) const { return std::log(std::max(1.0, expected / mean)); }
  double factor(double expected) const { return std::exp(level + slope * beyond(expected)); }
};

// One step of Newton's; false when nothing came, or all were alike.
bool refine(Law& law, const std::vector<Seen>& seen) {
  double missed = 0, missed_x = 0, sum = 0, sum_x = 0, sum_xx = 0;
  for (const Seen& one : seen) {
    const double x = law.beyond(one.expected), mean = one.expected * law.factor(one.expected);
    missed += one.came - mean;
    missed_x += (one.came - mean) * x;
    sum += mean;
    sum_x += mean * x;
    sum_xx += mean * x * x;
  }
  const double spread = sum * sum_xx - sum_x * sum_x;
  if (!(spread > 1e-9 * sum * sum_xx)) return false;
  law.level += (sum_xx * missed - sum_x * missed_x) / spread;
  law.slope += (sum * missed_x - sum_x * missed) / spread;
  return std::isfinite(law.level) && std::isfinite(law.slope);
}

Law law_of(const std::vector<Seen>& seen) {
  Law law;
  double expected = 0, came = 0;
  for (const Seen& one : seen) {
    expected += one.expected;
    came += one.came;
  }
  law.mean = expected / static_cast<double>(seen.size());
  if (!(expected > 0)) return law;
  for (int round = 0; round < 50; ++round) {
    if (refine(law, seen)) continue;
    law.slope = 1;
    break;
  }
  // What is far expected may fall short in a law, never grow beyond it.
  if (law.slope > 0 || law.slope < -0.6) {
    law.slope = 0;
    law.level = came > 0 ? std::log(came / expected) : 0;
  }
  return law;
}

void learn_lessons(const Histories& known, Day until, LikelyModel& model) {
  Day first = until;
  for (const MemberVisits& history : known) first = std::min(first, history.visits.front().day);
  const int days = std::min(days_between(first, until) + 1, kDaysLookedBackOn);
  std::vector<Seen> seen;
  for (const double part : kLookBacks) {
    const auto back = static_cast<std::int32_t>(days * part);
    if (back < 14) continue;
    const std::vector<Seen> more = look_back(known, until.plus_days(-back), until);
    seen.insert(seen.end(), more.begin(), more.end());
  }
  if (seen.size() < 50) return;  // too few to learn from
  const Law law = law_of(seen);
  for (int doubling = 0; doubling <= 6; ++doubling) {
    const double expected = law.mean * std::pow(2, doubling);
    const Money weekly{std::llround(expected)};
    if (weekly.count < 1 || (!model.lessons.empty() && weekly <= model.lessons.back().expected))
      continue;
    const double factor = std::clamp(law.factor(expected), 0.2, 5.0);
    model.lessons.push_back({weekly, static_cast<std::int32_t>(std::lround(1000 * factor))});
  }
}

// How many of 1,000 paths a range must hold so that four members in five end up in theirs. Many
// hold more whatever is asked: who mostly does not come lies at nothing.
void learn_range(const Histories& known, const FitQuestion& question, LikelyModel& model) {
  constexpr std::size_t kAsked = 800;  // members
  const LikelyYear year(model, question.days);
  std::vector<LikelyYear::Outlook> outlooks;
  const std::size_t step = std::max<std::size_t>(1, known.size() / kAsked);
  for (std::size_t at = 0; at < known.size(); at += step)
    outlooks.push_back(year.outlook(known[at].visits, question.until));
  for (model.held = kMostHeld; model.held > kLeastHeld; model.held -= 20) {
    std::int64_t inside = 0;
    for (const LikelyYear::Outlook& outlook : outlooks) inside += year.likely(outlook).inside;
    if (inside <= static_cast<std::int64_t>(outlooks.size()) * kMostHeld) return;
  }
}

}  // namespace

Histories known_by(const Histories& histories, Day until) {
  Histories known;
  for (const MemberVisits& history : histories) {
    MemberVisits own{history.member, {}};
    for (const Visit& visit : history.visits)
      if (visit.day <= until) own.visits.push_back(visit);
    if (!own.visits.empty()) known.push_back(std::move(own));
  }
  return known;
}

Result<LikelyModel> fit(const Histories& histories, const FitQuestion& question,
                        const Progress& progress) {
  constexpr std::int64_t kSteps = 4;
  Histories known = known_by(histories, question.until);
  if (known.empty()) {
    return Problem{Refusal::ListIsEmpty, {}, "no purchase up to " + text_from_day(question.until)};
  }
  const auto members = static_cast<std::int64_t>(known.size());
  const std::size_t step = (known.size() + kMostFitted - 1) / kMostFitted;
  if (step > 1) {
    Histories chosen;
    for (std::size_t at = 0; at < known.size(); at += step) chosen.push_back(std::move(known[at]));
    known = std::move(chosen);
  }
  progress(0, kSteps);
  LikelyModel model = plain_fit(known, question.until);
  model.members = members;
  progress(1, kSteps);
  learn_lessons(known, question.until, model);
  progress(3, kSteps);
  learn_range(known, question, model);
  progress(4, kSteps);
  return model;
}

}  // namespace yearward::command
