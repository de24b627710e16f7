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
does park_day on 2024-10-02
does purchase on 2024-10-02 300.00
ask tier
ask why
ask holds
