# 二十五个航段也是银卡;银卡多得四分之一。
# 25 segments are Silver too; Silver earns a quarter more.
programme  shenzhen_airlines.json
today      2024-12-31
member     M3028
says       {"id": "e1", "member": "M3028", "type": "flight", "at": "2024-01-01", "numbers": {"km": 900}}
says       {"id": "e2", "member": "M3028", "type": "flight", "at": "2024-01-04", "numbers": {"km": 900}}
says       {"id": "e3", "member": "M3028", "type": "flight", "at": "2024-01-07", "numbers": {"km": 900}}
says       {"id": "e4", "member": "M3028", "type": "flight", "at": "2024-01-10", "numbers": {"km": 900}}
says       {"id": "e5", "member": "M3028", "type": "flight", "at": "2024-01-13", "numbers": {"km": 900}}
says       {"id": "e6", "member": "M3028", "type": "flight", "at": "2024-01-16", "numbers": {"km": 900}}
says       {"id": "e7", "member": "M3028", "type": "flight", "at": "2024-01-19", "numbers": {"km": 900}}
says       {"id": "e8", "member": "M3028", "type": "flight", "at": "2024-01-22", "numbers": {"km": 900}}
says       {"id": "e9", "member": "M3028", "type": "flight", "at": "2024-02-01", "numbers": {"km": 900}}
says       {"id": "e10", "member": "M3028", "type": "flight", "at": "2024-02-04", "numbers": {"km": 900}}
says       {"id": "e11", "member": "M3028", "type": "flight", "at": "2024-02-07", "numbers": {"km": 900}}
says       {"id": "e12", "member": "M3028", "type": "flight", "at": "2024-02-10", "numbers": {"km": 900}}
says       {"id": "e13", "member": "M3028", "type": "flight", "at": "2024-02-13", "numbers": {"km": 900}}
says       {"id": "e14", "member": "M3028", "type": "flight", "at": "2024-02-16", "numbers": {"km": 900}}
says       {"id": "e15", "member": "M3028", "type": "flight", "at": "2024-02-19", "numbers": {"km": 900}}
says       {"id": "e16", "member": "M3028", "type": "flight", "at": "2024-02-22", "numbers": {"km": 900}}
says       {"id": "e17", "member": "M3028", "type": "flight", "at": "2024-03-01", "numbers": {"km": 900}}
says       {"id": "e18", "member": "M3028", "type": "flight", "at": "2024-03-04", "numbers": {"km": 900}}
says       {"id": "e19", "member": "M3028", "type": "flight", "at": "2024-03-07", "numbers": {"km": 900}}
says       {"id": "e20", "member": "M3028", "type": "flight", "at": "2024-03-10", "numbers": {"km": 900}}
says       {"id": "e21", "member": "M3028", "type": "flight", "at": "2024-03-13", "numbers": {"km": 900}}
says       {"id": "e22", "member": "M3028", "type": "flight", "at": "2024-03-16", "numbers": {"km": 900}}
says       {"id": "e23", "member": "M3028", "type": "flight", "at": "2024-03-19", "numbers": {"km": 900}}
says       {"id": "e24", "member": "M3028", "type": "flight", "at": "2024-03-22", "numbers": {"km": 900}}
says       {"id": "e25", "member": "M3028", "type": "flight", "at": "2024-04-01", "numbers": {"km": 900}}
says       {"id": "e26", "member": "M3028", "type": "flight", "at": "2024-11-01", "numbers": {"km": 1000}}
ask        tiers
ask        balance
