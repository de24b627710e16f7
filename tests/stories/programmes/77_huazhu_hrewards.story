# 四十晚且爽约不过三次升铂金;次年只住 29 晚,降回金卡。
# Forty nights with at most three no-shows are Platinum; 29 nights the year after fall back to Gold.
programme  huazhu_hrewards.json
today      2022-01-10
member     M3077
sets       joined 2020-01-10 on 2020-01-10
does       no_show on 2020-02-01
does       no_show on 2020-02-11
does       no_show on 2020-02-21
does       stay on 2020-06-10 8000.00 nights=40
does       stay on 2021-03-10 5800.00 nights=29
ask        tiers
=> star from 2020-01-10, decided by 0
=> platinum from 2020-06-10 until 2022-01-09, decided by 40
=> gold from 2022-01-10 until 2023-01-09, decided by 29
ask        lapses
=> 8000 points can be used until 2022-06-10
=> 14500 points can be used until 2023-03-10
