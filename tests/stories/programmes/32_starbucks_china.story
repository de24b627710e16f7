# 三十加三十是一点二颗星；三个月不到四颗就清。
# Thirty and thirty are 1.2 stars; fewer than four in three months are lost.
programme  starbucks_china.json
today      2018-01-31
member     S1 小巴
buys 2018-01-10 30.00
buys 2018-01-11 30.00
ask balance of stars
does purchase on 2018-01-12 40.00 pay=star_card:40.00
ask balance of stars
today      2018-04-30
ask balance of stars
member     S2 金女士
today      2018-06-30
buys 2018-01-10 1250.00
buys 2018-05-02 500.00
ask tier
ask holds
today      2019-06-30
ask tiers
ask holds
