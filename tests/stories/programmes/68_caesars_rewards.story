# 2018 年钻石,2019 年只到白金:钻石到 2020 年一月底,再白金一年。
# Diamond in 2018, Platinum by 2019's credits: Diamond to the end of January 2020, then a year of Platinum.
programme  caesars_rewards.json
today      2021-02-01
member     M3068
does       play on 2018-06-01 tier_credits=15000
does       play on 2019-06-01 tier_credits=5000
ask        tiers
=> gold from 2018-06-01, decided by 0
=> diamond from 2018-06-01 until 2020-01-31, decided by 15000
=> platinum from 2020-02-01 until 2021-01-31, decided by 0
=> gold from 2021-02-01, decided by 0
today      2020-01-31
ask        tier
=> diamond until 2020-01-31, 0 counted this year; 150000 more by 2020-12-31 for seven_stars; 15000 more to keep it
