# 最后一次活动满两年后积分清零;家庭账户转入不算活动。
# Two years after the last activity all points lapse; points from a family pool are no activity.
programme  velocity.json
today      2021-10-19
member     M3085
does       flight on 2019-10-18 100.00 zone=2 tag=flex
says       {"id": "c1", "member": "M3085", "type": "credit", "at": "2021-07-15", "of": "points", "points": 500, "other": "M3999"}
ask        balance
=> earned 1000 points = available 0 + pending 0 + spent 0 + lapsed 1000 + reversed 0 - deficit 0
today      2021-10-18
ask        balance
=> earned 1000 points = available 1000 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask        lapses
=> 1000 points can be used until 2021-10-18
