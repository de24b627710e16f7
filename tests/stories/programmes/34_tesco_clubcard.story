# 一季满一百五十分换券，余分留着；券在联盟商家三倍，2023 年 6 月 14 日起两倍。
# From 150 a quarter points become vouchers, the rest stays; at partners they were worth three times, then twice.
programme  tesco_clubcard.json
today      2023-02-01
member     T1 Mrs Cole
buys 2022-11-10 120.99
buys 2022-12-20 145.00
ask balance on 2023-01-31
=> earned 265 points = available 265 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask balance
=> earned 265 points = available 15 + pending 0 + spent 250 + lapsed 0 + reversed 0 - deficit 0
ask holds
=> 15 points available, 15 held
=> 2.50 vouchers available, 2.50 held
ask lapses of vouchers
=> 2.50 vouchers can be used until 2025-02-28
today      2023-06-30
trades 1.00 by partner on 2023-06-13
trades 1.00 by partner on 2023-06-14
ask holds
=> 15 points available, 15 held
=> 0.50 vouchers available, 0.50 held
=> 5.00 partner_codes available, 5.00 held
does purchase on 2023-06-20 60.00 line=60.00:fuel qty=41
ask balance
=> earned 285 points = available 35 + pending 0 + spent 250 + lapsed 0 + reversed 0 - deficit 0
