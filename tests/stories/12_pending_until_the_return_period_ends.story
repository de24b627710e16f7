# The CD shop's points wait fourteen days; a refund in that time cancels them instead of owing them.
# 唱片店的积分要等十四天;期间退货直接取消,不会欠分。
programme  cd_shop.json
today      1997-01-20
member     cd-0001
buys       1997-01-10 29.33 as first
ask        balance
=> earned 293 points = available 0 + pending 293 + spent 0 + lapsed 0 + reversed 0 - deficit 0
refunds    29.33 of first on 1997-01-15
ask        balance
=> earned 293 points = available 0 + pending 0 + spent 0 + lapsed 0 + reversed 293 - deficit 0
today      1997-02-28
buys       1997-02-10 200.00
ask        balance
=> earned 2293 points = available 2000 + pending 0 + spent 0 + lapsed 0 + reversed 293 - deficit 0
ask        worth
=> 2000 points are worth 15.00 USD: album
=> next is box_set for 4000 points, 2000 points away
ask        why
=> +293 on 1997-01-10 by base@1: 29.33 x 1/10
=> -293 on 1997-01-15 taken back from 1997-01-10
=> +2000 on 1997-02-10 by base@1: 200.00 x 1/10
