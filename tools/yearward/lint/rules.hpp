// The sixteen rules, a function each (shared words: the project's domain; thresholds: Settings).
#pragma once

#include "tools/yearward/lint/lint.hpp"

namespace yearward::lint {

Findings l01(const Subject& subject);  // 3–4 levels
Findings l02(const Subject& subject);  // neighbouring levels differ enough to be told apart
Findings l03(const Subject& subject);  // the next step is not too far
Findings l04(const Subject& subject);  // a diamond: most members are in the middle
Findings l05(const Subject& subject);  // a little more spending brings something more
Findings l06(const Subject& subject);  // the median member reaches the first reward in a quarter
Findings l07(const Subject& subject);  // every reward says its worth in money and in goods
Findings l08(const Subject& subject);  // three benefits a level
Findings l09(const Subject& subject);  // one benefit nobody else has
Findings l10(const Subject& subject);  // not price cuts alone
Findings l11(const Subject& subject);  // a plan for the year, known in time
Findings l12(const Subject& subject);  // within budget, and no level loses money
Findings l13(const Subject& subject);  // higher levels ask more, give more, and can be reached
Findings l14(const Subject& subject);  // the law of prepaid cards (China)
Findings l15(const Subject& subject);  // value ages, bonuses end, refunds are owed, nothing loops
Findings l16(const Subject& subject);  // rounding takes little of a median basket

// What rounding takes of a basket of about that size on average, as a share of what it earns; none
// when it earns nothing. Pre: the rule counts money at a rate.
std::optional<Ratio> rounding_loss(const Rule& rule, Money basket);

}  // namespace yearward::lint
