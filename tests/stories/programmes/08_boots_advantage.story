# 2023 年 5 月起每镑四分变三分；2022 年 6 月 20 日起一年不用就清零。
# Four points a pound became three in May 2023; from 20 June 2022 a year without use loses all.
programme  boots_advantage.json
member     B1 Mrs Hill
today      2022-06-19
buys 2021-05-01 100.00
ask balance
today      2022-06-20
ask balance
member     B2 Mr Hill
sets age_group over_60 on 2023-01-01
today      2023-06-30
does purchase on 2023-04-01 10.00 line=10.00
does purchase on 2023-06-01 20.00 line=10.00 line=10.00::::own_brand
ask why
trades 100 by at_the_till on 2023-06-10
ask balance
