# 交年费得仓位，当月每满两万再返四百分。
# The yearly fee brings shelves; each twenty thousand of the month brings 400 more.
programme  clothing_market.json
today      2024-03-31
member     S1 服装店
does fee on 2024-01-02 1200.00
ask tier
=> shelf until 2025-01-01, 1200.00 counted; 4800.00 more for hall; 0.00 more to keep it
buys 2024-03-02 15000.00
buys 2024-03-09 30000.00
ask why
=> +1500 on 2024-03-02 by base@1: 15000.00 x 1/1000
=> +300 on 2024-03-02 by shelf_more@1: 15000.00 x 3/2500 less 1500 before
=> +3000 on 2024-03-09 by base@1: 30000.00 x 1/1000
=> +600 on 2024-03-09 by shelf_more@1: 30000.00 x 3/2500 less 3000 before
=> +800 on 2024-03-09 by volume@1: 3600/1 + 1 x 800/1 less 3600 before
uses 10 of shelves_shelf on 2024-03-10
ask benefits
=> letter
=> makers
=> returns
=> shelves_shelf, 20 left
=> sorting_shelf, 10 left
