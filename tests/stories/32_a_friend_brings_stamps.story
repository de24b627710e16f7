# 朋友第一次下单,介绍人得三枚章;退了单,章也退回。自己介绍自己不算。
# A friend's first order brings three stamps; when it comes back, so do they. Nobody refers themselves.
programme  coffee_chain.json
today      2026-03-20
member     M3001 吴先生
says       {"id":"o0","member":"M3001","type":"purchase","at":"2026-03-03T08:00","amount":"28.00","lines":[{"amount":"28.00","category":"coffee"}]}
with       M3002 郑小姐
says       {"id":"p1","member":"M3002","type":"profile","at":"2026-03-04T08:00","settings":{"referrer":"M3001"}}
says       {"id":"o1","member":"M3002","type":"purchase","at":"2026-03-05T08:00","amount":"56.00","lines":[{"amount":"56.00","category":"coffee","quantity":2}]}
says       {"id":"o2","member":"M3002","type":"purchase","at":"2026-03-06T08:00","amount":"28.00","lines":[{"amount":"28.00","category":"coffee"}]}
ask        balance
=> earned 3 points = available 3 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
with       M3001 吴先生
ask        balance
=> earned 4 points = available 4 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask        why
=> +1 on 2026-03-03 by cup@1: 1000/1000 cups x 1/1000
=> +3 on 2026-03-05 from another account
says       {"id":"r1","member":"M3002","type":"refund","at":"2026-03-07T08:00","refers_to":"o1"}
ask        balance
=> earned 4 points = available 1 + pending 0 + spent 0 + lapsed 0 + reversed 3 - deficit 0
with       M3003 冯先生
says       {"id":"p2","member":"M3003","type":"profile","at":"2026-03-08T08:00","settings":{"referrer":"M3003"}}
says       {"id":"o3","member":"M3003","type":"purchase","at":"2026-03-09T08:00","amount":"28.00","lines":[{"amount":"28.00","category":"coffee"}]}
ask        balance
=> earned 1 points = available 1 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask        blocked
=> o3 of M3003 brings M3003 nothing by friend: nobody refers themselves
