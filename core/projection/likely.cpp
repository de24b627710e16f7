// Weighing what a member's visits say, and walking the thousand paths. Shares and chances are whole
// numbers, scaled so that every product stays below 2^63; each place says by how much.
#include "core/projection/likely.hpp"

#include <algorithm>

#include "core/base/sort.hpp"
#include "core/engine/refund.hpp"

namespace yearward {

namespace {

using Wide = __int128;

constexpr std::int64_t kOne = std::int64_t{1} << 40;    // the whole of a standing
constexpr std::int64_t kLeast = std::int64_t{1} << 30;  // below it a standing is scaled up
constexpr int kScaling = 10;                            // by so many bits
constexpr std::int64_t kSure = std::int64_t{1} << 31;   // the whole of a survival
constexpr int kSureBits = 31, kDoublings = 10;          // 1 + 2 + … + 512 days
// No visit counts for more, so that 800 of them stay within the limits of money.
constexpr std::int64_t kMostAVisit = kLargestCount / 1024;

static_assert((1 << kDoublings) > kFarthestLikelyDays);

// Numbers that look like chance and follow from the path's number alone (splitmix64, by Steele,
// Lea and Flood), so that the same path goes the same way everywhere.
class Turns {
 public:
  explicit Turns(std::int32_t path) : state_(static_cast<std::uint64_t>(path) << 32) {}

  // 0 … 2^31 − 1.
  std::int64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<std::int64_t>((mixed ^ (mixed >> 31)) >> (64 - kSureBits));
  }
  bool falls_within(std::int64_t part, std::int64_t whole) {
    return next() * whole < part * kSure;
  }

 private:
  std::uint64_t state_;
};

Money scaled(Money amount, std::int64_t by, std::int64_t of) {
  const Wide product = (Wide{amount.count} * by + of / 2) / of;
  return Money{static_cast<std::int64_t>(std::min<Wide>(product, kMostAVisit))};
}

}  // namespace

std::vector<Visit> visits_of(const Account& account, Day today) {
  std::vector<Visit> visits;
  for (std::size_t place = 0; place < account.events.size(); ++place) {
    const Event& event = account.events[place];
    if (event.at.day > today) break;
    if (event.type != EventType::Purchase) continue;
    Money kept = event.amount;
    if (account.postings[place].last_refund != kNone) {
      const auto left = remaining_of(account, static_cast<std::uint32_t>(place), nullptr);
      if (!left.ok() || left.value().gone) continue;
      kept = left.value().event.amount;
    }
    if (visits.empty() || visits.back().day < event.at.day)
      visits.push_back({event.at.day, kept});
    else
      visits.back().spent += kept;
  }
  return visits;
}

// How a rhythm explains the visits: its likelihood is awake + paused, times 2^-10 a scaling.
struct LikelyYear::Standing {
  std::int64_t awake = kOne, paused = 0;
  std::int32_t scalings = 0;

  void pass_a_day(const Rhythm& rhythm, bool visited) {
    const std::int64_t begins = rhythm.pause.begins, ends = rhythm.pause.ends;
    const std::int64_t up = (awake * (kCertain - begins) + paused * ends) / kCertain;
    const std::int64_t down = (awake * begins + paused * (kCertain - ends)) / kCertain;
    awake = up * (visited ? rhythm.rate : kCertain - rhythm.rate) / kCertain;
    paused = visited ? 0 : down;
    while (awake + paused < kLeast && awake + paused > 0) {
      awake <<= kScaling;
      paused <<= kScaling;
      ++scalings;
    }
  }
};

LikelyYear::LikelyYear(const LikelyModel& model, std::int32_t days) : model_(model), days_(days) {
  PROMISE(days > 0 && days <= kFarthestLikelyDays);
  PROMISE(model.weights.size() == model.rates.size() * model.pauses.size());
  for (const std::int32_t rate : model.rates) {
    for (const LikelyModel::Pause& pause : model.pauses) {
      Rhythm rhythm;
      rhythm.rate = rate;
      rhythm.pause = pause;
      expect(rhythm);
      // Awake, a day passes without anything when neither a pause begins nor a visit happens.
      const std::int64_t quiet = std::int64_t{kCertain - pause.begins} * (kCertain - rate);
      rhythm.awake = survival(static_cast<std::int32_t>(kCertain - quiet / kCertain));
      rhythm.paused = survival(pause.ends);
      rhythms_.push_back(rhythm);
    }
  }
}

LikelyYear::Survival LikelyYear::survival(std::int32_t chance) {
  Survival survival;
  std::int64_t left = kSure - kSure * chance / kCertain;
  for (std::int64_t& after : survival.after) {
    after = left;
    left = (left * left) >> kSureBits;
  }
  return survival;
}

