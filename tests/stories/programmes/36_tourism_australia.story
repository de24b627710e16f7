# 五课成专家；订单够二十万，又学满十课，才是首席。
# Five lessons make a specialist; ten and 200,000 of bookings a premier one.
programme  tourism_australia.json
today      2024-08-31
member     E1 旅行社小陈
does lesson on 2024-02-01
does lesson on 2024-02-02
does lesson on 2024-02-03
does lesson on 2024-02-04
does lesson on 2024-02-05
does lesson on 2024-02-06
ask why
=> +100 on 2024-02-01 by lesson@1: 1 x 100/1
=> +100 on 2024-02-02 by lesson@1: 1 x 100/1
=> +100 on 2024-02-03 by lesson@1: 1 x 100/1
=> +100 on 2024-02-04 by lesson@1: 1 x 100/1
=> +100 on 2024-02-05 by lesson@1: 1 x 100/1
=> 0 on 2024-02-06 by lesson@1: 1 x 100/1, capped from 100
ask tier
=> specialist until 2025-12-31, 6 counted; 4 more for premier; 0 more to keep it
does booking on 2024-06-01 210000.00
does lesson on 2024-07-01
does lesson on 2024-07-02
does lesson on 2024-07-03
ask tier
=> specialist until 2025-12-31, 9 counted; 1 more for premier; 0 more to keep it
does lesson on 2024-07-04
ask tier
=> premier until 2025-12-31, 10 counted; 0 more to keep it
ask benefits
=> lessons
=> library
=> answers
=> certificate
=> study_trips
=> campaigns
