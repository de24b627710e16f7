# 银卡保到次年年底;那一年消费够 8000 元就续,不够就降。
# Silver holds to the end of the next year; 8,000 in that year keep it, less does not.
programme  community_mart.json
member     M1006 周先生
today      2025-01-15
buys       2024-06-01 10000.00
ask        tier
=> silver until 2025-12-31, 0 counted this year; 50000 more by 2025-12-31 for gold; 8000 more to keep it
today      2026-01-01
buys       2025-06-01 7999.99
ask        tiers
=> regular from 2024-06-01, decided by 0
=> silver from 2024-06-01 until 2025-12-31, decided by 10000
=> regular from 2026-01-01, decided by 7999
member     M1007 吴女士
buys       2024-06-01 10000.00
buys       2025-06-01 8000.00
today      2026-01-01
ask        tiers
=> regular from 2024-06-01, decided by 0
=> silver from 2024-06-01 until 2025-12-31, decided by 10000
=> silver from 2026-01-01 until 2026-12-31, decided by 8000
