# 没有这种事件。
# There is no such event.
programme  community_mart.json
today      2026-01-31
member     M1 何女士
says       {"id":"e1","member":"M1","type":"steal","at":"2026-01-03","amount":"5.00"}
ask        balance
=> refused: event_type_is_unknown at /0/type (steal)
