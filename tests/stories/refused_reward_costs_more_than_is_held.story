# 差一分也不能换。
# One point short is short.
programme  community_mart.json
today      2026-01-31
member     M1 王女士
buys       2026-01-03 4999.00
redeems    soy_sauce on 2026-01-04
ask        balance
=> refused: reward_costs_more_than_is_held at /1/reward (soy_sauce)
