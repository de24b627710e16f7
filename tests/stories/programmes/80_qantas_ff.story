# 1200 英里商务舱是二区 60 分;一年内 2000 定级积分赠 32000 积分。
# 1,200 miles in business are zone 2, 60 credits; 2,000 credits in the year bring 32,000 points.
programme  qantas_ff.json
today      2014-03-31
member     M3080
sets       joined 2013-04-01 on 2013-04-01
does       flight on 2013-05-01 0.00 miles=1200 tag=business
does       partner on 2013-06-01 status_credits=485
does       partner on 2013-07-01 status_credits=485
does       partner on 2013-08-01 status_credits=485
does       partner on 2013-09-01 status_credits=485
ask        why of status_credits
=> +60 on 2013-05-01 by flown_business@1: 1 x 60/1
=> +485 on 2013-06-01 by credited@1: 485000/1000 credit_number x 1/1000
=> +485 on 2013-07-01 by credited@1: 485000/1000 credit_number x 1/1000
=> +485 on 2013-08-01 by credited@1: 485000/1000 credit_number x 1/1000
=> +485 on 2013-09-01 by credited@1: 485000/1000 credit_number x 1/1000
ask        why
=> +8000 on 2013-06-01 by loyalty_bonus@1: 1 x 8000/1
=> +8000 on 2013-07-01 by loyalty_bonus@1: 1 x 8000/1
=> +8000 on 2013-08-01 by loyalty_bonus@1: 1 x 8000/1
=> +8000 on 2013-09-01 by loyalty_bonus@1: 1 x 8000/1
today      2014-04-01
ask        tier
=> bronze, 0 counted; 300 more for silver
ask        tier of lifetime
=> no_lifetime, 2000 counted; 5000 more for lifetime_silver
