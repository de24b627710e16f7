# 一次住店 2800 欧元:7000 分,正好金卡;2000 分抵 40 欧元,Plus 会员月底考核。
# 2,800 euros of room charge bring 7,000 points and Gold; 2,000 points take 40 euros off; Plus is reviewed at a month's end.
programme  accor_all.json
today      2019-12-31
member     M3001
says       {"id": "e1", "member": "M3001", "type": "stay", "at": "2019-03-01", "amount": "2800.00", "numbers": {"nights": 4}}
says       {"id": "e2", "member": "M3001", "type": "membership", "at": "2019-01-10"}
says       {"id": "e3", "member": "M3001", "type": "trade", "at": "2019-04-01", "of": "off_the_bill", "points": 2000}
ask        why
ask        balance
ask        tier
ask        tiers of plus
