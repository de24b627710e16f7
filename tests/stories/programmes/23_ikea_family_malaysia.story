# 三倍活动：满六百才有，期末一次入账，最多三千。
# The triple bonus: from 600 over the month, credited after its end, at most 3,000.
programme  ikea_family_malaysia.json
today      2020-02-29
member     I1 Puan Aminah
sets birth 03-09 on 2020-01-01
buys 2020-02-05 350.00
buys 2020-02-20 250.00
ask balance
=> earned 600 points = available 600 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
today      2020-03-01
ask balance
=> earned 2400 points = available 2400 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
today      2020-03-31
buys 2020-03-15 50.00
buys 2020-03-16 50.00
ask why
=> +350 on 2020-02-05 by base@2: 350.00 x 1/100
=> +250 on 2020-02-20 by base@2: 250.00 x 1/100
=> +1800 on 2020-03-01 by trade february_2020
=> +50 on 2020-03-15 by base@2: 50.00 x 1/100
=> +100 on 2020-03-15 by birth_month@2: 50.00 x 3/100 less 50 before
=> +50 on 2020-03-16 by base@2: 50.00 x 1/100
member     I2 Encik Tan
buys 2020-02-05 599.00
today      2020-03-01
ask balance
=> earned 599 points = available 599 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
