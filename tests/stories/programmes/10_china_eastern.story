# 2025 年 30 个航段但只花 25000 元:银卡,金卡还要四万。
# 30 segments but 25,000 yuan in 2025 are Silver; Gold needs 40,000.
programme  china_eastern.json
today      2025-12-31
member     M3010
says       {"id": "e1", "member": "M3010", "type": "flight", "at": "2025-01-01", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e2", "member": "M3010", "type": "flight", "at": "2025-01-04", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e3", "member": "M3010", "type": "flight", "at": "2025-01-07", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e4", "member": "M3010", "type": "flight", "at": "2025-01-10", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e5", "member": "M3010", "type": "flight", "at": "2025-01-13", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e6", "member": "M3010", "type": "flight", "at": "2025-01-16", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e7", "member": "M3010", "type": "flight", "at": "2025-01-19", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e8", "member": "M3010", "type": "flight", "at": "2025-01-22", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e9", "member": "M3010", "type": "flight", "at": "2025-02-01", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e10", "member": "M3010", "type": "flight", "at": "2025-02-04", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e11", "member": "M3010", "type": "flight", "at": "2025-02-07", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e12", "member": "M3010", "type": "flight", "at": "2025-02-10", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e13", "member": "M3010", "type": "flight", "at": "2025-02-13", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e14", "member": "M3010", "type": "flight", "at": "2025-02-16", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e15", "member": "M3010", "type": "flight", "at": "2025-02-19", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e16", "member": "M3010", "type": "flight", "at": "2025-02-22", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e17", "member": "M3010", "type": "flight", "at": "2025-03-01", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e18", "member": "M3010", "type": "flight", "at": "2025-03-04", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e19", "member": "M3010", "type": "flight", "at": "2025-03-07", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e20", "member": "M3010", "type": "flight", "at": "2025-03-10", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e21", "member": "M3010", "type": "flight", "at": "2025-03-13", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e22", "member": "M3010", "type": "flight", "at": "2025-03-16", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e23", "member": "M3010", "type": "flight", "at": "2025-03-19", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e24", "member": "M3010", "type": "flight", "at": "2025-03-22", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e25", "member": "M3010", "type": "flight", "at": "2025-04-01", "amount": "1000.00", "numbers": {"km": 800}}
says       {"id": "e26", "member": "M3010", "type": "flight", "at": "2025-09-01", "amount": "0.00", "numbers": {"km": 800}}
says       {"id": "e27", "member": "M3010", "type": "flight", "at": "2025-09-02", "amount": "0.00", "numbers": {"km": 800}}
says       {"id": "e28", "member": "M3010", "type": "flight", "at": "2025-09-03", "amount": "0.00", "numbers": {"km": 800}}
says       {"id": "e29", "member": "M3010", "type": "flight", "at": "2025-09-04", "amount": "0.00", "numbers": {"km": 800}}
says       {"id": "e30", "member": "M3010", "type": "flight", "at": "2025-09-05", "amount": "0.00", "numbers": {"km": 800}}
ask        tier
ask        tiers
