// "How this is worked out": every assumption behind a projection, in the order it enters.
// It refuses to leave one out.
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

void add_habit(const Showing& showing, std::vector<Node>& steps) {
  const Voice& voice = showing.voice;
  const ObservedHabit& observed = showing.session.observed;
  const std::int64_t weeks = (days_between(observed.from, observed.to) + 1) / 7;
  steps.push_back(heading("habit", Role::Heading3, voice.say("workings.habit")));
  steps.push_back(pair("weeks", voice.say("workings.weeks"), voice.count("weeks", weeks),
                       voice.say("workings.span", {{"from", voice.day(observed.from)},
                                                   {"to", voice.day(observed.to)}})));
  steps.push_back(pair("total", voice.say("workings.total"), voice.money(observed.total),
                       voice.count("visits", observed.visits)));
  steps.push_back(pair("mean", voice.say("workings.mean"), voice.money(observed.habit.amount),
                       voice.say("workings.mean_note")));
}

void add_purchases(const Showing& showing, const Projection& projection,
                   std::vector<Node>& steps) {
  const Voice& voice = showing.voice;
  const std::int64_t weeks = showing.programme.projection.horizon_at_least_weeks;
  steps.push_back(heading("purchases", Role::Heading3, voice.say("workings.purchases")));
  steps.push_back(pair("today", voice.say("workings.today"), voice.day(projection.today)));
  steps.push_back(pair("horizon", voice.say("workings.horizon"), voice.day(projection.horizon),
                       voice.say("workings.horizon_note",
                                 {{"weeks", voice.count("weeks", weeks)}})));
  steps.push_back(pair("spent", voice.say("workings.spent"), voice.money(projection.spent),
                       voice.count("workings.product", projection.purchases,
                                   {{"weekly", voice.money(projection.habit.amount)}})));
}

void add_rules(const Showing& showing, std::vector<Node>& steps) {
  const Voice& voice = showing.voice;
  const UnitIndex unit = spendable_unit(showing.programme);
  steps.push_back(heading("rules", Role::Heading3, voice.say("workings.rules")));
  for (const Rule& rule : showing.programme.rules) {
    if (rule.unit != unit) continue;
    steps.push_back(pair("rule:" + rule.id.text,
                         voice.say(rule.stage == Stage::Base ? "workings.base" : "workings.bonus"),
                         rule_in_words(showing, rule)));
  }
}

void add_way(const Showing& showing, const Projection& projection, std::vector<Node>& steps) {
  const Voice& voice = showing.voice;
  steps.push_back(heading("way", Role::Heading3, voice.say("workings.way")));
  std::size_t told = 0;
  for (std::size_t i = 0; i < projection.milestones.size(); ++i) {
    const Milestone& milestone = projection.milestones[i];
    if (milestone.what == Milestone::What::RewardReached) continue;
    ++told;
    steps.push_back(pair("milestone" + std::to_string(i), voice.day(milestone.day),
                         milestone_in_words(showing, milestone)));
  }
  if (told == 0) steps.push_back(text("nothing", Look::Muted, voice.say("workings.nothing")));
}

void add_balance(const Showing& showing, const Projection& projection, std::vector<Node>& steps) {
  const Voice& voice = showing.voice;
  steps.push_back(heading("sum", Role::Heading3, voice.say("workings.sum")));
  steps.push_back(pair("now", voice.say("workings.now"), voice.amount(projection.balance_today)));
  steps.push_back(pair("earned", voice.say("workings.earned"),
                       voice.signed_amount(projection.earned)));
  steps.push_back(pair("lapsed", voice.say("workings.lapsed"),
                       voice.signed_amount(-projection.lapsed)));
  steps.push_back(pair("balance", voice.say("workings.balance"),
                       voice.points(projection.balance)));
}

void add_prices(const Showing& showing, const Projection& projection, std::vector<Node>& steps) {
  const Voice& voice = showing.voice;
  steps.push_back(heading("prices", Role::Heading3, voice.say("workings.prices")));
  for (const Reward& reward : showing.programme.rewards) {
    Node price = pair("reward:" + reward.id.text, gift(showing, reward),
                      voice.points(reward.price));
    if (reward.price <= projection.balance) price.tone = Tone::Good;
    steps.push_back(std::move(price));
  }
}

}  // namespace

std::vector<Node> workings(const Showing& showing, const Projection& projection) {
  std::vector<Node> steps;
  add_habit(showing, steps);
  add_purchases(showing, projection, steps);
  add_rules(showing, steps);
  add_way(showing, projection, steps);
  add_balance(showing, projection, steps);
  add_prices(showing, projection, steps);
  steps.push_back(text("honest", Look::Small, showing.voice.say("workings.honest")));
  return steps;
}

}  // namespace yearward::present
