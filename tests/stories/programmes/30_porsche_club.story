# 参加四次、会费交清，才是活跃会员。
# Taking part four times and a paid fee make an Active member; money alone does not.
programme  porsche_club.json
today      2024-09-30
member     P1 Herr Lang
buys 2024-01-10 8000.00
does outing on 2024-04-12
does outing on 2024-05-10
does race_day on 2024-06-06
does restoration on 2024-07-07
ask tier
does fee on 2024-08-01 90.00
ask tier
ask why
ask benefits
