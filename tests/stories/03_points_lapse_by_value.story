# 2024 年的积分到 2025 年底为止;不用跑任何任务,第二天它们就不能用了。
# Points of 2024 can be used until the end of 2025; the day after, no job has to run.
programme  community_mart.json
member     M1002 李先生
today      2025-12-31
buys       2024-05-01 6000.00
buys       2025-05-01 7000.00
ask        balance
=> earned 13000 points = available 13000 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask        lapses
=> 6000 points can be used until 2025-12-31
=> 7000 points can be used until 2026-12-31
today      2026-01-01
ask        balance
=> earned 13000 points = available 7000 + pending 0 + spent 0 + lapsed 6000 + reversed 0 - deficit 0
ask        balance on 2025-12-31
=> earned 13000 points = available 13000 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask        lapses
=> 7000 points can be used until 2026-12-31
