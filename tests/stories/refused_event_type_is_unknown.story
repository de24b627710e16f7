# 没有这种事件。
# There is no such event.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"steal","at":"2026-01-03","amount":"5.00"}
=> refused: event_type_is_unknown at /type (steal)
