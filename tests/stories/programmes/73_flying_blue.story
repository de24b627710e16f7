# 从探索者到白金一共要付 580;多出的 1200 经验值再保四年。
# From Explorer to Platinum takes 580 in all; 1,200 more keep it four years longer.
programme  flying_blue.json
today      2024-04-01
member     M3073
does       flight on 2019-03-10 xp=580
does       flight on 2019-06-10 xp=1200
ask        tiers
=> explorer from 2019-03-10, decided by 0
=> silver from 2019-03-10 until 2020-03-31, decided by 580
=> gold from 2019-03-10 until 2020-03-31, decided by 480
=> platinum from 2019-03-10 until 2020-03-31, decided by 300
=> platinum from 2020-04-01 until 2021-03-31, decided by 1200
=> platinum from 2021-04-01 until 2022-03-31, decided by 900
=> platinum from 2022-04-01 until 2023-03-31, decided by 600
=> platinum from 2023-04-01 until 2024-03-31, decided by 300
=> gold from 2024-04-01 until 2025-03-31, decided by 0
ask        tier
=> gold until 2025-03-31, 0 counted; 300 more for platinum; 180 more to keep it
