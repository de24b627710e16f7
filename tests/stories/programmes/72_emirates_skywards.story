# 三月十七日到银卡:次年三月底考核,卡用到五月底;里程到生日月月底。
# Silver on 17 March: reviewed at the end of March, held to the end of May; miles live to the end of the birth month.
programme  emirates_skywards.json
today      2011-06-01
member     M3072
sets       birth 08-15 on 2010-01-01
does       flight on 2010-03-17 miles=25000
ask        tiers
=> blue from 2010-01-01, decided by 0
=> silver from 2010-03-17 until 2011-05-31, decided by 25000
=> blue from 2011-06-01, decided by 0
ask        lapses
=> 25000 points can be used until 2013-08-31
