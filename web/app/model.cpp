// What can be read off a model without deciding anything.
#include "web/app/model.hpp"

#include "web/app/session.hpp"

namespace yearward::app {

Route shown_route(const Model& model) {
  if (shown_session(model) == nullptr) return Route::SignIn;
  return model.route == Route::SignIn ? Route::Home : model.route;
}

const Session* shown_session(const Model& model) {
  if (!model.session || model.locked || !model.today) return nullptr;
  return model.session->derived ? &*model.session : nullptr;
}

bool keeps_a_goal(const Model& model) {
  for (const Keeping& keeping : model.keeping) {
    if (keeping.outgoing) return true;
  }
  return false;
}

std::int32_t waiting_count(const Session& session) {
  std::int32_t waiting = 0;
  for (const Outgoing& outgoing : session.outbox) waiting += outgoing.acknowledged ? 0 : 1;
  return waiting;
}

const Programme& programme_of(const Session& session, Day today) {
  const auto version = version_on(session.versions, day_of(session, today));
  PROMISE(version.ok());
  return *version.value();
}

}  // namespace yearward::app
