# 没有这种事件。
# There is no such event.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"steal","at":"2026-01-03","amount":"5.00"}
=> refused: word_is_not_an_option at /type (purchase, refund, redeem, goal)
