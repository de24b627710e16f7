# 账单不足 10.05 元不能抵扣;到日子自动结的,不能手动换。
# Below 10.05 nothing is taken off the bill; what the calendar trades nobody trades by hand.
programme  coles_flybuys.json
today      2026-01-31
member     M1 王女士
trades     2000 by dollars_off on 2026-01-10 bill=10.04
ask        balance
=> refused: trade_is_not_open at /0/of (dollars_off)
programme  costco_executive.json
member     M1 王女士
trades     1.00 by certificate on 2026-01-10
ask        balance
=> refused: trade_is_not_open at /0/of (certificate)
