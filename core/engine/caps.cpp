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

}  // namespace

Points capped(const Desk& desk, const std::vector<Entry>& reckoned, const Rule& rule,
              Points desired) {
  const Programme& programme = desk.programme();
  Points granted = desired;
  if (!rule.caps.empty())
    granted = under(desk, rule.caps, rule.id.text,
                    granted_by(reckoned, programme, &rule, {}), granted);
  if (rule.group.empty()) return granted;
  return under(desk, group_named(programme, rule.group)->caps, rule.group,
               granted_by(reckoned, programme, nullptr, rule.group), granted);
}

}  // namespace yearward
