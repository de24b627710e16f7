# 不积分:每次入住自选礼遇。
# No points: each stay brings privileges of one's choice.
programme  mandarin_oriental.json
today      2024-12-31
member     M3029
says       {"id": "e1", "member": "M3029", "type": "stay", "at": "2024-03-01", "amount": "4000.00", "numbers": {"nights": 2}}
says       {"id": "e2", "member": "M3029", "type": "stay", "at": "2024-09-01", "amount": "4000.00", "numbers": {"nights": 2}}
says       {"id": "e3", "member": "M3029", "type": "redeem", "at": "2024-09-01T15:00", "reward": "room_upgrade"}
ask        balance
ask        tier
ask        benefits
