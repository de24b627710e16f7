# 零元不是消费。
# Nothing paid is no purchase.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"0.00"}
=> refused: amount_must_be_positive at /amount
