# 交年费得仓位，当月每满两万再返四百分。
# The yearly fee brings shelves; each twenty thousand of the month brings 400 more.
programme  clothing_market.json
today      2024-03-31
member     S1 服装店
does fee on 2024-01-02 1200.00
ask tier
buys 2024-03-02 15000.00
buys 2024-03-09 30000.00
ask why
uses 10 of shelves_shelf on 2024-03-10
ask benefits
