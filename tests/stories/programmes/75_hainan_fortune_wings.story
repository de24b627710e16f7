# 挑战:自 1 月 10 日起 120 天内票价满 15000 元(或 12 个航段),升金卡。
# The challenge: 15,000 yuan of fares (or twelve segments) within 120 days from 10 January make Gold.
programme  hainan_fortune_wings.json
today      2025-05-01
member     M3075
sets       challenge 2025-01-10 on 2025-01-10
does       flight on 2025-02-01 7500.00 km=1500
does       flight on 2025-04-20 7500.00 km=1500
does       flight on 2025-04-25 1000.00 km=1500
ask        tiers
=> flyer from 2025-01-10, decided by 0
=> gold from 2025-04-20 until 2027-04-19, decided by 3000
ask        why
=> +6000 on 2025-02-01 by base@2: 7500.00 x 1/125
=> +6000 on 2025-04-20 by base@2: 7500.00 x 1/125
=> +800 on 2025-04-25 by base@2: 1000.00 x 1/125
=> +400 on 2025-04-25 by gold_bonus@2: 1000.00 x 3/250 less 800 before
