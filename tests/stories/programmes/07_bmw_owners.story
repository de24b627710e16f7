# 两年消费三万是金悦；来两次驾驶日，四万也够钻悦。
# Thirty thousand in two years is Gold; with two driving days forty thousand is Diamond.
programme  bmw_owners.json
today      2023-12-31
member     W1 马先生
buys 2022-03-01 30000.00
buys 2023-02-01 10000.00
ask tier
=> gold until 2023-12-31, 40000.00 counted this year; 20000.00 more by 2023-12-31 for diamond; 0.00 more to keep it
does driving_day on 2023-05-01
does driving_day on 2023-06-01
ask tier
=> diamond until 2024-12-31, 40000.00 counted this year; 50000.00 more to keep it
ask benefits
=> roadside
=> reminder
=> family_day
=> fetch_silver, 6 left
=> fetch_gold, 6 left
=> courtesy_car
=> track_day, 1 left
ask worth
=> 4200 points are worth 1800.00 CNY: lesson
=> next is journey for 16000 points, 11800 points away
# Points wait seven days.
buys 2023-12-28 1000.00
ask balance
=> earned 4320 points = available 4200 + pending 120 + spent 0 + lapsed 0 + reversed 0 - deficit 0
