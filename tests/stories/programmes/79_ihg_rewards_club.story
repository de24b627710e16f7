# 转入的房晚能凑等级,但不再转:20 加 60 到 80,次年转入 0。
# Nights rolled in count for the level but roll no further: 20 and 60 make 80, and none roll on.
programme  ihg_rewards_club.json
today      2018-01-01
member     M3079
does       stay on 2016-03-01 9500.00 nights=95
does       stay on 2017-03-01 6000.00 nights=60
ask        tiers
=> club from 2016-03-01, decided by 0
=> spire from 2016-03-01 until 2017-12-31, decided by 95
=> spire from 2018-01-01 until 2018-12-31, decided by 80
ask        tier
=> spire until 2018-12-31, 0 counted this year; 75 more to keep it
today      2017-12-31
ask        tier
=> spire until 2017-12-31, 80 counted this year; 0 more to keep it
