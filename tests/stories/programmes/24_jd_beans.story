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
ask lapses
trades 2000 by off_the_bill on 2024-06-20 bill=60.00
ask balance
