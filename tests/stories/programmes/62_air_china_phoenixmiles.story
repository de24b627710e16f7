# 四万公里下月成银卡;银卡飞 1000 公里得 1250,其中 250 不计定级。
# 40,000 km make Silver on the first of next month; then 1,000 km bring 1,250, of which 250 do not count for the level.
programme  air_china_phoenixmiles.json
today      2024-07-02
member     M3062
does       flight on 2024-05-10 km=40000
does       flight on 2024-07-01 km=1000
ask        why
=> +40000 on 2024-05-10 by base@1: 40000000/1000 km x 1/1000
=> +1000 on 2024-07-01 by base@1: 1000000/1000 km x 1/1000
=> +250 on 2024-07-01 by silver_bonus@1: 1000000/1000 km x 1/800 less 1000 before
ask        tier
=> silver until 2026-05-31, 40000 counted; 40000 more for gold; 35000 more to keep it
ask        tiers
=> basic from 2024-05-10, decided by 0
=> silver from 2024-06-01 until 2026-05-31, decided by 40000
