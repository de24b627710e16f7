# 只有会员卡付的部分得星；第三个周五金星双倍。
# Only what the card pays earns; the third Friday doubles for Gold.
programme  starbucks_us.json
today      2018-06-30
member     U1 Ms Diaz
does purchase on 2018-01-10 10.00 pay=starbucks_card:6.00 pay=cash:4.00
ask balance
does purchase on 2018-02-01 150.00 pay=starbucks_card:150.00
ask tier
# 16 February is the third Friday.
does purchase on 2018-02-16 10.00 pay=starbucks_card:10.00
ask why
trades 250 by free_item on 2018-03-01
ask holds
ask lapses
