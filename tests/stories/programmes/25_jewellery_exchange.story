# 旧金换新款：新付的钱得积分，换新周每克再加二十分。
# Old gold for new: the new money earns, and each gram in an exchange week.
programme  jewellery_exchange.json
today      2024-12-31
member     G1 金太太
sets wedding 10-18 on 2024-01-01
does purchase on 2024-03-05 9000.00 old_grams=10 pay=old_piece:6000.00 pay=card:3000.00
does purchase on 2024-10-12 8000.00 pay=card:8000.00
ask why
=> +3000 on 2024-03-05 by base@1: 3000.00 x 1/100
=> +200 on 2024-03-05 by exchange_gram@1: 3000/1 + 10000/1000 grams x 1/50 less 3000 before
=> +8000 on 2024-10-12 by base@1: 8000.00 x 1/100
=> +8000 on 2024-10-12 by wedding@1: 8000.00 x 1/50 less 8000 before
ask tier
=> collector until 2027-10-11, 11000.00 counted this year; 39000.00 more by 2024-12-31 for connoisseur; 10000.00 more to keep it
ask benefits
=> cleaning, 1 left
=> appraisal
=> greetings
=> resizing, 2 left
