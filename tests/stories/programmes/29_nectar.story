# 一镑一分，一升一分，一分半便士；烈酒不算。
# A point a pound and a litre, half a penny each; spirits do not count.
programme  nectar.json
today      2022-06-30
member     N1 Mrs Shaw
does purchase on 2022-03-01 76.40 line=60.00 line=16.40:spirits
does purchase on 2022-03-05 70.00 line=70.00:fuel qty=43.5
ask why
trades 100 by at_the_till on 2022-03-10
ask balance
ask projection on 2022-12-31 if she spends 35.00 yuan every 7 days
