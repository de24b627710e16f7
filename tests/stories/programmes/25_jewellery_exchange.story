# 旧金换新款：新付的钱得积分，换新周每克再加二十分。
# Old gold for new: the new money earns, and each gram in an exchange week.
programme  jewellery_exchange.json
today      2024-12-31
member     G1 金太太
sets wedding 10-18 on 2024-01-01
does purchase on 2024-03-05 9000.00 old_grams=10 pay=old_piece:6000.00 pay=card:3000.00
does purchase on 2024-10-12 8000.00 pay=card:8000.00
ask why
ask tier
ask benefits
