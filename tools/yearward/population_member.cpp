// How a made-up member spends and redeems. Spending is log-normal over members (few spend most), as
// in public purchase histories; visits are days to weeks apart; now and then somebody stays away
// for good.
#include "tools/yearward/population_member.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace yearward::command {
namespace {

// Quantiles 1/32 … 31/32 of a log-normal distribution with mean 1 and sigma 0.8, in thousandths.
// Between two of them members are spread evenly; the ends are such that the mean stays 1.
constexpr std::array<std::int32_t, 31> kSpending = {
    164, 213, 253, 289, 324, 357,   390,   423,   457,   491,   526,   563,   601,   640,   682,
    726, 773, 824, 878, 937, 1'002, 1'074, 1'154, 1'246, 1'351, 1'477, 1'629, 1'823, 2'084, 2'478,
    3'223};
constexpr std::int64_t kLeastSpender = 40, kTopSpender = 5'856;  // thousandths
constexpr std::array<std::int32_t, 10> kVisitGaps = {3, 5, 7, 7, 7, 7, 10, 14, 21, 28};
constexpr std::uint64_t kLeavesOneOf = 400;       // visits
constexpr std::uint64_t kGivesBackOneOf = 40;     // visits
constexpr std::int32_t kJoinsWithinDays = 91;
constexpr std::size_t kSavesForOneOf = 3;         // of the cheapest rewards

// splitmix64, a stream a member.
class Draw {
 public:
  Draw(std::uint64_t seed, std::int64_t member)
      : state_(seed * 0xD1342543DE82EF95ULL + static_cast<std::uint64_t>(member) * 0x2545F491ULL) {}

  std::uint64_t below(std::uint64_t count) { return next() % count; }
  std::int32_t days_below(std::int32_t count) {
    return static_cast<std::int32_t>(below(static_cast<std::uint64_t>(count)));
  }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
  }
  std::uint64_t state_;
};

std::int64_t spending_thousandths(Draw& draw) {
  const std::size_t band = draw.below(kSpending.size() + 1);
  const std::int64_t low = band == 0 ? kLeastSpender : kSpending[band - 1];
  const std::int64_t high = band == kSpending.size() ? kTopSpender : kSpending[band];
  return low + static_cast<std::int64_t>(draw.below(static_cast<std::uint64_t>(high - low + 1)));
}

class Life {
 public:
  Life(const Versions& versions, const PopulationPlan& plan, std::int64_t number,
       PopulationFold& fold)
      : versions_(versions), plan_(plan), fold_(fold), draw_(plan.seed, number),
        account_(open_account(versions, plan.first_day)), programme_(versions.front()) {
    weekly_ = plan.weekly_mean.count * spending_thousandths(draw_) / 1'000;
    gap_ = kVisitGaps[draw_.below(kVisitGaps.size())];
    day_ = plan.first_day.plus_days(draw_.days_below(kJoinsWithinDays));
    joined_ = day_;
    const std::size_t rewards = programme_.rewards.size();
    saves_for_ = rewards ? draw_.below(std::min(kSavesForOneOf, rewards)) : 0;
    member_ = MemberId{"p" + std::to_string(number)};
  }

  Outcome live() {
    for (std::int64_t year = 0; year < plan_.years; ++year) {
      const auto months = static_cast<std::int32_t>(12 * year);
      const Day last = last_of_year(plus_months(plan_.first_day, months));
      spent_this_year_ = Money{};
      while (!gone_ && day_ <= last) {
        TRY_DONE(visit());
        day_ = day_.plus_days(std::max(1, gap_ - 1 + draw_.days_below(3)));
        gone_ = draw_.below(kLeavesOneOf) == 0;
      }
      TRY_DONE(advance(versions_, account_, last));
      note_year(year);
    }
    fold_member();
    return Done{};
  }

 private:
  Event event_of(EventType type, std::int32_t second) {
    Event event;
    event.id = EventId{std::to_string(made_++)};
    event.member = member_;
    event.type = type;
    event.at = {day_, second};
    return event;
  }

