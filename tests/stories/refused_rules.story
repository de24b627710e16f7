# 规则写错了,每处都说清楚。
# Rules that could never work.
programme  community_mart.json with "id": "Base" for "id": "base"
=> refused: name_has_other_letters at /0/rules/0/id (Base)
programme  community_mart.json with "of_base": "1/5", "give": 5 for "of_base": "1/5"
=> refused: choose_one_of_these at /0/rules/3/of_base (per, give, of_base, times, brackets, blocks or ordinal)
programme  community_mart.json with "id": "gold_bonus", "stage": "multiply" for "id": "gold_bonus", "stage": "add"
=> refused: stage_does_not_fit at /0/rules/3/stage
programme  community_mart.json with "id": "base", "stage": "base", "unit": "status" for "id": "base", "stage": "base", "unit": "points"
=> refused: rule_has_no_base at /0/rules/2/unit
=> refused: rule_has_no_base at /0/rules/3/unit
programme  community_mart.json with "of_base": "1/5", "rounding": "up" for "of_base": "1/5", "rounding": "down"
=> refused: roundings_differ at /0/rules/3/rounding
programme  chain_stored_value.json with "from": "200.00", "give": "60.00" for "from": "500.00", "give": "60.00"
=> refused: brackets_must_rise at /rules/1/brackets/at/2/from
# 全体会员共用的额度，周期要对所有人一样。
# What all members share needs a period that is the same for all.
programme  jewellery_exchange.json with "in": { "days": 30 }, "most": 600000 for "in": "year", "most": 600000
=> refused: fund_needs_a_calendar at /rules/1/fund/in
# 一分钱得这么多分,一年就数不下了。
# At so many points for a yuan a year of them could not be counted.
programme  community_mart.json with "points": 800000000000 for "points": 1
=> refused: amounts_grow_too_large at /0/units/0/id (points)
