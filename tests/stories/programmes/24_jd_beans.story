# 百豆一元，最多抵一半；来年年底清零。
# A hundred beans are a yuan, up to half the bill; gone at the end of next year.
programme  jd_beans.json
today      2024-06-30
member     J1 小京
does check_in on 2024-03-01
does check_in on 2024-03-01T20:00
buys 2024-03-05 2500.00
does review on 2024-03-08
# The mid-year sale.
buys 2024-06-05 800.00
ask why
=> +3 on 2024-03-01 by check_in@1: 1 x 3/1
=> 0 on 2024-03-01 by check_in@1: 1 x 3/1, capped from 3
=> +1000 on 2024-03-05 by base@1: 2500.00 x 1/100, capped from 2500
=> +20 on 2024-03-08 by review@1: 1 x 20/1
=> +800 on 2024-06-05 by base@1: 800.00 x 1/100
=> +800 on 2024-06-05 by sale_days@1: 800.00 x 1/50 less 800 before
ask lapses
=> 2623 points can be used until 2025-12-31
trades 2000 by off_the_bill on 2024-06-20 bill=60.00
ask balance
=> earned 2623 points = available 623 + pending 0 + spent 2000 + lapsed 0 + reversed 0 - deficit 0
