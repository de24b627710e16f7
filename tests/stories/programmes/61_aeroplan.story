# 3442 英里的高级经济舱算 4302 定级里程;120 英里的短途也算 250;六万里程只花了 5000 加元,只是 35K。
# 3,442 miles in premium count 4,302, 120 miles count 250; 60,000 miles with 5,000 dollars are 35K only.
programme  aeroplan.json
today      2022-12-31
member     M3061
does       flight on 2022-01-05 200.00 miles=3442 tag=premium
does       flight on 2022-01-06 50.00 miles=120 tag=flex
does       flight on 2022-03-01 4750.00 miles=55448 tag=flex
ask        why of sqm
=> +4302 on 2022-01-05 by counted@1: 4302500/1000 miles x 1/1000
=> +250 on 2022-01-06 by counted@1: 1 x 250/1
=> +55448 on 2022-03-01 by counted@1: 55448000/1000 miles x 1/1000
ask        tier
=> tier_35k until 2023-12-31, 60000 counted this year; 0 more but 1000.00 sqd by 2022-12-31 for tier_50k; 35000 more to keep it
ask        tiers
=> member from 2022-01-05, decided by 0
=> tier_35k from 2022-03-01 until 2023-12-31, decided by 60000
