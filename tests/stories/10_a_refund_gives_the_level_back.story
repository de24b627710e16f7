# 买大件升了金卡又退货:等级跟着退回。
# A level attained by a purchase that comes back is given back.
programme  community_mart.json
today      2025-12-31
member     M1010 褚女士
buys       2025-02-01 12000.00
buys       2025-05-01 40000.00 as kitchen
refunds    40000.00 of kitchen on 2025-05-20
ask        tiers
=> regular from 2025-02-01, decided by 0
=> silver from 2025-02-01 until 2026-12-31, decided by 12000
=> gold from 2025-05-01 until 2026-12-31, decided by 52000
=> silver from 2025-05-20 until 2026-12-31, decided by 12000
ask        balance
=> earned 52000 points = available 12000 + pending 0 + spent 0 + lapsed 0 + reversed 40000 - deficit 0
