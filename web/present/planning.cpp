// "Plan a purchase": one purchase more, on a day, and what it changes in the chosen year. It
// refuses to guess: a field that cannot be read says so and changes nothing.
#include "web/app/planned.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

Node amount_field(const Showing& showing) {
  const app::PlanForm& form = showing.model.plan;
  Node made;
  made.key = "plan_amount";
  made.role = Role::TextField;
  made.look = Look::Field;
  made.keyboard = Keyboard::Decimal;
  made.name = showing.voice.say("plan.amount");
  made.value = form.amount;
  made.on_use = app::Typed{app::FieldName::PlanAmount, {}};
  made.invalid = !form.amount.empty() &&
                 !app::planned_amount(showing.session, showing.today, form).ok();
  if (made.invalid) made.description = showing.voice.say("plan.amount_not_read");
  return made;
}

Node day_field(const Showing& showing) {
  const Voice& voice = showing.voice;
  const app::PlanForm& form = showing.model.plan;
  const auto day = app::planned_day(showing.session, showing.today, form);
  Node made;
  made.key = "plan_day";
  made.role = Role::TextField;
  made.look = Look::Field;
  made.name = voice.say("plan.day");
  made.value = form.day ? *form.day : day.ok() ? text_from_day(day.value()) : std::string();
  made.on_use = app::Typed{app::FieldName::PlanDay, {}};
  made.invalid = !day.ok();
  made.description = voice.say(made.invalid ? "plan.day_not_read" : "plan.day_help",
                               {{"day", voice.day(showing.session.horizon)}});
  return made;
}

// What is on that day, if anything is: "Member day", or how near it is.
std::string day_name(const Showing& showing, Day day) {
  const Voice& voice = showing.voice;
  for (const Activity& activity : showing.programme.plan)
    if (!activity.surprise && is_on(activity, day))
      return voice.theirs("activity", activity.id.text, "name");
  return voice.say(day == showing.session.horizon ? "plan.last_day" : "plan.tomorrow");
}

Node proposals(const Showing& showing) {
  const auto chosen = app::planned_day(showing.session, showing.today, showing.model.plan);
  Node made = group("days", Look::Inline, {});
  for (const Day day : app::days_proposed(showing.session, showing.today)) {
    Node chip = button("day" + std::to_string(day.serial), Look::Chip,
                       showing.voice.say("plan.on", {{"what", day_name(showing, day)},
                                                     {"day", showing.voice.day(day)}}),
                       app::PlanDayTaken{day.serial});
    chip.current = chosen.ok() && chosen.value() == day;
    made.children.push_back(std::move(chip));
  }
  return made;
}

// A level that comes earlier with the purchase, or only with it.
const Milestone* level_brought(const Projection& with, const Projection& without) {
  for (const Milestone& milestone : with.milestones) {
    if (milestone.what != Milestone::What::LevelAttained) continue;
    for (const Milestone& other : without.milestones) {
      if (other.what == milestone.what && other.level == milestone.level)
        return milestone.day < other.day ? &milestone : nullptr;
    }
    return &milestone;
  }
  return nullptr;
}

std::vector<Node> outcome(const Showing& showing, const app::Planned& planned) {
  const Voice& voice = showing.voice;
  const Projection& with = planned.projection;
  const Projection& without = showing.session.chosen->projection;
  Node sentence = text("said", Look::Strong,
                       voice.say("plan.said", {{"money", voice.money(planned.amount)},
                                               {"on", voice.day(planned.on)},
                                               {"day", voice.day(with.horizon)},
                                               {"points", voice.points(with.balance)}}));
  sentence.role = Role::Status;
  std::vector<Node> nodes{
      std::move(sentence),
      pair("more", voice.say("plan.more"), voice.signed_amount(with.balance - without.balance),
           voice.say("plan.more_note", {{"points", voice.points(without.balance)}}))};
  if (with.reward) {
    const bool better = buys_more(with, without) && with.reward != without.reward;
    nodes.push_back(pair("gift", voice.say(better ? "plan.better_gift" : "plan.same_gift"),
                         voice.money(with.worth),
                         gift(showing, showing.programme.rewards[*with.reward])));
  }
  if (const Milestone* level = level_brought(with, without))
    nodes.push_back(pair("level", level_name(showing, level->level),
                         voice.day(level->day), voice.say("plan.level_note")));
  return nodes;
}

}  // namespace

Node planning(const Showing& showing) {
  std::vector<Node> nodes{heading("heading", Role::Heading2, showing.voice.say("plan.heading")),
                          text("help", Look::Muted, showing.voice.say("plan.help")),
                          amount_field(showing), day_field(showing), proposals(showing)};
  if (showing.session.planned)
    nodes.push_back(group("outcome", Look::Column, outcome(showing, *showing.session.planned)));
  return group("plan", Look::Panel, std::move(nodes));
}

}  // namespace yearward::present
