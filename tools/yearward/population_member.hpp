// One made-up member: how much, how often, for what they save. Whole numbers only.
#pragma once

#include <cstdint>

#include "core/engine/engine.hpp"
#include "tools/yearward/population.hpp"

namespace yearward::command {

// Lives one member's years and adds them to the fold. Refuses: what posting a purchase refuses.
Outcome live(const Versions& versions, const PopulationPlan& plan, std::int64_t number,
             PopulationFold& fold);
PopulationFold empty_fold(const Programme& programme, const PopulationPlan& plan);
void mix(std::uint64_t& hash, std::int64_t word);

}  // namespace yearward::command
