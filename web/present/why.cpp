// Why an entry is what it is, step by step: event, rule and version, basis × rate, rounding, lots.
// It refuses to recompute: it words what the engine wrote down.
#include "core/explain/explain.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

std::string about(const Event& event) { return event.more ? event.more->of : std::string(); }

}  // namespace

std::string event_name(const Showing& showing, const Event& event) {
  const Voice& voice = showing.voice;
  switch (event.type) {
    case EventType::Purchase:
      return voice.say("activity.purchase", {{"money", voice.money(event.amount)}});
    case EventType::Refund:
      return voice.say("activity.refund", {{"money", voice.money(event.amount)}});
    case EventType::Redeem:
      return voice.say("activity.redeem",
                       {{"reward", voice.theirs("reward", event.reward.text, "name")}});
    case EventType::Goal: return voice.say("goal.is", {{"weekly", voice.money(event.amount)}});
    case EventType::Action:
      return voice.theirs("type", std::string(type_name_of(event)), "name");
    case EventType::Trade: return voice.theirs("trade", about(event), "name");
    case EventType::Use: return voice.theirs("benefit", about(event), "name");
    case EventType::Adjust: return voice.say("activity.adjust");
    case EventType::Profile: return voice.say("activity.profile");
    case EventType::Stand: return voice.say("activity.stand");
    case EventType::Hold: return voice.say("activity.hold");
    case EventType::Release: return voice.say("activity.release");
    case EventType::Credit: return voice.say("activity.credit");
  }
  return {};
}

namespace {

Node event_step(const Showing& showing, const Event& event) {
  const Voice& voice = showing.voice;
  const std::string when = voice.moment(event.at);
  return pair("event", voice.say("why.event"), event_name(showing, event),
              event.place.empty()
                  ? voice.say("why.when", {{"when", when}, {"id", event.id.text}})
                  : voice.say("why.when_and_where", {{"when", when}, {"id", event.id.text},
                                                     {"place", event.place}}));
}

const Rule& rule_of(const Showing& showing, const Entry& entry) {
  return explain::version_of(showing.session.versions, entry).rules[entry.rule];
}

Node rule_step(const Showing& showing, const Entry& entry) {
  const Voice& voice = showing.voice;
  const Rule& rule = rule_of(showing, entry);
  return pair("rule", voice.say("why.rule"), voice.theirs("rule", rule.id.text, "name"),
              voice.say("why.rule_version", {{"what", rule_in_words(showing, rule)},
                                             {"rule", rule.id.text},
                                             {"version", std::to_string(entry.version)}}));
}

// Money, a count of something measured, or a fixed amount once.
std::string basis_in_words(const Showing& showing, const Entry& entry) {
  const Working& working = entry.working;
  const Programme& programme = explain::version_of(showing.session.versions, entry);
  if (working.of == Working::Of::Once) return showing.voice.say("why.once");
  if (working.of == Working::Of::Paid ||
      programme.measures[working.measure].source == Measure::Source::Amount)
    return showing.voice.money(Money{working.basis});
  return text_from_steps(programme, programme.measures[working.measure], working.basis);
}

std::string rate_in_words(const Showing& showing, const Entry& entry, Ratio rate) {
  const Voice& voice = showing.voice;
  const Programme& programme = explain::version_of(showing.session.versions, entry);
  const Working& working = entry.working;
  const bool money = working.of == Working::Of::Paid ||
                     (working.of == Working::Of::Measure &&
                      programme.measures[working.measure].source == Measure::Source::Amount);
  if (!money) return voice.fraction(rate);
  return voice.say("why.rate_is", {{"points", voice.points(Points{rate.numerator})},
                                   {"money", voice.money(Money{rate.denominator})}});
}

Node rounded_step(const Showing& showing, const Entry& entry, Points points) {
  const Voice& voice = showing.voice;
  const Working& working = entry.working;
  const bool exact = explain::exact_total(working).denominator == 1;
  const char* how = exact                                    ? "why.exact"
                    : working.rounding == Rounding::Down ? "why.rounded_down"
                    : working.rounding == Rounding::Up   ? "why.rounded_up"
                                                         : "why.rounded_nearest";
  return pair("rounded", voice.say("why.rounded"), voice.points(points), voice.say(how));
}

Node lot_step(const Showing& showing, const Entry& entry, const explain::Step& step) {
  const Voice& voice = showing.voice;
  const Lot& lot = showing.session.account.lots[step.index];
  const bool opened = step.what == explain::Step::What::OpenedLot;
  const std::string earned = voice.day(lot.earned);
  std::string ages = voice.say("why.lot_forever", {{"earned", earned}});
  if (lot.last_day) {
    const std::string until = voice.day(*lot.last_day);
    ages = lot.available_from > lot.earned
               ? voice.say("why.lot_from_until",
                           {{"earned", earned}, {"from", voice.day(lot.available_from)},
                            {"day", until}})
               : voice.say("why.lot_until", {{"earned", earned}, {"day", until}});
  }
  const char* label = opened                           ? "why.lot_opened"
                      : entry.kind == EntryKind::Lapse ? "why.lot_lapsed"
                      : step.what == explain::Step::What::RefilledLot ? "why.lot_refilled"
                                                       : "why.lot_used";
  return pair("lot" + std::to_string(step.index), voice.say(label), voice.points(step.points),
              std::move(ages));
}

Node reverses_step(const Showing& showing, const Entry& original) {
  const Voice& voice = showing.voice;
  return pair("reverses", voice.say("why.reverses"), voice.signed_amount(original.amount),
              voice.day(original.at.day));
}

Node step_node(const Showing& showing, const Entry& entry, const explain::Step& step) {
  using What = explain::Step::What;
  const Voice& voice = showing.voice;
  const Account& account = showing.session.account;
  switch (step.what) {
    case What::Event: return event_step(showing, account.events[step.index]);
    case What::Rule: return rule_step(showing, entry);
    case What::Start: return pair("start", voice.say("why.start"), voice.fraction(step.ratio));
    case What::Basis:
      return pair("basis", voice.say("why.basis"), basis_in_words(showing, entry));
    case What::Rate:
      return pair("rate", voice.say("why.rate"), rate_in_words(showing, entry, step.ratio));
    case What::Product:
      return pair("product", voice.say("why.product"), voice.fraction(step.ratio));
    case What::Rounded: return rounded_step(showing, entry, step.points);
    case What::Before:
      return pair("before", voice.say("why.before"), voice.signed_amount(-step.points));
    case What::Capped:
    case What::FundIsUp: {
      const char* const key = step.what == What::Capped ? "why.capped" : "why.fund_is_up";
      return pair("capped", voice.say(key), voice.signed_amount(-step.points));
    }
    case What::Amount:
      return pair("amount", voice.say("why.amount"), voice.signed_amount(step.points));
    case What::Reverses: return reverses_step(showing, account.entries[step.index]);
    case What::FilledDeficit:
      return pair("filled", voice.say("why.filled_deficit"), voice.points(step.points));
    case What::MadeDeficit:
      return pair("owed", voice.say("why.made_deficit"), voice.points(step.points));
    case What::Clamped:
      return pair("forgiven", voice.say("why.clamped"), voice.points(step.points));
    case What::OpenedLot:
    case What::RefilledLot:
    case What::UsedLot: break;
  }
  return lot_step(showing, entry, step);
}

// The first part of that kind that must hold; null without one.
const Condition* part_of(const Condition& condition, Condition::Kind kind) {
  if (condition.kind == kind) return &condition;
  if (condition.kind != Condition::Kind::All) return nullptr;
  for (const Condition& part : condition.parts)
    if (const Condition* found = part_of(part, kind)) return found;
  return nullptr;
}

}  // namespace

