# 最少转赠 100 分。
# A gift is of 100 points or more.
programme  china_mobile_gotone.json
today      2026-01-31
member     M1 王女士
buys       2026-01-03 500.00
trades     99 by gift_to_family on 2026-01-10 with=M2
ask        balance
=> refused: trade_is_below_its_minimum at /1/points (gift_to_family)
