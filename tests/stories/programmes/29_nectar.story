# 一镑一分，一升一分，一分半便士；烈酒不算。
# A point a pound and a litre, half a penny each; spirits do not count.
programme  nectar.json
today      2022-06-30
member     N1 Mrs Shaw
does purchase on 2022-03-01 76.40 line=60.00 line=16.40:spirits
does purchase on 2022-03-05 70.00 line=70.00:fuel qty=43.5
ask why
=> +60 on 2022-03-01 by shopping@1: 60.00 x 1/100
=> +43 on 2022-03-05 by fuel@1: 43500/1000 litres x 1/1000
trades 100 by at_the_till on 2022-03-10
ask balance
=> earned 103 points = available 3 + pending 0 + spent 100 + lapsed 0 + reversed 0 - deficit 0
ask projection on 2022-12-31 if she spends 35.00 pounds every 7 days
=> 26 purchases, 910.00 GBP; on 2022-12-31 913 points
=> enough for off_250, worth 2.50 GBP
=> 2022-10-13: off_250 reached
