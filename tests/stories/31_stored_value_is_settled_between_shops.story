# 在东店充值,在西店消费:东店收了钱,月底结给西店,一分不差。
# Topped up in the east, spent in the west: the east has the money and pays the west; all sums to zero.
programme  chain_stored_value.json
today      2026-04-30
member     M2001 周女士
says       {"id":"t1","member":"M2001","type":"top_up","at":"2026-03-02T10:00","amount":"1000.00","place":"east"}
says       {"id":"b1","member":"M2001","type":"purchase","at":"2026-03-09T12:00","amount":"90.00","place":"west","tenders":[{"kind":"stored_value","amount":"90.00"}]}
says       {"id":"b2","member":"M2001","type":"purchase","at":"2026-03-20T12:00","amount":"200.00","place":"west","tenders":[{"kind":"stored_value","amount":"200.00"}]}
says       {"id":"b3","member":"M2001","type":"purchase","at":"2026-03-21T12:00","amount":"50.00","place":"east","tenders":[{"kind":"stored_value","amount":"50.00"}]}
# 四月,西店那笔退了一半:结算也退回去。
# In April half of a purchase in the west comes back, and so does its settlement.
says       {"id":"r1","member":"M2001","type":"refund","at":"2026-04-02T12:00","amount":"100.00","place":"east","refers_to":"b2"}
ask        settlement
=> 2026-03: 50.00 principal of east used in east
=> 2026-03: 140.00 principal of east used in west
=> 2026-03: 150.00 bonus of east used in west
=> 2026-04: -70.00 principal of east used in west
=> 2026-04: -30.00 bonus of east used in west
=> 2026-03: east pays 140.00 principal
=> 2026-03: west gets 140.00 principal
=> 2026-03: east pays 150.00 bonus
=> 2026-03: west gets 150.00 bonus
=> 2026-04: east gets 70.00 principal
=> 2026-04: west pays 70.00 principal
=> 2026-04: east gets 30.00 bonus
=> 2026-04: west pays 30.00 bonus
ask        statement 2026-03-01 to 2026-03-31
=> points: opening 0, earned +340, closing 340
=> principal: opening 0.00, earned +1000.00, used -190.00, closing 810.00
=> bonus: opening 0.00, earned +150.00, used -150.00, closing 0.00
ask        statement 2026-04-01 to 2026-04-30
=> points: opening 340, taken back -100, closing 240
=> principal: opening 810.00, returned +70.00, closing 880.00
=> bonus: opening 0.00, returned +30.00, closing 30.00
ask        liability
=> headquarters owes 880.00 principal without end, costing 880.00
=> headquarters owes 240 points lapsing in 2027-12, costing 0.00
=> headquarters owes 30.00 bonus lapsing in 2027-03, costing 30.00
