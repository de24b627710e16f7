# 转入的房晚能凑等级,但不再转:20 加 60 到 80,次年转入 0。
# Nights rolled in count for the level but roll no further: 20 and 60 make 80, and none roll on.
programme  ihg_rewards_club.json
today      2018-01-01
member     M3020
says       {"id": "e1", "member": "M3020", "type": "stay", "at": "2016-03-01", "amount": "9500.00", "numbers": {"nights": 95}}
says       {"id": "e2", "member": "M3020", "type": "stay", "at": "2017-03-01", "amount": "6000.00", "numbers": {"nights": 60}}
ask        tiers
ask        tier
today      2017-12-31
ask        tier
