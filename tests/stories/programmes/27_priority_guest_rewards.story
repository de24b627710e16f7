# 18 个月没有入账就全部过期。
# Eighteen months without earning and everything lapses.
programme  priority_guest_rewards.json
today      2014-05-10
member     M3027
says       {"id": "e1", "member": "M3027", "type": "stay", "at": "2013-01-10", "amount": "100.00", "numbers": {"nights": 1}}
says       {"id": "e2", "member": "M3027", "type": "stay", "at": "2014-05-10", "amount": "100.00", "numbers": {"nights": 1}}
ask        lapses
today      2015-11-11
ask        balance
