// The points numbers of the home screen, each opening how it is made up. It refuses to decide.
#pragma once

#include <vector>

#include "web/present/effort.hpp"

namespace yearward::present {

// The number as a button and, when it is open, its working below.
std::vector<Node> explained(const Showing& showing, Node number, const app::SumToggled& sum);

}  // namespace yearward::present
