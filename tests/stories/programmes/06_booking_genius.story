# 两年零一天前的那次入住不再算数:还是 1 级。
# A stay of two years and a day ago no longer counts: still level 1.
programme  booking_genius.json
today      2024-01-11
member     M3006
says       {"id": "e1", "member": "M3006", "type": "sign_up", "at": "2022-01-01"}
says       {"id": "e2", "member": "M3006", "type": "stay", "at": "2022-01-10", "amount": "100.00"}
says       {"id": "e3", "member": "M3006", "type": "stay", "at": "2022-06-10", "amount": "100.00"}
says       {"id": "e4", "member": "M3006", "type": "stay", "at": "2023-01-10", "amount": "100.00"}
says       {"id": "e5", "member": "M3006", "type": "stay", "at": "2023-06-10", "amount": "100.00"}
says       {"id": "e6", "member": "M3006", "type": "stay", "at": "2024-01-11", "amount": "100.00"}
ask        tier
today      2024-01-12
ask        tier
