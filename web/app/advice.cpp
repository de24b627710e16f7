// The core's answers, as the portal keeps them. What the engine refuses is no advice.
#include "web/app/advice.hpp"

#include "core/engine/engine.hpp"
#include "web/app/session.hpp"

namespace yearward::app {
namespace {

BestUse best_use_then(const Session& session, Account branch) {
  const auto then = version_on(session.versions, session.horizon);
  if (!session.chosen || !then.ok()) return {};
  const auto course =
      course_of(session.chosen->projection.habit, branch.as_of, session.horizon);
  if (!course.ok()) return {};
  const Outcome lived = live_until(session.versions, branch, course.value(), session.horizon);
  return lived.ok() ? best_use(*then.value(), branch) : BestUse{};
}

}  // namespace

Advised advised(const Session& session, Day today, Advice about) {
  Advised advice;
  advice.about = about;
  auto branch = branch_on(session.versions, session.account, day_of(session, today));
  if (!branch.ok()) return advice;
  const Pace pace = pace_of(session.observed);
  switch (about) {
    case Advice::Keep: {
      auto keep = will_keep(session.versions, branch.value(), pace, 0);
      if (keep.ok()) advice.keep = std::move(keep).value();
      break;
    }
    case Advice::Rescue: {
      const UnitIndex unit = spendable_unit(programme_of(session, today));
      auto found = rescue(session.versions, branch.value(), pace, unit, session.horizon);
      if (found.ok()) advice.rescue = std::move(found).value();
      break;
    }
    case Advice::BestUse:
      advice.best_use = best_use_then(session, std::move(branch).value());
      break;
  }
  return advice;
}

}  // namespace yearward::app