std::string rule_in_words(const Showing& showing, const Rule& rule) {
  const Voice& voice = showing.voice;
  const Ratio rate = rule.amount.rate;
  std::string gives =
      rule.stage == Stage::Base
          ? voice.say("rule.base", {{"points", voice.points(Points{rate.numerator})},
                                    {"money", voice.money(Money{rate.denominator})}})
          : voice.say("rule.add", {{"percent", voice.percent(rate)}});
  if (const Condition* level = part_of(rule.condition, Condition::Kind::Level))
    gives = voice.say("rule.for_level",
                      {{"rule", gives}, {"level", level_name(showing, level->level)}});
  if (const Condition* during = part_of(rule.condition, Condition::Kind::During)) {
    const Activity& activity = showing.programme.plan[during->activity];
    gives = voice.say("rule.during", {{"rule", gives},
                                      {"activity", voice.theirs("activity", activity.id.text,
                                                                "name")}});
  }
  if (const Condition* amount = part_of(rule.condition, Condition::Kind::Amount))
    gives = voice.say("rule.from_amount",
                      {{"rule", gives}, {"money", voice.money(Money{amount->value})}});
  return gives;
}

std::vector<Node> why(const Showing& showing, EntryIndex index) {
  const Account& account = showing.session.account;
  std::vector<Node> nodes;
  for (const explain::Step& step : explain::steps_of(showing.session.versions, account, index)) {
    nodes.push_back(step_node(showing, account.entries[index], step));
  }
  return nodes;
}

}  // namespace yearward::present
