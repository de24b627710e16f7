# 没写金额。
# The amount is not there.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03"}
=> refused: field_is_missing at /amount
