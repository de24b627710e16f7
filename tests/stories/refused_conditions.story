# 条件写错了:起止颠倒、套得太深、自己套自己。
# Conditions that end before they begin, nest too deep, or name themselves.
programme  community_mart.json with { "from": "2026-03-02", "until": "2026-03-01" } for { "level_at_least": "gold" }
=> refused: until_is_before_from at /0/rules/3/if/until
programme  community_mart.json with { "from": "2026-03-02", "until": "2026-02-30" } for { "level_at_least": "gold" }
=> refused: day_does_not_exist at /0/rules/3/if/until (2026-02-30)
programme  community_mart.json with { "hours": { "from": "14:00", "to": "14:00" } } for { "level_at_least": "gold" }
=> refused: until_is_before_from at /0/rules/3/if/hours/to
programme  community_mart.json with { "not": { "not": { "not": { "not": { "not": { "not": { "level_is": "gold" } } } } } } } for { "level_at_least": "gold" }
=> refused: condition_is_too_deep at /0/rules/3/if/not/not/not/not/not/not (at most 6)
programme  community_mart.json with "of": "amount", "if": { "measure": "status", "in": "year", "at_least": 1 } for "of": "amount"
=> refused: condition_may_not_measure at /0/measures/0/if
programme  mall_deep_users.json with { "segment": "sleeping" } for { "measure": "spend", "in": "month", "at_least": "1000.00" }
=> refused: segment_is_not_before at /segments/0/if (sleeping)
# 空名字不是名字,更不是第一个。
# An empty name names nothing; least of all the first.
programme  community_mart.json with { "level_at_least": "" } for { "level_at_least": "gold" }
=> refused: text_is_empty at /0/rules/3/if/level_at_least
programme  community_mart.json with { "level_at_least": ":gold" } for { "level_at_least": "gold" }
=> refused: name_is_unknown at /0/rules/3/if/level_at_least (:gold)
programme  community_mart.json with { "during": "" } for { "level_at_least": "gold" }
=> refused: text_is_empty at /0/rules/3/if/during
programme  mall_deep_users.json with { "segment": "" } for { "measure": "visits", "in": { "days": 90 }, "at_most": 0 }
=> refused: text_is_empty at /segments/1/if/segment
programme  chain_stored_value.json with "month_of": "" for "month_of": "birth"
=> refused: text_is_empty at /benefits/1/if/month_of
# 冻结不能在开始之前结束。
# A hold does not end before it begins.
programme  jd_beans.json
says       {"id":"h1","member":"M1","type":"hold","at":"2026-01-10","of":"beans","points":40,"until":"2026-01-09"}
=> refused: until_is_before_from at /until
