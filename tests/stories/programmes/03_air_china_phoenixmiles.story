# 四万公里下月成银卡;银卡飞 1000 公里得 1250,其中 250 不计定级。
# 40,000 km make Silver on the first of next month; then 1,000 km bring 1,250, of which 250 do not count for the level.
programme  air_china_phoenixmiles.json
today      2024-07-02
member     M3003
says       {"id": "e1", "member": "M3003", "type": "flight", "at": "2024-05-10", "numbers": {"km": 40000}}
says       {"id": "e2", "member": "M3003", "type": "flight", "at": "2024-07-01", "numbers": {"km": 1000}}
ask        why
ask        tier
ask        tiers
