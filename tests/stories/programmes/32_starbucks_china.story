# 三十加三十是一点二颗星；三个月不到四颗就清。
# Thirty and thirty are 1.2 stars; fewer than four in three months are lost.
programme  starbucks_china.json
today      2018-01-31
member     S1 小巴
buys 2018-01-10 30.00
buys 2018-01-11 30.00
ask balance of stars
=> earned 1.20 stars = available 1.20 + pending 0.00 + spent 0.00 + lapsed 0.00 + reversed 0.00 - deficit 0.00
does purchase on 2018-01-12 40.00 pay=star_card:40.00
ask balance of stars
=> earned 2.20 stars = available 2.20 + pending 0.00 + spent 0.00 + lapsed 0.00 + reversed 0.00 - deficit 0.00
today      2018-04-30
ask balance of stars
=> earned 2.20 stars = available 0.00 + pending 0.00 + spent 0.00 + lapsed 2.20 + reversed 0.00 - deficit 0.00
member     S2 金女士
today      2018-06-30
buys 2018-01-10 1250.00
buys 2018-05-02 500.00
ask tier
=> gold until 2019-01-09, 10.00 counted; 15.00 more to keep it
ask holds
=> 10.00 gift_stars available, 10.00 held
=> 35.00 stars available, 35.00 held
today      2019-06-30
ask tiers
=> silver from 2018-01-10, decided by 0.00
=> gold from 2018-01-10 until 2019-01-09, decided by 25.00
=> jade from 2019-01-10 until 2020-01-09, decided by 10.00
ask holds
=> 0.00 gift_stars available, 0.00 held
=> 35.00 stars available, 35.00 held
