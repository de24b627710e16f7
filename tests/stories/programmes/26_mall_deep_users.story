# 深度用户每月一千、一年一万二就是金卡；一万人就是一亿二。
# A deep user spends a thousand a month: twelve thousand a year is Gold; ten thousand of them are 120 million.
programme  mall_deep_users.json
today      2024-12-31
member     D1 深女士
buys 2024-01-15 1000.00
buys 2024-02-15 1000.00
buys 2024-03-15 1000.00
buys 1000.00 every 30 days from 2024-04-14 to 2024-12-10
ask tier
ask balance
uses 8 of parking_gold on 2024-12-15
ask benefits
ask worth
today      2024-01-01
member     D2 另一位
ask projection on 2024-12-31 if she spends 250.00 yuan every 7 days
