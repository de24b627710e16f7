# 金卡双积分时每 1000 美元 17500 分,2018 年四月起 18000 分。
# Gold with Points and Points earned 17,500 for 1,000 dollars, and 18,000 from April 2018.
programme  hilton_honors.json
today      2018-06-01
member     M3017
says       {"id": "e1", "member": "M3017", "type": "profile", "at": "2018-01-10", "settings": {"style": "points"}}
says       {"id": "e2", "member": "M3017", "type": "stand", "at": "2018-01-10", "of": "tier", "level": "gold", "until": "2019-12-31", "reason": "status match"}
says       {"id": "e3", "member": "M3017", "type": "stay", "at": "2018-03-01", "amount": "1000.00", "numbers": {"nights": 2}}
says       {"id": "e4", "member": "M3017", "type": "stay", "at": "2018-05-01", "amount": "1000.00", "numbers": {"nights": 2}}
ask        why
