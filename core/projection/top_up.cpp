// Living a course once with value paid in beforehand.
#include "core/projection/top_up.hpp"

#include <algorithm>

#include "core/engine/due.hpp"
#include "core/engine/engine.hpp"

namespace yearward {

namespace {

// How a programme tops up: by which event, and with which tender the value is used.
struct Road {
  std::string type;
  const TenderKind* tender = nullptr;
};

bool is_value(const Programme& programme, UnitIndex unit) {
  return programme.units[unit].kind == UnitKind::StoredValue;
}

Result<Road> road_of(const Programme& programme, const std::string& name) {
  Road road;
  for (const Rule& rule : programme.rules) {
    if (!is_value(programme, rule.unit) || rule.on.empty() || rule.to != Rule::To::Member) continue;
    const std::string wanted = name.empty() ? rule.on.front() : name;
    if (std::find(rule.on.begin(), rule.on.end(), wanted) == rule.on.end()) continue;
    road.type = wanted;
    break;
  }
  for (const TenderKind& kind : programme.tenders)
    if (!road.tender && std::any_of(kind.pays_from.begin(), kind.pays_from.end(),
                                    [&](UnitIndex unit) { return is_value(programme, unit); }))
      road.tender = &kind;
  if (road.type.empty() || !road.tender)
    return Problem{Refusal::ScenarioIsNotOffered, "/top_up", name};
  return road;
}

// The price cut of the levels held: the largest, of whatever ladder.
Ratio discount_of(const Programme& programme, const Account& account) {
  Ratio largest{0, 1};
  for (LadderIndex ladder = 0; ladder < programme.ladders.size(); ++ladder) {
    const Ratio cut =
        programme.ladders[ladder].levels[held_on(account, ladder).level].discount;
    if (largest.numerator * cut.denominator < cut.numerator * largest.denominator) largest = cut;
  }
  return largest;
}

class ToppingUp {
 public:
  ToppingUp(const Versions& versions, const Account& branch, const Scenario& scenario, Day on)
      : versions_(versions), account_(branch), scenario_(scenario), on_(on) {}

  Result<ToppedUp> run(const Course& pace, Day horizon) {
    TRY(programme_, version_on(versions_, horizon));
    TRY(road_, road_of(*programme_, scenario_.name));
    usual_ = discount_of(*programme_, account_);
    BreakEven& result = done_.break_even;
    result.paid_in = scenario_.amount;
    bool paid = false;
    for (const Intended& intended : pace) {
      if (!paid && intended.event.at.day >= on_) TRY_DONE(pay_in());
      paid = paid || intended.event.at.day >= on_;
      TRY_DONE(buy(intended, paid));
    }
    if (!paid) TRY_DONE(pay_in());
    TRY_DONE(advance(versions_, account_, horizon));
    result.saved = usually_ - spent_;
    TRY(result.unused, value_held());
    for (const Entry& entry : account_.entries)
      if (entry.kind == EntryKind::Lapse && pays(entry.unit))
        result.lapsed += Money{-entry.amount.count};
    return std::move(done_);
  }

 private:
  bool pays(UnitIndex unit) const {
    const auto& from = road_.tender->pays_from;
    return std::find(from.begin(), from.end(), unit) != from.end();
  }

  Result<Money> value_held() const {
    std::int64_t held = 0;
    for (const UnitIndex unit : road_.tender->pays_from)
      held += available_now(account_, unit).count;
    TRY(const std::int64_t worth, times(held, road_.tender->worth, Rounding::Down));
    return Money{worth};
  }

  // In the morning, before the day's purchase.
  Outcome pay_in() {
    Intended top_up = intended_purchase(scenario_.amount, on_);
    top_up.event.id.text += ".up";
    top_up.event.type = EventType::Action;
    top_up.event.at.second = 0;
    EventDetails details;
    details.action = road_.type;
    top_up.event.more = std::move(details);
    TRY_DONE(advance_to(versions_, account_, top_up.event.at));
    TRY(const Money before, value_held());
    TRY_DONE(post(versions_, account_, top_up.event));
    TRY(const Money after, value_held());
    done_.break_even.brought = after - before;
    spent_ += scenario_.amount;
    done_.course.push_back(std::move(top_up));
    return Done{};
  }

  // What the level now held takes off, beyond what it took off all along.
  Result<Money> price_of(Money amount) const {
    const Ratio cut = discount_of(*programme_, account_);
    if (cut == usual_) return amount;
    TRY(const Ratio price, product({cut.denominator - cut.numerator, cut.denominator},
                                   {usual_.denominator,
                                    usual_.denominator - usual_.numerator}));
    TRY(const std::int64_t now, times(amount.count, price, Rounding::Nearest));
    return Money{now};
  }

  Outcome buy(const Intended& intended, bool paid) {
    Intended bought = intended;
    Event& event = bought.event;
    TRY_DONE(advance_to(versions_, account_, event.at));
    if (paid) {
      TRY(event.amount, price_of(event.amount));
      TRY(const Money held, value_held());
      const Money covered = std::min(held, event.amount);
      EventDetails details = event.more ? *event.more : EventDetails{};
      if (covered.count > 0) details.tenders.push_back({road_.tender->id, covered});
      if (covered.count > 0 && covered < event.amount)
        details.tenders.push_back({"cash", event.amount - covered});
      event.more = std::move(details);
      usually_ += intended.event.amount;
      spent_ += event.amount - covered;
    }
    TRY_DONE(post(versions_, account_, event));
    if (paid && !done_.break_even.weeks && spent_ <= usually_) {
      done_.break_even.weeks = (days_between(on_, event.at.day) + 6) / 7;
      done_.break_even.day = event.at.day;
    }
    done_.course.push_back(std::move(bought));
    return Done{};
  }

  const Versions& versions_;
  Account account_;
  const Scenario& scenario_;
  Day on_;
  const Programme* programme_ = nullptr;
  Road road_;
  Ratio usual_;
  Money usually_, spent_;  // from the top-up on: out of the pocket at pace, and now
  ToppedUp done_;
};

}  // namespace

Result<ToppedUp> topped_up(const Versions& versions, const Account& branch, const Course& pace,
                           const Scenario& scenario, Day on, Day horizon) {
  return ToppingUp(versions, branch, scenario, on).run(pace, horizon);
}

}  // namespace yearward
