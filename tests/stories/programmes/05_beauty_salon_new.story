# 单次充五千，两年内都是八折；还能带闺蜜来。
# A single top-up of 5,000 is 20% off, and a friend may come along.
programme  beauty_salon_new.json
today      2024-06-30
member     N1 花女士
does top_up on 2024-01-08 1999.99
ask tier
does top_up on 2024-02-08 5000.00
ask tier
does purchase on 2024-03-01 480.00 pay=card_value:480.00
ask holds
ask benefits
