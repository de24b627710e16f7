# 按护理日程来，第三次起加奖更多。
# Care on schedule earns more from the third time on.
programme  beauty_club.json
today      2024-12-31
member     C1 兰女士
buys 2024-01-10 12000.00
does treatment on 2024-03-05 tag=on_schedule
does treatment on 2024-06-05 tag=on_schedule
does treatment on 2024-07-20
does treatment on 2024-09-05 tag=on_schedule
does treatment on 2024-12-05 tag=on_schedule
ask why
=> +12000 on 2024-01-10 by base@1: 12000.00 x 1/100
=> +100 on 2024-03-05 by on_schedule@1: 1 x 100/1
=> +100 on 2024-06-05 by on_schedule@1: 1 x 100/1
=> +200 on 2024-09-05 by on_schedule@1: 1 x 200/1
=> +400 on 2024-12-05 by on_schedule@1: 1 x 400/1
ask tier
=> orchid until 2025-12-31, 12000.00 counted this year; 28000.00 more by 2024-12-31 for pavilion; 10000.00 more to keep it
ask benefits
=> skin_test, 1 left
=> schedule
=> facial_orchid, 1 left
=> evening
