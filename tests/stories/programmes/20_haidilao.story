# 一年成长值两千是银海；生日月捞币双倍。
# Two thousand of growth in a year is Silver Sea; the birth month doubles the coins.
programme  haidilao.json
today      2024-08-31
member     L1 海先生
sets birth 06-18 on 2024-01-01
buys 2024-03-10 1200.00
buys 2024-06-10 900.00
ask why
=> +1200 on 2024-03-10 by base@1: 1200.00 x 1/100
=> +900 on 2024-06-10 by base@1: 900.00 x 1/100
=> +900 on 2024-06-10 by birthday@1: 900.00 x 1/50 less 900 before
ask tier
=> silver until 2025-06-09, 2100 counted; 3900 more for gold; 1100 more to keep it
does purchase on 2024-07-01 200.00 pay=coins:12.00 pay=cash:188.00
ask balance
=> earned 3188 points = available 1988 + pending 0 + spent 1200 + lapsed 0 + reversed 0 - deficit 0
ask worth
=> 1988 points are worth 12.00 CNY: soup
=> next is shrimp for 2000 points, 12 points away
ask benefits
=> waiting
=> noodle_class
=> dish
