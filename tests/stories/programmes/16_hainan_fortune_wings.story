# 挑战:自 1 月 10 日起 120 天内 12 个航段,升金卡。
# The challenge: twelve segments within 120 days from 10 January make Gold.
programme  hainan_fortune_wings.json
today      2025-05-01
member     M3016
says       {"id": "e1", "member": "M3016", "type": "profile", "at": "2025-01-10", "settings": {"challenge": "2025-01-10"}}
says       {"id": "e2", "member": "M3016", "type": "flight", "at": "2025-01-12", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e3", "member": "M3016", "type": "flight", "at": "2025-01-21", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e4", "member": "M3016", "type": "flight", "at": "2025-01-30", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e5", "member": "M3016", "type": "flight", "at": "2025-02-08", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e6", "member": "M3016", "type": "flight", "at": "2025-02-17", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e7", "member": "M3016", "type": "flight", "at": "2025-02-26", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e8", "member": "M3016", "type": "flight", "at": "2025-03-07", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e9", "member": "M3016", "type": "flight", "at": "2025-03-16", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e10", "member": "M3016", "type": "flight", "at": "2025-03-25", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e11", "member": "M3016", "type": "flight", "at": "2025-04-03", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e12", "member": "M3016", "type": "flight", "at": "2025-04-12", "amount": "700.00", "numbers": {"km": 600}}
says       {"id": "e13", "member": "M3016", "type": "flight", "at": "2025-04-21", "amount": "700.00", "numbers": {"km": 600}}
ask        tiers
ask        why
