# 充 1000 元送 150 元:按她的节奏,几周回本?没用完的怎么办?
# 1,000 yuan paid in bring 150 more: after how many weeks is it back, and what is left unused?
programme  chain_stored_value.json
today      2026-01-02
member     M1 赵女士
buys       100.00 every 7 days from 2025-10-04 to 2025-12-27
ask        what if pace until 2026-12-31
=> 52 purchases, 5200.00 CNY; on 2026-12-31 6500 points, 1 set_meals, gold, worth 68.00 CNY
ask        what if top_up:1000.00 until 2026-12-31
=> 52 purchases, 4850.00 CNY; on 2026-12-31 6150 points, 1 set_meals, gold, worth 68.00 CNY
=> paid in 1000.00 CNY for 1150.00 CNY; back after 9 weeks, on 2026-03-07; saved 500.00 CNY, unused 0.00 CNY, lapsed 0.00 CNY
=> brings more, buys nothing more
# 时间太短就回不了本,余额照实说。
# With six weeks left it is not back, and what is left says so.
ask        what if top_up:1000.00 until 2026-02-15
=> 7 purchases, 700.00 CNY; on 2026-02-15 2000 points, 450.00 principal, regular, worth 68.00 CNY
=> paid in 1000.00 CNY for 1150.00 CNY; not back by then; saved -300.00 CNY, unused 450.00 CNY, lapsed 0.00 CNY
=> brings more, buys nothing more
# 充得多等级高,折扣更低:同一次服务便宜三成。
# At the salon a larger top-up cuts the price of every visit.
programme  beauty_salon_new.json
member     M2 周女士
buys       300.00 every 14 days from 2025-07-05 to 2025-12-20
ask        what if top_up:5000.00 until 2026-12-31
=> 52 purchases, 6240.00 CNY; on 2026-12-31 10140 points, 1 friend_visits, card_5000, worth 180.00 CNY
=> paid in 5000.00 CNY for 5000.00 CNY; back after 33 weeks, on 2026-08-22; saved 1560.00 CNY, unused 0.00 CNY, lapsed 0.00 CNY
ask        what if top_up:8000.00@2026-03-01 until 2027-12-31
=> 104 purchases, 11325.00 CNY; on 2027-12-31 11325 points, 1 friend_visits, 2 home_stylings, card_8000, worth 180.00 CNY
=> paid in 8000.00 CNY for 8000.00 CNY; back after 54 weeks, on 2027-03-13; saved 4275.00 CNY, unused 0.00 CNY, lapsed 0.00 CNY
