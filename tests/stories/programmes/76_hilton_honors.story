# 金卡双积分时每 1000 美元 17500 分,2018 年四月起 18000 分。
# Gold with Points and Points earned 17,500 for 1,000 dollars, and 18,000 from April 2018.
programme  hilton_honors.json
today      2018-06-01
member     M3076
sets       style points on 2018-01-10
stands     gold of tier on 2018-01-10 until 2019-12-31
does       stay on 2018-03-01 1000.00 nights=2
does       stay on 2018-05-01 1000.00 nights=2
ask        why
=> +10000 on 2018-03-01 by base@1: 1000.00 x 1/10
=> +2500 on 2018-03-01 by gold_bonus@1: 1000.00 x 1/8 less 10000 before
=> +5000 on 2018-03-01 by points_and_points@1: 1000.00 x 7/40 less 12500 before
=> +10000 on 2018-05-01 by base@2: 1000.00 x 1/10
=> +8000 on 2018-05-01 by gold_bonus@2: 1000.00 x 9/50 less 10000 before