// From the last day backwards: what is to come, awake and paused. At most 800 visits: below 2^50.
void LikelyYear::expect(Rhythm& rhythm) const {
  const std::int64_t begins = rhythm.pause.begins, ends = rhythm.pause.ends;
  std::int64_t awake = 0, paused = 0;
  for (std::int32_t day = 0; day < days_; ++day) {
    const std::int64_t here = rhythm.rate + awake;
    awake = ((kCertain - begins) * here + begins * paused + kCertain / 2) / kCertain;
    paused = (ends * here + (kCertain - ends) * paused + kCertain / 2) / kCertain;
  }
  rhythm.awake_visits = awake;
  rhythm.paused_visits = paused;
}

LikelyYear::Standing LikelyYear::standing_of(const Rhythm& rhythm,
                                             const std::vector<Visit>& visits, Day today) const {
  Standing standing;
  const Day first = today.plus_days(-kDaysLookedBackOn);
  auto next = std::find_if(visits.begin(), visits.end(),
                           [&](const Visit& visit) { return visit.day >= first; });
  if (next == visits.end()) {
    // Silent for as long as is looked back on, or never here.
    for (std::int32_t day = 0; day < kDaysLookedBackOn && !visits.empty(); ++day)
      standing.pass_a_day(rhythm, false);
    return standing;
  }
  // The first visit is why the member is looked at, so it says nothing about the rate.
  for (Day day = next++->day.plus_days(1); day <= today; day = day.plus_days(1)) {
    const bool visited = next != visits.end() && next->day == day;
    standing.pass_a_day(rhythm, visited);
    if (visited) ++next;
  }
  return standing;
}

// The factor between two lessons changes evenly; outside them it stays.
std::int64_t LikelyYear::taught(std::int64_t expected) const {
  const auto& lessons = model_.lessons;
  if (lessons.empty()) return expected;
  const Wide weekly = Wide{expected} * 7;  // beside a lesson's amount times the days
  std::size_t above = 0;
  while (above < lessons.size() && weekly > Wide{lessons[above].expected.count} * days_) ++above;
  Wide factor = lessons[above == lessons.size() ? above - 1 : above].came * Wide{1000};
  if (above > 0 && above < lessons.size()) {
    const auto& low = lessons[above - 1];
    const Wide width = Wide{lessons[above].expected.count - low.expected.count} * days_;
    const Wide over = weekly - Wide{low.expected.count} * days_;
    factor = low.came * Wide{1000} + Wide{lessons[above].came - low.came} * 1000 * over / width;
  }
  return static_cast<std::int64_t>(std::min<Wide>(expected * factor / 1'000'000, kLargestCount));
}

LikelyYear::Outlook LikelyYear::outlook(const std::vector<Visit>& visits, Day today) const {
  std::vector<Standing> standings;
  std::int32_t fewest = -1;
  for (std::size_t place = 0; place < rhythms_.size(); ++place) {
    standings.push_back(standing_of(rhythms_[place], visits, today));
    const Standing& standing = standings.back();
    const bool counts = standing.awake + standing.paused > 0 && model_.weights[place] > 0;
    if (counts && (fewest < 0 || standing.scalings < fewest)) fewest = standing.scalings;
  }
  Outlook outlook;
  outlook.today = today;
  Wide to_come = 0;
  for (std::size_t place = 0; place < rhythms_.size(); ++place) {
    const Standing& standing = standings[place];
    // Weights are below 2^20 and sum to it, standings below 2^41: all shares together below 2^53.
    const int bits = 8 + kScaling * std::clamp<int>(standing.scalings - fewest, 0, 5);
    const std::int64_t weight = fewest < 0 ? 0 : model_.weights[place];
    for (const std::int64_t share : {standing.awake, standing.paused}) {
      outlook.standing.push_back((share * weight) >> bits);
      outlook.total += outlook.standing.back();
    }
    const std::size_t last = outlook.standing.size() - 1;
    to_come += Wide{outlook.standing[last - 1]} * rhythms_[place].awake_visits +
               Wide{outlook.standing[last]} * rhythms_[place].paused_visits;
  }
  if (outlook.total > 0) outlook.visits = static_cast<std::int64_t>(to_come / outlook.total);

  std::int64_t spent = 0, count = 0;
  for (const Visit& visit : visits) {
    if (visit.day < today.plus_days(-kDaysLookedBackOn)) continue;
    spent = std::min(spent + visit.spent.count, kLargestCount);
    ++count;
  }
  const Wide drawn = Wide{model_.usual.count} * model_.usual_weight + Wide{spent} * 1000;
  const Wide visits_counted = model_.usual_weight + count * Wide{1000};
  const auto own = static_cast<std::int64_t>(std::min<Wide>(
      (drawn + visits_counted / 2) / visits_counted, kMostAVisit));
  const Wide mean = Wide{own} * outlook.visits / kCertain;
  const std::int64_t expected = taught(static_cast<std::int64_t>(mean));
  outlook.expected = Money{expected};
  outlook.a_visit = mean > 0 ? scaled(Money{own}, expected, static_cast<std::int64_t>(mean))
                             : Money{own};
  return outlook;
}

