# 金额写成了数字,会丢小数。
# Money as a JSON number loses cents somewhere.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":5.00}
=> refused: field_has_wrong_type at /amount (text)
