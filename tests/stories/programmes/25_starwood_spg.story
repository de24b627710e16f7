# 金卡 100 美元得 300 分;转两万分得 25000 英里。
# Gold earns 300 for 100 dollars; 20,000 moved to an airline bring 25,000 miles.
programme  starwood_spg.json
today      2012-12-31
member     M3025
says       {"id": "e1", "member": "M3025", "type": "stand", "at": "2012-01-10", "of": "tier", "level": "gold", "reason": "status match"}
says       {"id": "e2", "member": "M3025", "type": "stay", "at": "2012-05-01", "amount": "100.00", "numbers": {"nights": 1}}
says       {"id": "e3", "member": "M3025", "type": "adjust", "at": "2012-05-02", "of": "starpoints", "points": 20000, "reason": "card welcome bonus"}
says       {"id": "e4", "member": "M3025", "type": "trade", "at": "2012-06-01", "of": "to_airline", "points": 20000}
ask        why
ask        balance
