# 入园三天是好友，孩子生日月送一次入园。
# Three days in the park make a Friend; a visit in the child's birth month is a gift.
programme  chimelong.json
today      2024-10-31
member     P1 龙家
sets child_birth 07-15 on 2024-01-01
does park_day on 2024-02-03
does park_day on 2024-07-16
does park_day on 2024-07-16T15:00
ask tier
=> guest, 2 counted this year; 1 more by 2024-12-31 for friend
does park_day on 2024-10-02
does purchase on 2024-10-02 300.00
ask tier
=> friend until 2025-12-31, 3 counted this year; 5 more by 2024-12-31 for family; 3 more to keep it
ask why
=> +300 on 2024-10-02 by base@1: 300.00 x 1/100
=> +300 on 2024-10-02 by night_double@1: 300.00 x 1/50 less 300 before
ask holds
=> 600 coins available, 600 held
=> 3 stamps available, 3 held
=> 4 fast_passes available, 4 held
=> 1 birthday_visits available, 1 held
