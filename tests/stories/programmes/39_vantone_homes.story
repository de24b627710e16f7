# 一套房是业主；带来三位邻居，也算世家。
# One home makes an owner; three neighbours brought make a family of owners.
programme  vantone_homes.json
today      2024-06-30
member     V1 万先生
does purchase on 2024-01-10 3000000.00 line=3000000.00:home
ask tier
=> owner, 1 counted; 1 more for family
does fee on 2024-01-20 1800.00 tag=on_time
ask why
=> +5000 on 2024-01-10 with level owner
=> +1800 on 2024-01-20 by fee@1: 1800.00 x 1/100
=> +180 on 2024-01-20 by on_time@1: 1800.00 x 11/1000 less 1800 before
does bring_buyer on 2024-02-01
does bring_buyer on 2024-03-01
does bring_buyer on 2024-04-01
ask tier
=> family, 1 counted
trades 1000 by off_the_fee on 2024-05-01 bill=450.00
ask balance
=> earned 6980 points = available 5980 + pending 0 + spent 1000 + lapsed 0 + reversed 0 - deficit 0
