# 积分换成了礼品,商品又退了:欠分记在账上,下次消费先补。
# The points were spent, then the goods came back: the deficit is an entry, and the next points fill it.
programme  community_mart.json
today      2025-04-30
member     M1005 孙女士
buys       2025-03-01 5000.00 as sofa
redeems    soy_sauce on 2025-03-02
refunds    1000.00 of sofa on 2025-03-10
ask        balance
=> earned 5000 points = available 0 + pending 0 + spent 5000 + lapsed 0 + reversed 1000 - deficit 1000
buys       2025-04-01 1200.00
ask        balance
=> earned 6200 points = available 200 + pending 0 + spent 5000 + lapsed 0 + reversed 1000 - deficit 0
ask        why
=> +5000 on 2025-03-01 by base@1: 5000.00 x 1/100
=> -5000 on 2025-03-02 for soy_sauce
=> -1000 on 2025-03-10 taken back from 2025-03-01, 1000 of it owed
=> +1200 on 2025-04-01 by base@1: 1200.00 x 1/100, 1000 of it fill a deficit
