# 金卡飞最便宜的舱 3460 英里:865 加 3460,共 4325;全年不飞降到银卡,不是蓝卡。
# Gold in the cheapest cabin, 3,460 miles: 865 and 3,460 make 4,325; a year without a flight brings Silver, not Blue.
programme  british_airways.json
today      2020-04-08
member     M3007
says       {"id": "e1", "member": "M3007", "type": "profile", "at": "2018-04-08", "settings": {"joined": "2018-04-08"}}
says       {"id": "e2", "member": "M3007", "type": "flight", "at": "2018-05-01", "numbers": {"miles": 3000, "tier_points": 1500}, "tags": ["first"]}
says       {"id": "e3", "member": "M3007", "type": "flight", "at": "2018-06-01", "numbers": {"miles": 3460}, "tags": ["cheapest"]}
ask        why
ask        tiers
