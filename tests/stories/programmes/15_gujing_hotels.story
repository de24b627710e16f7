# 升级不扣分;散客价入住不积分。
# A step costs no points; a walk-in stay earns none.
programme  gujing_hotels.json
today      2020-06-30
member     M3015
says       {"id": "e1", "member": "M3015", "type": "stay", "at": "2020-05-01", "amount": "500.00", "numbers": {"nights": 1}, "channel": "own_app"}
says       {"id": "e2", "member": "M3015", "type": "stay", "at": "2020-06-01", "amount": "900.00", "numbers": {"nights": 1}, "channel": "walk_in"}
ask        why
ask        tier
ask        balance
