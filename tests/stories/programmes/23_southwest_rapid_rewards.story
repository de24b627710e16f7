# 一月 65000、二月 60000,同伴票到明年底。
# 65,000 in January and 60,000 in February: a Companion Pass to the end of next year.
programme  southwest_rapid_rewards.json
today      2020-02-15
member     M3023
says       {"id": "e1", "member": "M3023", "type": "partner", "at": "2020-01-15", "numbers": {"points": 65000}}
says       {"id": "e2", "member": "M3023", "type": "partner", "at": "2020-02-15", "numbers": {"points": 60000}}
ask        tier of companion
ask        balance
