# 会员日双倍、金卡多两成:都按基本积分算,每笔只取整一次。
# Member day doubles and gold adds a fifth, both of the base; each purchase is rounded once.
programme  community_mart.json
today      2025-12-31
member     M1008 郑女士
buys       2025-01-15 50000.00
# 2025-02-05 is the first Wednesday of February, 2025-02-06 is not.
buys       2025-02-05 99.99
buys       2025-02-06 99.99
ask        why
=> +50000 on 2025-01-15 by base@1: 50000.00 x 1/100
=> +99 on 2025-02-05 by base@1: 99.99 x 1/100
=> +100 on 2025-02-05 by member_day_double@1: 99.99 x 1/50 less 99 before
=> +20 on 2025-02-05 by gold_bonus@1: 99.99 x 11/500 less 199 before
=> +99 on 2025-02-06 by base@1: 99.99 x 1/100
=> +20 on 2025-02-06 by gold_bonus@1: 99.99 x 3/250 less 99 before
ask        tier
=> gold until 2026-12-31, 50198 counted this year; 40000 more to keep it
