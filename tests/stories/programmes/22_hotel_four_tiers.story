# 一年消费三千是银卡，两千就能保住；积分抵房费最多一半。
# Three thousand a year is Silver, two thousand keep it; points pay up to half the room.
programme  hotel_four_tiers.json
today      2025-12-31
member     T1 云先生
does stay on 2024-05-01 3000.00 nights=6
ask tier
=> silver until 2025-12-31, 0.00 counted this year; 10000.00 more by 2025-12-31 for gold; 2000.00 more to keep it
does stay on 2025-03-01 2000.00 nights=4
ask tier
=> silver until 2025-12-31, 2000.00 counted this year; 8000.00 more by 2025-12-31 for gold; 0.00 more to keep it
trades 1000 by off_the_room on 2025-06-01 bill=300.00
ask why
=> +3000 on 2024-05-01 by base@1: 3000.00 x 1/100
=> +2000 on 2025-03-01 by base@1: 2000.00 x 1/100
=> +200 on 2025-03-01 by silver_more@1: 2000.00 x 11/1000 less 2000 before
=> -1000 on 2025-06-01 by trade off_the_room
today      2026-06-30
ask tiers
=> regular from 2024-05-01, decided by 0.00
=> silver from 2024-05-01 until 2025-12-31, decided by 3000.00
=> silver from 2026-01-01 until 2027-12-31, decided by 2000.00
ask benefits
=> late
=> birthday_cake
=> guest_price
=> up_silver, 2 left
