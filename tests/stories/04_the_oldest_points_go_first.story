# 换礼品先用最早到期的积分。
# A reward takes the points that lapse first.
programme  community_mart.json
today      2025-06-30
member     M1003 陈女士
buys       2024-11-11 4000.00
buys       2025-02-01 3000.00
redeems    soy_sauce on 2025-03-01
ask        why
=> +4000 on 2024-11-11 by base@1: 4000.00 x 1/100
=> +3000 on 2025-02-01 by base@1: 3000.00 x 1/100
=> -5000 on 2025-03-01 for soy_sauce
ask        lapses
=> 2000 points can be used until 2026-12-31
ask        balance
=> earned 7000 points = available 2000 + pending 0 + spent 5000 + lapsed 0 + reversed 0 - deficit 0
