# 旧卡六档，多充两千只多半折。
# The old cards: six steps, two thousand more for half a tenth.
programme  beauty_salon_old.json
today      2024-06-30
member     O1 旧客
does top_up on 2024-01-08 8000.00
ask tier
=> card_8000 until 2025-12-31, 8000.00 counted this year; 2000.00 more by 2024-12-31 for card_10000; 0.00 more to keep it
does top_up on 2024-02-08 2000.00
ask tier
=> card_8000 until 2025-12-31, 8000.00 counted this year; 2000.00 more by 2024-12-31 for card_10000; 0.00 more to keep it
ask benefits
=> advice
=> reminder
=> tea
=> price
ask holds
=> 10000.00 principal available, 10000.00 held
