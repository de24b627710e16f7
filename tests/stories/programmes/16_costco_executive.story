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
buys 2020-06-01 50000.00
ask balance
ask tier
