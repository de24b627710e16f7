# 每年二月二十八日清掉满一年的积分；退货扣回。
# On 28 February what is older than a year goes; returned goods take theirs back.
programme  zhongwei_mengyou.json
member     Z1 忠大姐
today      2020-02-27
buys 2019-01-15 300.00
buys 2019-03-15 500.00 as coat
ask balance
=> earned 800 points = available 800 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
today      2020-02-28
ask balance
=> earned 800 points = available 500 + pending 0 + spent 0 + lapsed 300 + reversed 0 - deficit 0
refunds 200.00 of coat on 2020-02-28
ask balance
=> earned 800 points = available 300 + pending 0 + spent 0 + lapsed 300 + reversed 200 - deficit 0
today      2021-02-28
ask balance
=> earned 800 points = available 0 + pending 0 + spent 0 + lapsed 600 + reversed 200 - deficit 0
