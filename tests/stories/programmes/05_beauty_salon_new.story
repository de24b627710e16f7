# 单次充五千，两年内都是八折；还能带闺蜜来。
# A single top-up of 5,000 is 20% off, and a friend may come along.
programme  beauty_salon_new.json
today      2024-06-30
member     N1 花女士
does top_up on 2024-01-08 1999.99
ask tier
=> guest, 1999.99 counted this year; 0.01 more by 2024-12-31 for card_2000
does top_up on 2024-02-08 5000.00
ask tier
=> card_5000 until 2025-12-31, 5000.00 counted this year; 3000.00 more by 2024-12-31 for card_8000; 0.00 more to keep it
does purchase on 2024-03-01 480.00 pay=card_value:480.00
ask holds
=> 480 points available, 480 held
=> 6519.99 principal available, 6519.99 held
=> 1 friend_visits available, 1 held
ask benefits
=> advice
=> reminder
=> tea
=> plan
=> friend, 1 left
