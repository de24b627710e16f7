# 接待够多、评分够高、几乎不取消，才是超赞房东。
# A Superhost has hosted enough, is rated well, answers and hardly ever cancels.
programme  airbnb.json
today      2024-06-30
member     H1 何房东
does answered on 2024-01-10 in_time=100
does hosted_stay on 2024-01-12 nights=40 rating=4.9 cancelled=0
does hosted_stay on 2024-03-01 nights=40 rating=4.8 cancelled=0
ask tier
=> host, 2 counted; 8 more for superhost
# Three stays and a hundred nights do as well as ten stays.
does hosted_stay on 2024-05-01 nights=30 rating=4.7 cancelled=0
ask tier
=> superhost until 2024-08-31, 3 counted; 0 more to keep it
ask benefits
=> cover
=> community
=> earnings
=> badge
=> help_first
=> photos, 1 left
# One bad guest and the average is under 4.8.
does hosted_stay on 2024-06-10 nights=2 rating=4.0 cancelled=0
today      2024-09-30
ask tiers
=> host from 2024-01-10, decided by 0
=> superhost from 2024-05-01 until 2024-08-31, decided by 3
=> host from 2024-09-01, decided by 4
