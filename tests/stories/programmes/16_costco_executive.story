# 高级会员返 2%，一年最多一千；升级前买的不算。
# Executive members get 2%, at most 1,000 a year; what was bought before does not count.
programme  costco_executive.json
today      2020-12-31
member     C1 Mr Ng
sets joined 2020-01-01 on 2020-01-01
buys 2020-01-05 500.00
does upgrade on 2020-01-10 65.00
buys 2020-03-01 6000.00 as sofa
refunds 500.00 of sofa on 2020-03-20
ask balance
=> earned 120.00 points = available 110.00 + pending 0.00 + spent 0.00 + lapsed 0.00 + reversed 10.00 - deficit 0.00
buys 2020-06-01 50000.00
ask balance
=> earned 1010.00 points = available 1000.00 + pending 0.00 + spent 0.00 + lapsed 0.00 + reversed 10.00 - deficit 0.00
ask tier
=> executive until 2021-01-09, 1 counted; 0 more to keep it
