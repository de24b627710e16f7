# 从探索者到白金一共要付 580;多出的 1200 经验值再保四年。
# From Explorer to Platinum takes 580 in all; 1,200 more keep it four years longer.
programme  flying_blue.json
today      2024-04-01
member     M3014
says       {"id": "e1", "member": "M3014", "type": "flight", "at": "2019-03-10", "numbers": {"xp": 580}}
says       {"id": "e2", "member": "M3014", "type": "flight", "at": "2019-06-10", "numbers": {"xp": 1200}}
ask        tiers
ask        tier
