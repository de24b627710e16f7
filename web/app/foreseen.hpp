// What a member will probably do, and what it brings: worked out beside what they chose and never
// mixed with it. It refuses to guess where the programme has not learned from histories.
#pragma once

#include <optional>

#include "web/app/model.hpp"

namespace yearward::app {

// None without a fitted model, or when the engine refuses a path.
// Pre: the session's account, horizon and versions are derived; `day` is the account's.
std::optional<Foreseen> foresee(const Session& session, const Programme& programme, Day day);

}  // namespace yearward::app
