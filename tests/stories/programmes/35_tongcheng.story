# 订单里程出行后才到账；退了就没有。
# Miles come after the trip is made; a cancelled one brings none.
programme  tongcheng.json
today      2024-05-31
member     V1 同女士
buys 2024-03-01 1200.00 as flight
buys 2024-03-05 500.00 as hotel
ask balance
=> earned 1700 points = available 0 + pending 1700 + spent 0 + lapsed 0 + reversed 0 - deficit 0
does trip_made on 2024-04-02 refers_to=flight
refunds 500.00 of hotel on 2024-04-03
ask balance
=> earned 1700 points = available 1200 + pending 0 + spent 0 + lapsed 0 + reversed 500 - deficit 0
buys 2024-05-10 300.00
ask tier
=> traveller, 2 counted this year; 1 more by 2024-12-31 for silver
ask benefits
=> reminder
=> line
=> guides
