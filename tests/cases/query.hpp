// Queries: what an adapter may ask of an evaluated account; README.md lists them.
#pragma once

#include "tests/cases/answer.hpp"
#include "tests/cases/play.hpp"

namespace yearward::cases {

// The answer of the play's account, as of its day or the query's own `on`.
// Refuses: NameIsUnknown (a query or a name in it), and what evaluating refuses.
Result<Answer> answer_to(const Play& play, const Json& query);

}  // namespace yearward::cases
