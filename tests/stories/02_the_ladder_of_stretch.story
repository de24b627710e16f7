# 老顾客看自己的节奏、多花两成、下一件礼品和下一个等级各要多少。
# A regular sees her pace, a fifth more, the next gift and the next level, each by the engine.
programme  community_mart.json
today      2026-01-02
member     M1001 王女士
buys       500.00 every 7 days from 2025-10-04 to 2025-12-27
ask        habit
=> 500.00 CNY every 7 days, next on 2026-01-03; seen 13 visits, 6500.00 CNY from 2025-10-04 to 2026-01-02
ask        ladder
=> pace: 500.00 CNY a week, 32500 points on 2026-12-31, worth 200.00 CNY
=> stretch: 600.00 CNY a week, 37700 points on 2026-12-31, worth 200.00 CNY; buys nothing more
=> next reward: 675.00 CNY a week, 41600 points on 2026-12-31, worth 500.00 CNY
=> next level: 962.00 CNY a week, 56524 points on 2026-12-31, worth 500.00 CNY
