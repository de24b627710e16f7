# 晚到的小票插回它发生的那天,结果和按时到一样。
# A receipt that arrives late counts on the day it happened.
programme  community_mart.json
today      2025-12-31
member     M1011 卫先生
buys       2025-06-01 12000.00 as late
redeems    soy_sauce on 2025-06-10
buys       2025-03-01 3000.00 as early
ask        why
=> +3000 on 2025-03-01 by base@1: 3000.00 x 1/100
=> +12000 on 2025-06-01 by base@1: 12000.00 x 1/100
=> -5000 on 2025-06-10 for soy_sauce
