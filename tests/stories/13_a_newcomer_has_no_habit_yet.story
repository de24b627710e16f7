# 刚入会还没消费:不编造习惯。
# Nothing bought yet: no habit is made up.
programme  community_mart.json
today      2026-03-03
member     M1013 蒋女士
ask        habit
=> 0.00 CNY every 7 days, next on 2026-03-10; seen 0 visits, 0.00 CNY from 2026-02-04 to 2026-03-03
ask        worth
=> 0 points buy nothing yet
=> next is soy_sauce for 5000 points, 5000 points away
ask        ladder
=> pace: 0.00 CNY a week, 0 points on 2026-12-31, worth 0.00 CNY
=> next reward: 117.00 CNY a week, 5031 points on 2026-12-31, worth 30.00 CNY
=> next level: 233.00 CNY a week, 10019 points on 2026-12-31, worth 30.00 CNY
