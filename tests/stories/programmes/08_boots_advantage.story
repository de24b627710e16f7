# 2023 年 5 月起每镑四分变三分；2022 年 6 月 20 日起一年不用就清零。
# Four points a pound became three in May 2023; from 20 June 2022 a year without use loses all.
programme  boots_advantage.json
member     B1 Mrs Hill
today      2022-06-19
buys 2021-05-01 100.00
ask balance
=> earned 400 points = available 400 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
today      2022-06-20
ask balance
=> earned 400 points = available 0 + pending 0 + spent 0 + lapsed 400 + reversed 0 - deficit 0
member     B2 Mr Hill
sets age_group over_60 on 2023-01-01
today      2023-06-30
does purchase on 2023-04-01 10.00 line=10.00
does purchase on 2023-06-01 20.00 line=10.00 line=10.00::::own_brand
ask why
=> +40 on 2023-04-01 by base@2: 10.00 x 1/25
=> +60 on 2023-06-01 by base@3: 20.00 x 3/100
=> +50 on 2023-06-01 by over_60@3: 60/1 + 10.00 x 1/20 less 60 before
trades 100 by at_the_till on 2023-06-10
ask balance
=> earned 150 points = available 50 + pending 0 + spent 100 + lapsed 0 + reversed 0 - deficit 0
