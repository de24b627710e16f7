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
ask tier
does booking on 2024-06-01 210000.00
does lesson on 2024-07-01
does lesson on 2024-07-02
does lesson on 2024-07-03
ask tier
does lesson on 2024-07-04
ask tier
ask benefits
