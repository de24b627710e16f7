# 最后一次活动满两年后积分清零;家庭账户转入不算活动。
# Two years after the last activity all points lapse; points from a family pool are no activity.
programme  velocity.json
today      2021-10-19
member     M3026
says       {"id": "e1", "member": "M3026", "type": "flight", "at": "2019-10-18", "amount": "100.00", "numbers": {"zone": 2}, "tags": ["flex"]}
says       {"id": "e2", "member": "M3026", "type": "credit", "at": "2021-07-15", "of": "points", "points": 500, "other": "M3999"}
ask        balance
today      2021-10-18
ask        balance
ask        lapses
