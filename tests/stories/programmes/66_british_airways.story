# 金卡飞最便宜的舱 3460 英里:865 加 3460,共 4325;全年不飞降到银卡,不是蓝卡。
# Gold in the cheapest cabin, 3,460 miles: 865 and 3,460 make 4,325; a year without a flight brings Silver, not Blue.
programme  british_airways.json
today      2020-04-08
member     M3066
sets       joined 2018-04-08 on 2018-04-08
does       flight on 2018-05-01 miles=3000 tier_points=1500 tag=first
does       flight on 2018-06-01 miles=3460 tag=cheapest
ask        why
=> +6000 on 2018-05-01 by base@1: 6000000/1000 cabin_miles x 1/1000
=> +865 on 2018-06-01 by base@1: 865000/1000 cabin_miles x 1/1000
=> +3460 on 2018-06-01 by gold_bonus@1: 865/1 + 3460000/1000 miles x 1/1000 less 865 before
ask        tiers
=> blue from 2018-04-08, decided by 0
=> gold from 2018-05-01 until 2020-04-07, decided by 1500
=> silver from 2020-04-08 until 2021-04-07, decided by 0