  Outcome visit() {
    TRY_DONE(redeem());
    Event purchase = event_of(EventType::Purchase, 43'200);
    const auto percent = static_cast<std::int64_t>(50 + draw_.below(101));
    purchase.amount = Money{std::max<std::int64_t>(1, weekly_ * gap_ * percent / 700)};
    TRY_DONE(post(versions_, account_, purchase));
    spent_this_year_ += purchase.amount;
    basket_ = purchase.amount;
    if (draw_.below(kGivesBackOneOf) == 0) {
      Event refund = event_of(EventType::Refund, 64'800);
      refund.refers_to = purchase.id;
      const auto share = static_cast<std::int64_t>(1 + draw_.below(4));
      refund.amount = Money{std::max<std::int64_t>(1, purchase.amount.count * share / 4)};
      TRY_DONE(post(versions_, account_, refund));
      spent_this_year_ -= refund.amount;
      ++fold_.refunds;
    }
    return Done{};
  }

  // Takes what was saved for. A reward that has conditions the member does not meet is left alone.
  Outcome redeem() {
    if (programme_.rewards.empty()) return Done{};
    TRY_DONE(advance(versions_, account_, day_));
    const Points held = available_now(account_, spendable_unit(programme_));
    if (!reached_ && held >= programme_.rewards.front().price)
      reached_ = days_between(joined_, day_);
    if (held < programme_.rewards[saves_for_].price) return Done{};
    Event event = event_of(EventType::Redeem, 36'000);
    event.reward = programme_.rewards[saves_for_].id;
    if (post(versions_, account_, std::move(event)).ok()) ++fold_.redemptions;
    return Done{};
  }

  void note_year(std::int64_t year) {
    const auto at = static_cast<std::size_t>(year);
    for (std::size_t ladder = 0; ladder < programme_.ladders.size(); ++ladder) {
      LadderShape& shape = fold_.ladders[ladder];
      const LevelIndex level = held_on(account_, static_cast<LadderIndex>(ladder)).level;
      ++shape.held[at][level];
      if (year > 0) ++shape.migration[at - 1][last_level_[ladder]][level];
      last_level_[ladder] = level;
      mix(fold_.hash, level);
    }
  }

  void fold_member() {
    for (std::size_t unit = 0; unit < programme_.units.size(); ++unit) {
      const Balance balance =
          balance_on(account_, static_cast<UnitIndex>(unit), account_.as_of);
      UnitTotals& totals = fold_.units[unit];
      const auto add = [&](std::int64_t& total, Points points) {
        total += points.count;
        mix(fold_.hash, points.count);
      };
      add(totals.earned, balance.earned);
      add(totals.pending, balance.pending);
      add(totals.available, balance.available);
      add(totals.reserved, balance.reserved);
      add(totals.spent, balance.spent);
      add(totals.lapsed, balance.lapsed);
      add(totals.reversed, balance.reversed);
      add(totals.deficit, balance.deficit);
      add(totals.clamped, balance.clamped);
    }
    ++fold_.members;
    fold_.events += static_cast<std::int64_t>(account_.events.size());
    fold_.entries += static_cast<std::int64_t>(account_.entries.size());
    mix(fold_.hash, static_cast<std::int64_t>(account_.entries.size()));
    fold_.spent_last_year.push_back(spent_this_year_.count);
    mix(fold_.hash, spent_this_year_.count);
    fold_.baskets.push_back(basket_.count);
    if (reached_) fold_.days_to_reward.push_back(*reached_);
  }

  const Versions& versions_;
  const PopulationPlan& plan_;
  PopulationFold& fold_;
  Draw draw_;
  Account account_;
  const Programme& programme_;
  MemberId member_;
  Day day_, joined_;
  std::int64_t weekly_ = 0, made_ = 0;
  std::int32_t gap_ = 7;
  std::size_t saves_for_ = 0;
  bool gone_ = false;
  Money spent_this_year_, basket_;
  std::optional<std::int32_t> reached_;
  std::array<LevelIndex, kMostLadders> last_level_{};
};

}  // namespace

void mix(std::uint64_t& hash, std::int64_t word) {
  hash = (hash ^ static_cast<std::uint64_t>(word)) * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 29;
}

PopulationFold empty_fold(const Programme& programme, const PopulationPlan& plan) {
  PopulationFold fold;
  const auto years = static_cast<std::size_t>(plan.years);
  fold.units.resize(programme.units.size());
  for (const Ladder& ladder : programme.ladders) {
    const Counts none(ladder.levels.size());
    fold.ladders.push_back(
        {std::vector<Counts>(years, none),
         std::vector<std::vector<Counts>>(years - 1, std::vector<Counts>(none.size(), none))});
  }
  return fold;
}

Outcome live(const Versions& versions, const PopulationPlan& plan, std::int64_t number,
             PopulationFold& fold) {
  return Life(versions, plan, number, fold).live();
}

}  // namespace yearward::command
