# 订单里程出行后才到账；退了就没有。
# Miles come after the trip is made; a cancelled one brings none.
programme  tongcheng.json
today      2024-05-31
member     V1 同女士
buys 2024-03-01 1200.00 as flight
buys 2024-03-05 500.00 as hotel
ask balance
does trip_made on 2024-04-02 refers_to=flight
refunds 500.00 of hotel on 2024-04-03
ask balance
buys 2024-05-10 300.00
ask tier
ask benefits
