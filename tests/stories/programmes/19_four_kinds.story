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
ask tier of experience
ask tier of social
trades 5 by stamp_card on 2024-06-01
ask holds
ask benefits
