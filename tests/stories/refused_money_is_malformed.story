# 金额里有逗号。
# A comma in an amount.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"1,000.00"}
=> refused: money_is_malformed at /amount (1,000.00)
