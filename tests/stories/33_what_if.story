# 王女士每周花 500 元。换一种做法,年底会怎样?
# Mrs Wang spends 500 yuan a week. What would the year bring if she did one thing otherwise?
programme  community_mart.json
today      2026-01-02
member     M1001 王女士
buys       500.00 every 7 days from 2025-10-04 to 2025-12-27
ask        what if pace until 2026-12-31
=> 52 purchases, 26000.00 CNY; on 2026-12-31 32500 points, 32500 status, silver, worth 200.00 CNY
ask        what if stretch until 2026-12-31
=> 52 purchases, 31200.00 CNY; on 2026-12-31 37700 points, 37700 status, silver, worth 200.00 CNY
=> brings more, buys nothing more
ask        what if weekly:800.00 until 2026-12-31
=> 52 purchases, 41600.00 CNY; on 2026-12-31 48100 points, 48100 status, silver, worth 500.00 CNY
ask        what if one_more_visit until 2026-12-31
=> 104 purchases, 52000.00 CNY; on 2026-12-31 58900 points, 58500 status, gold, worth 500.00 CNY
# 会员日双倍:把当周的购物挪到会员日。
# Member days count double once she is silver: she waits for them with that week's shopping.
ask        what if member_day:member_day until 2026-12-31
=> 52 purchases, 26000.00 CNY; on 2026-12-31 36000 points, 32500 status, silver, worth 200.00 CNY
=> brings more, buys nothing more
# 年货一次买齐:日期、金额、明细都由她定;不买也行。
# The New Year's shopping in one go, on a day of her choice; or without it.
ask        what if basket:9100.00@2026-02-10 until 2026-12-31
=> 53 purchases, 35100.00 CNY; on 2026-12-31 41600 points, 41600 status, silver, worth 500.00 CNY
ask        what if basket:{"at":"2026-02-10","lines":[{"amount":"100.00"},{"amount":"50.00"}]} until 2026-12-31
=> 53 purchases, 26150.00 CNY; on 2026-12-31 32650 points, 32650 status, silver, worth 200.00 CNY
=> brings more, buys nothing more
# 什么都不再买,原有积分怎样?
# And if she bought nothing more?
ask        what if weekly:0.00 until 2026-12-31
=> 0 purchases, 0.00 CNY; on 2026-12-31 6500 points, regular, worth 30.00 CNY
=> brings nothing more
