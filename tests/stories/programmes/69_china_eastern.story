# 2025 年飞了两万五千公里,但只花 25000 元:银卡,金卡还要四万。
# 25,000 km but 25,000 yuan in 2025 are Silver; Gold needs 40,000.
programme  china_eastern.json
today      2025-12-31
member     M3069
does       flight on 2025-03-10 15000.00 km=15000
does       flight on 2025-09-10 10000.00 km=10000
ask        tier
=> silver until 2026-09-30, 25000.00 counted; 15000.00 more for gold; 20000.00 more to keep it
ask        tiers
=> star_1 from 2025-03-10, decided by 0.00
=> star_5 from 2025-03-10 until 2026-03-31, decided by 15000.00
=> silver from 2025-09-10 until 2026-09-30, decided by 25000.00
