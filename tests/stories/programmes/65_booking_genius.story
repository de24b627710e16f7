# 两年零一天前的那次入住不再算数:还是 1 级。
# A stay of two years and a day ago no longer counts: still level 1.
programme  booking_genius.json
today      2024-01-11
member     M3065
does       sign_up on 2022-01-01
does       stay on 2022-01-10 100.00
does       stay on 2022-06-10 100.00
does       stay on 2023-01-10 100.00
does       stay on 2023-06-10 100.00
does       stay on 2024-01-11 100.00
ask        tier
=> genius_1, 4 counted; 1 more for genius_2
today      2024-01-12
ask        tier
=> genius_1, 4 counted; 1 more for genius_2
