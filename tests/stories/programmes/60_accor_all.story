# 一次住店 2800 欧元:7000 分,正好金卡;2000 分抵 40 欧元,Plus 会员月底考核。
# 2,800 euros of room charge bring 7,000 points and Gold; 2,000 points take 40 euros off; Plus is reviewed at a month's end.
programme  accor_all.json
today      2019-12-31
member     M3060
does       stay on 2019-03-01 2800.00 nights=4
does       membership on 2019-01-10
trades     2000 by off_the_bill on 2019-04-01
ask        why
=> +7000 on 2019-03-01 by base@1: 2800.00 x 1/40
=> -2000 on 2019-04-01 by trade off_the_bill
ask        balance
=> earned 7000 points = available 5000 + pending 0 + spent 2000 + lapsed 0 + reversed 0 - deficit 0
ask        tier
=> gold until 2020-12-31, 7000 counted this year; 7000 more by 2019-12-31 for platinum; 7000 more to keep it
ask        tiers of plus
=> no_plus from 2019-01-10, decided by 0
=> plus_member from 2019-01-10 until 2020-01-31, decided by 1
