# 点评攒成长值，一年不写就掉级。
# Reviews raise the level; a year of silence lowers it.
programme  dianping.json
today      2024-02-29
member     D1 小点
does review on 2024-02-01 tag=chosen
does review on 2024-02-02 tag=with_pictures
does review on 2024-02-03
does review on 2024-02-04 tag=chosen
does review on 2024-02-05 tag=chosen
ask why of growth
=> +30 on 2024-02-01 by growth@1: 3000/1000 good_reviews x 1/100
=> +15 on 2024-02-02 by growth@1: 1500/1000 good_reviews x 1/100
=> +10 on 2024-02-03 by growth@1: 1000/1000 good_reviews x 1/100
=> +30 on 2024-02-04 by growth@1: 3000/1000 good_reviews x 1/100
=> +30 on 2024-02-05 by growth@1: 3000/1000 good_reviews x 1/100
ask tier
=> lv3 until 2024-05-04, 115 counted; 385 more for lv5; 0 more to keep it
ask benefits
=> lists
=> draw
=> friends
=> tasting_two, 2 left
today      2025-08-31
ask tiers
=> new from 2024-02-01, decided by 0
=> lv3 from 2024-02-05 until 2024-05-04, decided by 115
=> lv3 from 2024-05-05 until 2024-08-04, decided by 115
=> lv3 from 2024-08-05 until 2024-11-04, decided by 115
=> lv3 from 2024-11-05 until 2025-02-04, decided by 115
=> new from 2025-02-05, decided by 30
