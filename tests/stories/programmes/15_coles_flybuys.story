# 加油小票可选每升四分钱或八积分；积分一千换维珍五百。
# The docket is 4 cents or 8 points a litre, as chosen; a thousand points are 500 of the airline's.
programme  coles_flybuys.json
today      2024-06-30
member     F1 Ms Lee
sets docket cents on 2024-01-01
does purchase on 2024-03-01 80.00 tag=docket line=80.00:fuel qty=40
ask why of docket_savings
=> +1.60 on 2024-03-01 by docket_cents@1: 40000/1000 litres x 1/250
=> -1.60 on 2024-03-02 lapsed
sets docket points on 2024-03-02
does purchase on 2024-04-01 80.00 tag=docket line=80.00:fuel qty=40
does purchase on 2024-04-05 3180.40
ask balance
=> earned 3500 points = available 3500 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
trades 2000 by dollars_off on 2024-04-06 bill=25.00
trades 1000 by to_velocity on 2024-04-07
ask balance
=> earned 3500 points = available 500 + pending 0 + spent 3000 + lapsed 0 + reversed 0 - deficit 0
