# 25 晚是金卡,5 晚转入次年;次年 17 晚不到里程碑。
# 25 nights are Gold and 5 roll over; 17 the year after reach no milestone.
programme  ihg_one_rewards.json
today      2023-12-31
member     M3078
does       stay on 2022-03-01 2500.00 nights=25
does       stay on 2023-03-01 1700.00 nights=17
ask        tier
=> gold until 2023-12-31, 22 counted this year; 18 more by 2023-12-31 for platinum; 0 more to keep it
ask        tiers of milestones
=> no_milestone from 2022-03-01, decided by 0
=> nights_20 from 2022-03-01, decided by 25
=> no_milestone from 2023-01-01, decided by 25
ask        why
=> +25000 on 2022-03-01 by base@1: 2500.00 x 1/10
=> +5000 on 2022-03-01 with level nights_20
=> +17000 on 2023-03-01 by base@1: 1700.00 x 1/10
=> +6800 on 2023-03-01 by gold_bonus@1: 1700.00 x 7/50 less 17000 before
