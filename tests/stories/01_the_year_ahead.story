# 王女士每周在社区超市消费 500 元。照这样下去,年底她能换什么?
# Mrs Wang spends 500 yuan a week. Going on like this, what can she choose at the end of the year?
programme  community_mart.json
today      2026-01-01
member     M1001 王女士
ask        projection on 2026-12-31 if she spends 500.00 yuan every 7 days
=> 52 purchases, 26000.00 CNY; on 2026-12-31 26000 points
=> enough for oil_and_rice, worth 200.00 CNY
=> 2026-03-12: soy_sauce reached
=> 2026-05-21: silver attained
=> 2026-07-02: rice reached
=> 2026-12-31: oil_and_rice reached
ask        projection on 2026-12-31 if she spends 800.00 yuan every 7 days
=> 52 purchases, 41600.00 CNY; on 2026-12-31 41600 points
=> enough for rice_cooker, worth 500.00 CNY
=> 2026-02-19: soy_sauce reached
=> 2026-04-02: silver attained
=> 2026-04-30: rice reached
=> 2026-08-20: oil_and_rice reached
=> 2026-12-31: rice_cooker reached
# One fen less a week misses each gift.
ask        projection on 2026-12-31 if she spends 499.99 yuan every 7 days
=> 52 purchases, 25999.48 CNY; on 2026-12-31 25948 points
=> enough for rice, worth 90.00 CNY
=> 2026-03-19: soy_sauce reached
=> 2026-05-28: silver attained
=> 2026-07-09: rice reached
ask        least for oil_and_rice on 2026-12-31
=> 500.00 CNY every 7 days
ask        least for rice_cooker on 2026-12-31
=> 800.00 CNY every 7 days
ask        least for air_fryer on 2026-12-31
=> 1283.00 CNY every 7 days
