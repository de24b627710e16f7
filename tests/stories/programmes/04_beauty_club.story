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
ask tier
ask benefits
