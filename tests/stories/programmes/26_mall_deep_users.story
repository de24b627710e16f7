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
=> gold until 2025-12-09, 12000.00 counted; 48000.00 more for black; 8600.00 more to keep it
ask balance
=> earned 12000 points = available 12000 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
uses 8 of parking_gold on 2024-12-15
ask benefits
=> parking_regular, 2 left
=> parking_gold, 2 left
=> stage
=> capes
=> birthday
ask worth
=> 12000 points are worth 200.00 CNY: dinner
=> next is gift_card for 40000 points, 28000 points away
today      2024-01-01
member     D2 另一位
ask projection on 2024-12-31 if she spends 250.00 yuan every 7 days
=> 52 purchases, 13000.00 CNY; on 2024-12-31 13950 points
=> enough for dinner, worth 200.00 CNY
=> 2024-01-15: parking reached
=> 2024-03-04: cinema reached
=> 2024-08-19: dinner reached
=> 2024-12-02: gold attained
