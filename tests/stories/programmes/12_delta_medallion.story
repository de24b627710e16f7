# 47 万里程:钻石,34.5 万转入次年;次年不飞,还是钻石,再转 22 万。
# 470,000 miles are Diamond and 345,000 roll over; a year without a flight is Diamond again and 220,000 roll on.
programme  delta_medallion.json
today      2016-01-01
member     M3012
says       {"id": "e1", "member": "M3012", "type": "flight", "at": "2014-06-01", "numbers": {"mqm": 470000}}
ask        tier
today      2015-01-01
ask        tier
