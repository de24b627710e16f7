# 付的钱和账单对不上。
# What was paid is not what was owed.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"100.00","tenders":[{"kind":"cash","amount":"60.00"},{"kind":"card","amount":"40.01"}]}
=> refused: tenders_do_not_sum at /tenders (100.00)
# 读不出来的,不再比。
# What nobody can read is compared with nothing.
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"100,00","tenders":[{"kind":"cash","amount":"100.00"}]}
=> refused: money_is_malformed at /amount (100,00)
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"100.00","tenders":[{"kind":"cash","amount":"100,00"}]}
=> refused: money_is_malformed at /tenders/0/amount (100,00)