// Calls `each` with every visit's day (1: tomorrow) and what it brings.
template <class Each>
void LikelyYear::walk(const Outlook& outlook, std::int32_t path, Each each) const {
  // Paths are shared out by the shares: each thousandth of the whole has one.
  if (outlook.total == 0) return;
  const auto aim = static_cast<std::int64_t>(Wide{outlook.total} * (2 * path + 1) /
                                             (2 * kLikelyPaths));
  std::size_t place = 0;
  for (std::int64_t before = 0; (before += outlook.standing[place]) <= aim;) ++place;
  const Rhythm& rhythm = rhythms_[place / 2];
  bool awake = place % 2 == 0;
  Turns turns(path);
  const auto wait = [&](const Survival& survival) {
    const std::int64_t turn = turns.next();
    std::int32_t days = 0;
    std::int64_t left = kSure;
    for (int power = kDoublings; power-- > 0;) {
      const std::int64_t still = (left * survival.after[power]) >> kSureBits;
      if (still <= turn) continue;
      left = still;
      days += 1 << power;
    }
    return days + 1;
  };
  // Whatever interrupts being awake is a pause with this part of the chance.
  const std::int64_t begins = std::int64_t{rhythm.pause.begins} * kCertain;
  const std::int64_t anything =
      begins + std::int64_t{kCertain - rhythm.pause.begins} * rhythm.rate;
  const std::size_t choices = model_.scatter.size();
  for (std::int32_t day = wait(awake ? rhythm.awake : rhythm.paused); day <= days_;
       day += wait(awake ? rhythm.awake : rhythm.paused)) {
    const bool visits = awake ? !turns.falls_within(begins / kCertain, anything / kCertain)
                              : turns.falls_within(rhythm.rate, kCertain);
    awake = !awake || visits;
    if (!visits) continue;
    const auto choice = static_cast<std::size_t>(
        (static_cast<std::uint64_t>(turns.next()) * choices) >> kSureBits);
    each(day, scaled(outlook.a_visit, model_.scatter[choice], 1000));
  }
}

std::vector<Visit> LikelyYear::path(const Outlook& outlook, std::int32_t path) const {
  PROMISE(0 <= path && path < kLikelyPaths);
  std::vector<Visit> visits;
  walk(outlook, path, [&](std::int32_t day, Money spent) {
    visits.push_back({outlook.today.plus_days(day), spent});
  });
  return visits;
}

Likely LikelyYear::likely(const Outlook& outlook) const {
  struct Sum {
    std::int64_t spent = 0;
    std::int32_t path = 0;
  };
  std::vector<Sum> sums;
  Likely likely;
  for (std::int32_t path = 0; path < kLikelyPaths; ++path) {
    Sum sum{0, path};
    bool comes = false;
    walk(outlook, path, [&](std::int32_t, Money spent) {
      sum.spent += spent.count;
      comes = true;
    });
    likely.without += comes ? 0 : 1;
    sums.push_back(sum);
  }
  sort_stably(sums, [](const Sum& a, const Sum& b) { return a.spent < b.spent; });
  const auto held = static_cast<std::size_t>(model_.held);
  std::size_t first = 0;
  for (std::size_t at = 0; at + held <= sums.size(); ++at) {
    const std::int64_t width = sums[at + held - 1].spent - sums[at].spent;
    if (width < sums[first + held - 1].spent - sums[first].spent) first = at;
  }
  likely.likely = outlook.expected;
  likely.low = std::min(Money{sums[first].spent}, likely.likely);
  likely.high = std::max(Money{sums[first + held - 1].spent}, likely.likely);
  likely.visits = outlook.visits / 1000;
  for (const Sum& sum : sums)
    if (likely.low.count <= sum.spent && sum.spent <= likely.high.count) ++likely.inside;
  const auto nearest = [&](Money amount) {
    const auto off = [&](const Sum& sum) {
      return sum.spent > amount.count ? sum.spent - amount.count : amount.count - sum.spent;
    };
    const Sum* best = &sums.front();
    for (const Sum& sum : sums)
      if (off(sum) < off(*best)) best = &sum;
    return best->path;
  };
  likely.low_path = nearest(likely.low);
  likely.likely_path = nearest(likely.likely);
  likely.high_path = nearest(likely.high);
  return likely;
}

Likely likely_spend(const LikelyModel& model, const std::vector<Visit>& visits, Day today,
                    Day until) {
  const LikelyYear year(model, days_between(today, until));
  return year.likely(year.outlook(visits, today));
}

}  // namespace yearward
