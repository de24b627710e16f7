# 计数的规则:每月量四次血压得 50 分;每到五处得 150 分。
# Rules that count: four check-ups a month, every fifth place seen.
programme  drugstore_club.json
today      2026-01-02
member     M1 孙先生
buys       100.00 every 7 days from 2025-10-04 to 2025-12-27
ask        what if pace until 2026-03-31
=> 13 purchases, 1300.00 CNY; on 2026-03-31 2600 points, 4 tests, 2 deliveries, care, worth 15.00 CNY
ask        what if challenge:four_checks until 2026-03-31
=> 13 purchases, 1300.00 CNY; on 2026-03-31 2730 points, 4 tests, 2 deliveries, care, worth 15.00 CNY
=> brings more, buys nothing more
programme  tourism_new_zealand.json
member     M2 何女士
ask        what if pace until 2026-12-31
=> 0 purchases, 0.00 NZD; on 2026-12-31 0 points, arrival, worth 0.00 NZD
ask        what if challenge:fifth until 2026-12-31
=> 0 purchases, 0.00 NZD; on 2026-12-31 400 points, walker, worth 8.00 NZD
ask        what if challenge:visit*2 until 2026-12-31
=> 0 purchases, 0.00 NZD; on 2026-12-31 100 points, arrival, worth 0.00 NZD
=> brings more, buys nothing more
