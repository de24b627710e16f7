# 每年最多转赠 4 次,第 5 次等来年。
# Four gifts a year; the fifth waits for the next.
programme  china_mobile_gotone.json
today      2027-01-31
member     M1 王女士
with       M2 李女士
with       M1 王女士
buys       2026-01-03 1000.00
trades     100 by gift_to_family on 2026-01-10 with=M2
trades     100 by gift_to_family on 2026-01-11 with=M2
trades     100 by gift_to_family on 2026-01-12 with=M2
trades     100 by gift_to_family on 2026-01-13 with=M2
trades     100 by gift_to_family on 2027-01-01 with=M2
ask        balance
=> earned 1000 points = available 475 + pending 0 + spent 525 + lapsed 0 + reversed 0 - deficit 0
trades     100 by gift_to_family on 2026-12-31 with=M2
ask        balance
=> refused: limit_is_reached at /6/of (gift_to_family)
# 每人每年限一份。
# One a year for each member.
programme  community_mart.json with "id": "soy_sauce", "limits": [{ "in": "year", "most": 1 }] for "id": "soy_sauce"
member     M1 王女士
buys       2026-01-03 13000.00
redeems    soy_sauce on 2026-01-04
redeems    soy_sauce on 2026-12-31
ask        balance
=> refused: limit_is_reached at /2/reward (soy_sauce)
