// Limits read from what was granted before, in each window.
#include "core/engine/caps.hpp"

#include <algorithm>

#include "core/engine/book.hpp"

namespace yearward {

const Group* group_named(const Programme& programme, const std::string& id) {
  for (const Group& group : programme.groups)
    if (group.id == id) return &group;
  return nullptr;
}

namespace {

// By the event in hand: of one rule, or of every rule of a group.
Points granted_by(const std::vector<Entry>& reckoned, const Programme& programme,
                  const Rule* rule, const std::string& group) {
  Points granted;
  for (const Entry& accrual : reckoned) {
    const Rule& posted = programme.rules[accrual.rule];
    if (&posted == rule || (!group.empty() && posted.group == group)) granted += accrual.amount;
  }
  return granted;
}

// What the caps leave of it. `total` names what was granted before.
Points under(const Desk& desk, const std::vector<Cap>& caps, const std::string& total,
             Points in_event, Points granted) {
  for (const Cap& cap : caps) {
    Points used = in_event;
    const Series* before = total_of(desk.account(), total);
    if (before && cap.window.kind != Window::Kind::Event)
      used += Points{before->sum(desk.span(cap.window))};
    granted = std::clamp(cap.most - used, Points{}, granted);
  }
  return granted;
}

// What is set aside for the event. One without a mark is not confirmed yet: the fund lasts.
Points within(const Desk& desk, const std::string& fund, Points in_event, Points granted) {
  const Event& event = *desk.event();
  if (!event.more) return granted;
  for (const SetAside& part : event.more->set_aside)
    if (part.of == fund)
      return std::clamp(std::max(part.points, Points{}) - in_event, Points{}, granted);
  return granted;
}

}  // namespace

Points capped(const Desk& desk, const std::vector<Entry>& reckoned, const Rule& rule,
              Points desired, Working::Limit& limit) {
  const Programme& programme = desk.programme();
  const Group* const group = rule.group.empty() ? nullptr : group_named(programme, rule.group);
  Points by_rule, by_group;
  if (!rule.caps.empty() || rule.fund) by_rule = granted_by(reckoned, programme, &rule, {});
  if (group) by_group = granted_by(reckoned, programme, nullptr, rule.group);
  Points granted = desired;
  if (!rule.caps.empty()) granted = under(desk, rule.caps, rule.id.text, by_rule, granted);
  if (group) granted = under(desk, group->caps, rule.group, by_group, granted);
  Points set_aside = granted;
  if (rule.fund) set_aside = within(desk, rule.id.text, by_rule, set_aside);
  if (group && group->fund) set_aside = within(desk, rule.group, by_group, set_aside);
  if (set_aside < granted) limit = Working::Limit::Fund;
  return set_aside;
}

}  // namespace yearward
