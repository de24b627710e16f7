// The paths that come nearest to low, likely and high spending, lived through the engine.
#include "web/app/foreseen.hpp"

#include "core/projection/likely.hpp"

namespace yearward::app {
namespace {

Course course_of(const std::vector<Visit>& visits) {
  Course course;
  for (const Visit& visit : visits) course.push_back(intended_purchase(visit.spent, visit.day));
  return course;
}

}  // namespace

std::optional<Foreseen> foresee(const Session& session, const Programme& programme, Day day) {
  const std::int32_t days = days_between(day, session.horizon);
  if (!programme.likely || days <= 0 || days > kFarthestLikelyDays) return std::nullopt;
  const auto branch = branch_on(session.versions, session.account, day);
  if (!branch.ok()) return std::nullopt;
  const LikelyYear year(*programme.likely, days);
  const std::vector<Visit> visits = visits_of(session.account, day);
  const LikelyYear::Outlook outlook = year.outlook(visits, day);
  Foreseen foreseen;
  foreseen.earlier = track_record(*programme.likely, visits, day);
  foreseen.spend = year.likely(outlook);
  const Likely& spend = foreseen.spend;
  const struct { std::int32_t path; Projection& projection; } ways[] = {
      {spend.low_path, foreseen.low}, {spend.high_path, foreseen.high}};
  for (const auto& way : ways) {
    auto lived = project(session.versions, branch.value(), course_of(year.path(outlook, way.path)),
                         Habit{}, session.horizon);
    if (!lived.ok()) return std::nullopt;
    way.projection = std::move(lived).value();
  }
  return foreseen;
}

}  // namespace yearward::app
