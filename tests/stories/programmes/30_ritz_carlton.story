# 会员自选积分或航空里程。
# The member chooses points or airline miles.
programme  ritz_carlton.json
today      2015-12-31
member     M3030
says       {"id": "e1", "member": "M3030", "type": "stay", "at": "2015-03-01", "amount": "1000.00", "numbers": {"nights": 3}}
says       {"id": "e2", "member": "M3030", "type": "profile", "at": "2015-04-01", "settings": {"earns": "miles"}}
says       {"id": "e3", "member": "M3030", "type": "stay", "at": "2015-05-01", "amount": "1000.00", "numbers": {"nights": 3}}
ask        holds
ask        tier
