// What a population run came to, as JSON for programs and as a page for people.
#pragma once

#include <string>

#include "tools/yearward/population.hpp"

namespace yearward::command {

std::string json_from_population(const Programme& programme, const PopulationPlan& plan,
                                 const PopulationFold& fold);
std::string page_from_population(const Programme& programme, const PopulationPlan& plan,
                                 const PopulationFold& fold);

// A middle level holds more members than the first and than the last.
bool is_diamond(const Counts& members_by_level);
// The value below which that part of the list lies, in hundredths; 0 for an empty list.
std::int64_t percentile(std::vector<std::int64_t> list, std::int64_t hundredths);

}  // namespace yearward::command
