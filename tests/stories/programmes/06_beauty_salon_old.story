# 旧卡六档，多充两千只多半折。
# The old cards: six steps, two thousand more for half a tenth.
programme  beauty_salon_old.json
today      2024-06-30
member     O1 旧客
does top_up on 2024-01-08 8000.00
ask tier
does top_up on 2024-02-08 2000.00
ask tier
ask benefits
ask holds
