# 买、用、试、带朋友：四条路各算各的。
# Buying, using, trying and bringing friends each count for themselves.
programme  four_kinds.json
today      2024-06-30
member     Q1 四小姐
buys 2024-01-10 5000.00
does try on 2024-02-10
does try on 2024-02-10
does try on 2024-02-10
does try on 2024-03-09
does try on 2024-04-13
does try on 2024-05-11
ask tier of quantity
=> keen until 2025-12-31, 5000.00 counted this year; 5000.00 more to keep it
ask tier of experience
=> expert until 2025-12-31, 6 counted this year; 6 more to keep it
ask tier of social
=> alone, 0 counted; 3 more for host
trades 5 by stamp_card on 2024-06-01
ask holds
=> 5500 points available, 5500 held
=> 3 rights available, 3 held
=> 0 tries available, 0 held
ask benefits
=> repair_one, 3 left
=> repair_more, 3 left
=> try_new
=> before
=> friends
