# 一年消费三千是银卡，两千就能保住；积分抵房费最多一半。
# Three thousand a year is Silver, two thousand keep it; points pay up to half the room.
programme  hotel_four_tiers.json
today      2025-12-31
member     T1 云先生
does stay on 2024-05-01 3000.00 nights=6
ask tier
does stay on 2025-03-01 2000.00 nights=4
ask tier
trades 1000 by off_the_room on 2025-06-01 bill=300.00
ask why
today      2026-06-30
ask tiers
ask benefits
