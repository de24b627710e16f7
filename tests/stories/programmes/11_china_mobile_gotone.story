# 话费积分留三个自然年；十二个整月话费够了才升级。
# Points on the bill last three calendar years; twelve whole months make the level.
programme  china_mobile_gotone.json
today      2024-02-01
member     T1 全先生
does bill on 2023-01-05 150.00
does bill on 2023-04-05 500.00
does bill on 2023-07-05 600.00
does bill on 2023-12-18 550.00
ask tier
=> gold until 2025-12-31, 1650.00 counted; 1950.00 more for platinum; 1800.00 more to keep it
ask why
=> +150 on 2023-01-05 by base@1: 150.00 x 1/100
=> +500 on 2023-04-05 by base@1: 500.00 x 1/100
=> +600 on 2023-07-05 by base@1: 600.00 x 1/100
=> +550 on 2023-12-18 by base@1: 550.00 x 1/100
=> +300 on 2023-12-18 by gotone_day@1: 550.00 x 1/50 less 550 before, capped from 550
ask lapses
=> 2100 points can be used until 2025-12-31
ask benefits
=> service_line
=> gotone_day_gifts
=> family_points
=> lounge_gold, 2 left
=> theatre
today      2026-01-01
ask balance
=> earned 2100 points = available 0 + pending 0 + spent 0 + lapsed 2100 + reversed 0 - deficit 0
