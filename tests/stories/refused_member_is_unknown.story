# 送给不存在的人,送给自己,都不算送。
# A gift to nobody, or to oneself, is none.
programme  china_mobile_gotone.json
today      2026-01-31
member     M1 王女士
with       M2 李女士
with       M1 王女士
buys       2026-01-03 500.00
trades     100 by gift_to_family on 2026-01-10 with=M9
ask        balance
=> refused: member_is_unknown at /1/other
member     M1 王女士
with       M2 李女士
with       M1 王女士
buys       2026-01-03 500.00
trades     100 by gift_to_family on 2026-01-10 with=M1
ask        balance
=> refused: member_is_unknown at /1/other
