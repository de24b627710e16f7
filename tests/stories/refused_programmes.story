# 写错的计划,每处都说清楚。
# A programme file with a slip is refused with its place, all slips at once.
programme  community_mart.json with 10001 for 8000
=> refused: retain_is_above_attain at /0/ladders/0/levels/1/retain
programme  community_mart.json with 9000 for 41600
=> refused: prices_must_rise at /0/rewards/3/price
programme  community_mart.json with "oil_and_rice" for "rice"
=> refused: name_is_taken at /0/rewards/2/id (oil_and_rice)
programme  community_mart.json with "6/0" for "6/5"
=> refused: ratio_is_malformed at /0/projection/stretch (6/0)
programme  community_mart.json with "platinum" for "silver"
=> refused: name_is_unknown at /0/rules/2/if/level_at_least (silver)
programme  community_mart.json with "weekly_steps" for "weekly_step"
=> refused: field_is_missing at /0/projection/weekly_step
=> refused: field_is_unknown at /0/projection/weekly_steps
programme  community_mart.json with "2024-02-30" for "2024-01-01"
=> refused: day_does_not_exist at /0/effective_from (2024-02-30)
programme  community_mart.json with "diamonds" for "status",
=> refused: document_is_not_json
