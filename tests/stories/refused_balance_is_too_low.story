# 手里没有的,不能抵、不能冻、不能扣,也不能拿来付账。
# What is not held cannot be traded, taken off by hand, held back or paid with.
programme  jd_beans.json
today      2026-01-31
member     M1 王女士
buys       2026-01-03 100.00
trades     101 by off_the_bill on 2026-01-10 bill=100.00
ask        balance
=> refused: balance_is_too_low at /1/points (off_the_bill)
member     M1 王女士
buys       2026-01-03 100.00
adjusts    -101 of beans on 2026-01-10
ask        balance
=> refused: balance_is_too_low at /1/points (beans)
member     M1 王女士
buys       2026-01-03 100.00
says       {"id":"h1","member":"M1","type":"hold","at":"2026-01-10","of":"beans","points":101,"until":"2026-01-20"}
ask        balance
=> refused: balance_is_too_low at /1/points (beans)
# 转赠另收手续费 5 分。
# A gift of 100 takes 5 more as its fee.
programme  china_mobile_gotone.json
member     M1 王女士
with       M2 李女士
with       M1 王女士
buys       2026-01-03 104.00
trades     100 by gift_to_family on 2026-01-10 with=M2
ask        balance
=> refused: balance_is_too_low at /1/points (gift_to_family)
# 充 200 送 20,卡里是 220.00 元。
# 200 yuan topped up bring 20 more: 220.00 on the card.
programme  chain_stored_value.json
member     M1 王女士
does       top_up on 2026-01-03 200.00
does       purchase on 2026-01-10 230.00 pay=stored_value:220.01 pay=cash:9.99
ask        holds
=> refused: balance_is_too_low at /1/tenders (stored_value)
