# 六十天后改规则:每磅从 4 分降到 3 分。预测在那一天分成两段。
# In sixty days a pound brings three points instead of four: the projection splits on that day.
programme  boots_advantage.json
today      2023-03-02
member     M1 Ann
buys       20.00 every 7 days from 2022-12-03 to 2023-02-25
ask        what if pace until 2023-04-30
=> 9 purchases, 180.00 GBP; on 2023-04-30 1760 points, worth 10.00 GBP
ask        what if pace until 2023-06-30
=> 17 purchases, 340.00 GBP; on 2023-06-30 2240 points, worth 10.00 GBP
ask        projection on 2023-06-30 if she spends 20.00 yuan every 7 days
=> 17 purchases, 340.00 GBP; on 2023-06-30 2220 points
=> enough for treat_10, worth 10.00 GBP
# 等着的篮子,改规则前一天买与当天买,差一分之率。
# The same basket on the last day of the old rules and on the first of the new.
ask        what if basket:100.00@2023-04-30 until 2023-06-30
=> 18 purchases, 440.00 GBP; on 2023-06-30 2640 points, worth 25.00 GBP
ask        what if basket:100.00@2023-05-01 until 2023-06-30
=> 18 purchases, 440.00 GBP; on 2023-06-30 2540 points, worth 25.00 GBP
