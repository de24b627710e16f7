# 新规前的里程照旧规;2014 上半年的到 2017 年 6 月 30 日。
# Miles from before the change keep their rule; those of early 2014 live to 30 June 2017.
programme  qatar_privilege_club.json
today      2014-07-01
member     M3081
does       flight on 2013-09-01 miles=1000
does       flight on 2013-10-04 miles=1000
does       flight on 2014-03-15 miles=1000
does       flight on 2014-07-01 miles=1000
ask        lapses
=> 1000 points can be used until 2016-12-31
=> 1000 points can be used until 2017-06-30
=> 1000 points can be used until 2017-12-31
=> 1000 points can be used until 2018-12-31
