# 各行加起来差一分钱。
# The lines are one fen short of the amount.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"100.00","lines":[{"amount":"60.00"},{"amount":"39.99"}]}
=> refused: lines_do_not_sum at /lines (100.00)
# 金额读不出来,就不再比。
# An amount nobody can read is compared with nothing.
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"100,00","lines":[{"amount":"60.00"},{"amount":"39.99"}]}
=> refused: money_is_malformed at /amount (100,00)
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"100.00","lines":[{"amount":"60,00"},{"amount":"40.00"}]}
=> refused: money_is_malformed at /lines/0/amount (60,00)
