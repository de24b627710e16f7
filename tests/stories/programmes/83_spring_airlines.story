# 飞行积分到第三年年底;买来的积分不过期。
# Flight points live to the end of the third year; points bought never lapse.
programme  spring_airlines.json
today      2012-06-01
member     M3083
does       flight on 2012-05-20 500.00
does       top_up on 2012-05-21 500.00
ask        balance
=> earned 510 points = available 510 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask        lapses
=> 10 points can be used until 2014-12-31
