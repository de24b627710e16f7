# 会员自选积分或航空里程。
# The member chooses points or airline miles.
programme  ritz_carlton.json
today      2015-12-31
member     M3089
does       stay on 2015-03-01 1000.00 nights=3
sets       earns miles on 2015-04-01
does       stay on 2015-05-01 1000.00 nights=3
ask        holds
=> 10000 points available, 10000 held
=> 2000 airline_miles available, 2000 held
ask        tier
=> member, 6 counted this year; 4 more by 2015-12-31 for silver
