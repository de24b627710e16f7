# 一年成长值两千是银海；生日月捞币双倍。
# Two thousand of growth in a year is Silver Sea; the birth month doubles the coins.
programme  haidilao.json
today      2024-08-31
member     L1 海先生
sets birth 06-18 on 2024-01-01
buys 2024-03-10 1200.00
buys 2024-06-10 900.00
ask why
ask tier
does purchase on 2024-07-01 200.00 pay=coins:12.00 pay=cash:188.00
ask balance
ask worth
ask benefits
