# 三倍活动：满六百才有，期末一次入账，最多三千。
# The triple bonus: from 600 over the month, credited after its end, at most 3,000.
programme  ikea_family_malaysia.json
today      2020-02-29
member     I1 Puan Aminah
sets birth 03-09 on 2020-01-01
buys 2020-02-05 350.00
buys 2020-02-20 250.00
ask balance
today      2020-03-01
ask balance
today      2020-03-31
buys 2020-03-15 50.00
buys 2020-03-16 50.00
ask why
member     I2 Encik Tan
buys 2020-02-05 599.00
today      2020-03-01
ask balance
