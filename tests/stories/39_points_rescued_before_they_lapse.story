# 积分快过期了:做什么最省,最晚哪天?
# Points are about to lapse: what is the cheapest thing that saves them, and until when?
programme  community_mart.json
today      2026-12-01
member     M1 王女士
buys       2025-03-01 4000.00
buys       2025-05-01 3000.00
buys       2026-11-01 200.00
ask        rescue until 2027-12-31
=> 7000 points can be used until 2026-12-31
=> redeem soy_sauce: keeps 5000 points, gives 5000 points, worth 30.00 CNY
ask        best use until 2026-12-31
=> 1 x soy_sauce for 5000 points
=> worth 30.00 CNY, 2260 points left
# 一年不动就清零的计划:发一篇游记就够了,不必换礼品。
# Where a year of silence takes everything, one story written is enough; no gift need be taken.
programme  qyer.json
today      2026-12-01
member     M2 小周
does answer on 2026-02-01
does story on 2026-02-01
does story on 2026-02-10
does story on 2026-02-20
ask        rescue until 2027-12-31
=> 305 points can be used until 2027-02-20
=> do story: keeps 305 points, gives 0 points
=> do answer: keeps 305 points, gives 0 points
=> do purchase: keeps 305 points, gives 0 points
=> redeem postcard: keeps 200 points, gives 200 points, worth 8.00 CNY
# 买得勤的人,没有积分会过期。
# Nothing lapses on somebody who comes every week.
programme  coles_flybuys.json
member     M3 Kim
buys       50.00 every 7 days from 2026-09-05 to 2026-11-28
ask        rescue until 2027-12-31
=> nothing lapses by then
# 久不来的人:任何一次消费或兑换都留得住。
# On somebody who stays away: any purchase, any reward keeps them.
member     M4 Lee
buys       2026-01-10 3000.00
ask        rescue until 2027-12-31
=> 3000 points can be used until 2027-01-10
=> do purchase: keeps 3000 points, gives 0 points
=> redeem off_10: keeps 3000 points, gives 2000 points, worth 10.00 AUD
=> trade for to_velocity: keeps 3000 points, gives 3000 points
