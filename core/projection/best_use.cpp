// Choosing rewards: the dearest first, and no branch that cannot win.
#include "core/projection/best_use.hpp"

#include <algorithm>

#include "core/base/sort.hpp"
#include "core/engine/desk.hpp"
#include "core/engine/book.hpp"
#include "core/projection/shop.hpp"

namespace yearward {

namespace {

class Choosing {
 public:
  Choosing(std::vector<Offered> offered, Points points)
      : offered_(std::move(offered)), held_(points.count) {
    // Most worth a point first: what is left is then worth no more than the next one's rate.
    sort_stably(offered_, [](const Offered& a, const Offered& b) {
      return static_cast<__int128>(a.worth.count) * b.price.count >
             static_cast<__int128>(b.worth.count) * a.price.count;
    });
    times_.assign(offered_.size(), 0);
    best_times_ = times_;
  }

  BestUse run() {
    look(0, held_, 0);
    BestUse use;
    use.exact = combinations_ <= kMostCombinations;
    for (std::size_t place = 0; place < offered_.size(); ++place) {
      if (best_times_[place] == 0) continue;
      const Offered& one = offered_[place];
      use.chosen.push_back({one.reward, static_cast<std::int32_t>(best_times_[place]),
                            Points{one.price.count * best_times_[place]},
                            Money{one.worth.count * best_times_[place]}});
      use.points += use.chosen.back().points;
      use.worth += use.chosen.back().worth;
    }
    sort_stably(use.chosen,
                [](const Chosen& a, const Chosen& b) { return a.reward < b.reward; });
    use.left = Points{held_} - use.points;
    return use;
  }

 private:
  // From the place on, with so many points left, what has been chosen is worth so much.
  void look(std::size_t place, std::int64_t left, std::int64_t worth) {
    if (++combinations_ > kMostCombinations) return;
    const bool wins = worth > best_worth_ || (worth == best_worth_ && held_ - left < best_spent_);
    if (wins) {
      best_worth_ = worth;
      best_spent_ = held_ - left;
      best_times_ = times_;
    }
    if (place == offered_.size()) return;
    const Offered& one = offered_[place];
    const auto rest = static_cast<__int128>(left) * one.worth.count / one.price.count;
    const std::int64_t at_most = worth + static_cast<std::int64_t>(rest);
    if (at_most < best_worth_ || (at_most == best_worth_ && held_ - left >= best_spent_)) return;
    const std::int64_t most = std::min(one.most, left / one.price.count);
    for (std::int64_t times = most; times >= 0; --times) {
      times_[place] = times;
      look(place + 1, left - times * one.price.count, worth + times * one.worth.count);
    }
    times_[place] = 0;
  }

  std::vector<Offered> offered_;
  std::int64_t held_;
  std::vector<std::int64_t> times_, best_times_;
  std::int64_t best_worth_ = 0, best_spent_ = 0;
  std::int32_t combinations_ = 0;
};

// How often the member may still have it on that day.
std::int64_t most_of(const Desk& desk, const Reward& reward) {
  std::int64_t most = reward.stock >= 0 ? reward.stock : kLargestCount;
  for (const Limit& limit : reward.limits) {
    const Series* taken = total_of(desk.account(), "reward:" + reward.id.text);
    const std::int64_t had = taken ? taken->sum(desk.span(limit.window)) : 0;
    most = std::min(most, std::max<std::int64_t>(limit.most - had, 0));
  }
  return most;
}

}  // namespace

std::vector<Offered> offered_to(const Programme& programme, const Account& account) {
  std::vector<Offered> offered;
  const Desk desk(programme, account, nullptr, account.as_of);
  for (std::size_t place = 0; place < programme.rewards.size(); ++place) {
    const auto index = static_cast<RewardIndex>(place);
    const Offer offer = offer_of(programme, account, index);
    const std::int64_t most = most_of(desk, programme.rewards[place]);
    if (offer.open && most > 0 && offer.price.count > 0)
      offered.push_back({index, offer.price, programme.rewards[place].worth, most});
  }
  return offered;
}

BestUse best_use_of(const std::vector<Offered>& offered, Points points) {
  return Choosing(offered, points).run();
}

BestUse best_use(const Programme& programme, const Account& account) {
  return best_use_of(offered_to(programme, account),
                     available_now(account, spendable_unit(programme)));
}

}  // namespace yearward
