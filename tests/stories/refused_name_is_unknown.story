# 没有这件礼品。
# There is no such reward.
programme  community_mart.json
today      2026-01-31
member     M1 王女士
buys       2026-01-03 4999.00
redeems    moon on 2026-01-04
ask        balance
=> refused: name_is_unknown at /1/reward (moon)
