# 2008 年 4 月起里程可用到第 36 个月月底,旧里程也照新规。
# From April 2008 miles live to the end of the 36th month, older miles too.
programme  ana_jal.json
today      2008-08-31
member     M3064
does       flight on 2006-02-10 miles=500
does       partner on 2008-08-04 miles=1000
ask        lapses
=> 500 points can be used until 2009-02-28
=> 1000 points can be used until 2011-08-31
