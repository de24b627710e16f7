# 换新周的专项积分全体会员共用：先到先得，退货的退回额度，发完为止。
# The exchange week's points are shared by all members: first come, first served, until they are up.
programme  jewellery_exchange.json with "most": 300 for "most": 600000
today      2024-12-31
member     G1 金太太
does purchase on 2024-03-05 9000.00 old_grams=10 pay=old_piece:6000.00 pay=card:3000.00 as a1
with       G2 白先生
does purchase on 2024-03-06 5000.00 old_grams=8 pay=old_piece:4000.00 pay=card:1000.00 as b1
ask why
=> +1000 on 2024-03-06 by base@1: 1000.00 x 1/100
=> +100 on 2024-03-06 by exchange_gram@1: 1000/1 + 8000/1000 grams x 1/50 less 1000 before, all the fund set aside of 160
# 金太太退了货，额度又够下一位。
# She brings it back, and the next has what she had.
with       G1 金太太
refunds 9000.00 of a1 on 2024-03-07
ask why
=> +3000 on 2024-03-05 by base@1: 3000.00 x 1/100
=> +200 on 2024-03-05 by exchange_gram@1: 3000/1 + 10000/1000 grams x 1/50 less 3000 before
=> -3000 on 2024-03-07 taken back from 2024-03-05
=> -200 on 2024-03-07 taken back from 2024-03-05
with       G3 钱女士
does purchase on 2024-03-08 5000.00 old_grams=20 pay=old_piece:4000.00 pay=card:1000.00 as c1
ask why
=> +1000 on 2024-03-08 by base@1: 1000.00 x 1/100
=> +200 on 2024-03-08 by exchange_gram@1: 1000/1 + 20000/1000 grams x 1/50 less 1000 before, all the fund set aside of 400
# 服务器收下时写明额度的一笔，重放时照它写的算。
# What the server wrote on an event when it took it holds whenever the account is replayed.
says       {"id":"c2","member":"G3","type":"purchase","at":"2024-03-09","amount":"2000.00","tenders":[{"kind":"old_piece","amount":"1000.00"},{"kind":"card","amount":"1000.00"}],"numbers":{"old_grams":5},"set_aside":{"exchange_gram":0}}
ask why
=> +1000 on 2024-03-08 by base@1: 1000.00 x 1/100
=> +200 on 2024-03-08 by exchange_gram@1: 1000/1 + 20000/1000 grams x 1/50 less 1000 before, all the fund set aside of 400
=> +1000 on 2024-03-09 by base@1: 1000.00 x 1/100
=> 0 on 2024-03-09 by exchange_gram@1: 1000/1 + 5000/1000 grams x 1/50 less 1000 before, all the fund set aside of 100
