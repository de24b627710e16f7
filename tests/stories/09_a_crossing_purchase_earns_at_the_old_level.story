# 达到金卡的那一笔,仍按原等级得分。
# The purchase that attains gold still earns at the level held before it.
programme  community_mart.json
today      2025-12-31
member     M1009 冯先生
buys       2025-03-03 49999.99
ask        tier
=> silver until 2026-12-31, 49999 counted this year; 1 more by 2025-12-31 for gold; 8000 more to keep it
buys       2025-03-04 1000.00
ask        why
=> +49999 on 2025-03-03 by base@1: 49999.99 x 1/100
=> +1000 on 2025-03-04 by base@1: 1000.00 x 1/100
ask        tier
=> gold until 2026-12-31, 50999 counted this year; 40000 more to keep it
buys       2025-03-06 1000.00
ask        why
=> +49999 on 2025-03-03 by base@1: 49999.99 x 1/100
=> +1000 on 2025-03-04 by base@1: 1000.00 x 1/100
=> +1000 on 2025-03-06 by base@1: 1000.00 x 1/100
=> +200 on 2025-03-06 by gold_bonus@1: 1000.00 x 3/250 less 1000 before
