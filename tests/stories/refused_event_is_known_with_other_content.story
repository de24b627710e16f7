# 同一个编号,两种说法。
# One id, two stories. The same event twice is fine.
programme  community_mart.json
today      2026-01-31
member     M1 王女士
buys       2026-01-03 5.00 as e1
buys       2026-01-03 5.00 as e1
ask        balance
=> earned 5 points = available 5 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
buys       2026-01-03 6.00 as e1
ask        balance
=> refused: event_is_known_with_other_content at /2/id (e1)
