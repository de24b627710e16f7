# 银卡到期前看:照这样保得住吗?差多少钱、差几次?
# Before silver is decided: is it kept at this pace, and what is missing, in money and in visits?
programme  community_mart.json
today      2026-09-01
member     M1 王女士
buys       2025-06-01 12000.00
buys       150.00 every 7 days from 2026-01-03 to 2026-08-29
ask        keep
=> silver is decided on 2026-12-31; from 2027-01-01 regular
=> 7800 of 8000 status
=> enough: 162.00 CNY a visit
=> enough: 200.00 CNY more on the last day
=> enough: 2 more visits
# 多来的人保得住。
# A busier member keeps it.
member     M2 李女士
buys       2025-06-01 12000.00
buys       250.00 every 7 days from 2026-01-03 to 2026-08-29
ask        keep
=> silver is decided on 2026-12-31; from 2027-01-01 silver
=> 13000 of 8000 status
# 普通会员没有什么要保。
# The first level is nobody's to lose.
member     M3 张先生
buys       2026-08-01 100.00
ask        keep
=> nothing is to be kept
