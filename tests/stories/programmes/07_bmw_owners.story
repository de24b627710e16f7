# 两年消费三万是金悦；来两次驾驶日，四万也够钻悦。
# Thirty thousand in two years is Gold; with two driving days forty thousand is Diamond.
programme  bmw_owners.json
today      2023-12-31
member     W1 马先生
buys 2022-03-01 30000.00
buys 2023-02-01 10000.00
ask tier
does driving_day on 2023-05-01
does driving_day on 2023-06-01
ask tier
ask benefits
ask worth
# Points wait seven days.
buys 2023-12-28 1000.00
ask balance
