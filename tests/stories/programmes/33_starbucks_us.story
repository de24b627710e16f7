# 只有会员卡付的部分得星；第三个周五金星双倍。
# Only what the card pays earns; the third Friday doubles for Gold.
programme  starbucks_us.json
today      2018-06-30
member     U1 Ms Diaz
does purchase on 2018-01-10 10.00 pay=starbucks_card:6.00 pay=cash:4.00
ask balance
=> earned 12 points = available 12 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
does purchase on 2018-02-01 150.00 pay=starbucks_card:150.00
ask tier
=> gold until 2019-01-31, 312 counted; 0 more to keep it
# 16 February is the third Friday.
does purchase on 2018-02-16 10.00 pay=starbucks_card:10.00
ask why
=> +12 on 2018-01-10 by base@1: 6.00 x 1/50
=> +300 on 2018-02-01 by base@1: 150.00 x 1/50
=> +20 on 2018-02-16 by base@1: 10.00 x 1/50
=> +20 on 2018-02-16 by double_day@1: 10.00 x 1/25 less 20 before
trades 250 by free_item on 2018-03-01
ask holds
=> 102 stars available, 102 held
=> 2 rewards available, 2 held
ask lapses
=> 102 points can be used until 2018-08-31
