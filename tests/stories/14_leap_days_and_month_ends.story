# 2 月 29 日也是日子;CD 店的积分满 24 个月的前一天是最后一天。
# The 29th of February is a day; two years of points end the day before.
programme  cd_shop.json
today      2024-12-31
member     cd-0002
buys       2024-02-29 10.00
buys       2024-08-31 10.00
ask        lapses
=> 100 points can be used until 2026-02-27
=> 100 points can be used until 2026-08-30
