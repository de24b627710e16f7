// Points: what a member collects, in the smallest step of its unit (domain: 积分).
#pragma once

#include "core/quantity/quantity.hpp"

namespace yearward {

using Points = Quantity<struct PointsKind>;

}  // namespace yearward
