# 退零元、目标零元,都不算数;零元消费是一次到店,不得分。
# A refund or a goal of nothing is none; a purchase of nothing is a visit that brings no points.
programme  community_mart.json
today      2026-01-31
member     M1
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"0.00"}
says       {"id":"e2","member":"M1","type":"goal","at":"2026-01-03","amount":"0.00"}
=> refused: amount_must_be_positive at /amount
says       {"id":"e3","member":"M1","type":"refund","at":"2026-01-03","amount":"0.00","refers_to":"e1"}
=> refused: amount_must_be_positive at /amount
ask        balance
=> earned 0 points = available 0 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask        habit
=> 0.00 CNY every 7 days, next on 2026-02-07; seen 1 visits, 0.00 CNY from 2025-12-28 to 2026-01-31
