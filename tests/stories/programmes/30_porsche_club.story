# 参加四次、会费交清，才是活跃会员。
# Taking part four times and a paid fee make an Active member; money alone does not.
programme  porsche_club.json
today      2024-09-30
member     P1 Herr Lang
buys 2024-01-10 8000.00
does outing on 2024-04-12
does outing on 2024-05-10
does race_day on 2024-06-06
does restoration on 2024-07-07
ask tier
=> member, 4 counted this year; 0 more but something else by 2024-12-31 for active
does fee on 2024-08-01 90.00
ask tier
=> active until 2025-12-31, 4 counted this year; 6 more by 2024-12-31 for steward; 4 more to keep it
ask why
=> +100 on 2024-01-10 by parts@1: 8000.00 x 1/1000, capped from 800
=> +50 on 2024-04-12 by outing@1: 1 x 50/1
=> +50 on 2024-05-10 by outing@1: 1 x 50/1
=> +100 on 2024-06-06 by race_day@1: 1 x 100/1
=> +150 on 2024-07-07 by restoration@1: 1 x 150/1
ask benefits
=> table
=> magazine
=> valuation
=> guests, 2 left
=> race_first
