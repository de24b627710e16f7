# 失效和等级写错了。
# Lapses that cannot be reckoned, levels nobody could tell apart.
programme  priority_guest_rewards.json with { "idle": { "months": 36, "after": ["stay"] } } for { "after": { "months": 36 } }
=> refused: one_idle_clause_only at /1/units/0/lapse
programme  community_mart.json with { "birth_month": { "years": 1 } } for { "end_of_year": { "years_after": 1 } }
=> refused: lapse_needs_birth at /0/units/0/lapse
programme  community_mart.json with "at_least": 50000 for "at_least": 10000
=> refused: levels_must_rise at /0/ladders/0/levels/2/attain
programme  community_mart.json with "at_least": 41000 for "at_least": 8000
=> refused: retain_is_above_attain at /0/ladders/0/levels/1/retain
=> refused: levels_must_rise at /0/ladders/0/levels/2/retain
