# 47 万里程:钻石,34.5 万转入次年;次年不飞,还是钻石,再转 22 万。
# 470,000 miles are Diamond and 345,000 roll over; a year without a flight is Diamond again and 220,000 roll on.
programme  delta_medallion.json
today      2016-01-01
member     M3071
does       flight on 2014-06-01 mqm=470000
ask        tier
=> diamond until 2017-01-31, 220000 counted this year; 0 more to keep it
today      2015-01-01
ask        tier
=> diamond until 2016-01-31, 345000 counted this year; 0 more to keep it
