// Money: minor units (fen, cents) of the programme's currency. Its text form is in currency.hpp.
#pragma once

#include "core/quantity/quantity.hpp"

namespace yearward {

using Money = Quantity<struct MoneyKind>;

}  // namespace yearward
