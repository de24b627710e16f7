# 人民币没有第三位小数。
# A yuan has no third decimal.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"5.005"}
=> refused: money_has_too_many_decimals at /amount (5.005)
