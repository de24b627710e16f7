# 四十晚且爽约不过三次升铂金;次年只住 29 晚,降回金卡。
# Forty nights with at most three no-shows are Platinum; 29 nights the year after fall back to Gold.
programme  huazhu_hrewards.json
today      2022-01-10
member     M3018
says       {"id": "e1", "member": "M3018", "type": "profile", "at": "2020-01-10", "settings": {"joined": "2020-01-10"}}
says       {"id": "e2", "member": "M3018", "type": "no_show", "at": "2020-02-01"}
says       {"id": "e3", "member": "M3018", "type": "no_show", "at": "2020-02-11"}
says       {"id": "e4", "member": "M3018", "type": "no_show", "at": "2020-02-21"}
says       {"id": "e5", "member": "M3018", "type": "stay", "at": "2020-06-10", "amount": "8000.00", "numbers": {"nights": 40}}
says       {"id": "e6", "member": "M3018", "type": "stay", "at": "2021-03-10", "amount": "5800.00", "numbers": {"nights": 29}}
ask        tiers
ask        lapses
