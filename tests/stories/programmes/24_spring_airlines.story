# 飞行积分到第三年年底;买来的积分不过期。
# Flight points live to the end of the third year; points bought never lapse.
programme  spring_airlines.json
today      2012-06-01
member     M3024
says       {"id": "e1", "member": "M3024", "type": "flight", "at": "2012-05-20", "amount": "500.00"}
says       {"id": "e2", "member": "M3024", "type": "top_up", "at": "2012-05-21", "amount": "500.00"}
ask        balance
ask        lapses
