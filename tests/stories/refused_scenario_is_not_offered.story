# 计划里没有的做法,直说没有,不拿老样子充数。
# What a programme does not offer is said so; it is never shown as today's pace.
programme  community_mart.json
today      2026-01-02
member     M1 王女士
buys       500.00 every 7 days from 2025-10-04 to 2025-12-27
ask        what if partner:petrol until 2026-12-31
=> refused: scenario_is_not_offered at /scenarios/0/partner (petrol)
ask        what if member_day:double_eleven until 2026-12-31
=> refused: scenario_is_not_offered at /scenarios/0/member_day (double_eleven)
ask        what if top_up:1000.00 until 2026-12-31
=> refused: scenario_is_not_offered at /scenarios/0/top_up
ask        what if challenge:base until 2026-12-31
=> refused: scenario_is_not_offered at /scenarios/0/challenge (base)
ask        what if challenge:marathon until 2026-12-31
=> refused: scenario_is_not_offered at /scenarios/0/challenge (marathon)
ask        what if flying until 2026-12-31
=> refused: word_is_not_an_option (flying)
ask        what if basket:100.00@2026-01-02 until 2026-12-31
=> refused: horizon_is_before_today at /scenarios/0/on (2026-01-02)
ask        what if basket:100.00@2027-01-02 until 2026-12-31
=> refused: horizon_is_too_far at /scenarios/0/on (2027-01-02)
ask        what if basket:1.005@2026-02-02 until 2026-12-31
=> refused: money_has_too_many_decimals (1.005)
ask        what reaches reward:yacht until 2026-12-31
=> refused: name_is_unknown (yacht)
ask        what reaches fame until 2026-12-31
=> refused: word_is_not_an_option (fame)
# 没来过的人谈不上"多来一次"。
# Nobody who never came can come once more.
member     M2 新来的
ask        what if one_more_visit until 2026-12-31
=> refused: scenario_is_not_offered at /scenarios/0/one_more_visit
