# 3442 英里的高级经济舱算 4302 定级里程;120 英里的短途也算 250;六万里程只花了 5000 加元,只是 35K。
# 3,442 miles in premium count 4,302, 120 miles count 250; 60,000 miles with 5,000 dollars are 35K only.
programme  aeroplan.json
today      2022-12-31
member     M3002
says       {"id": "e1", "member": "M3002", "type": "flight", "at": "2022-01-05", "amount": "200.00", "numbers": {"miles": 3442}, "tags": ["premium"]}
says       {"id": "e2", "member": "M3002", "type": "flight", "at": "2022-01-06", "amount": "50.00", "numbers": {"miles": 120}, "tags": ["flex"]}
says       {"id": "e3", "member": "M3002", "type": "flight", "at": "2022-03-01", "amount": "4750.00", "numbers": {"miles": 55448}, "tags": ["flex"]}
ask        why of sqm
ask        tier
ask        tiers
