# 写游记、答问题得穷游币；经验满两百是行者。
# Stories and answers earn coins; two hundred of experience make a Walker.
programme  qyer.json
today      2024-03-31
member     Y1 小游
does story on 2024-03-01
does story on 2024-03-02
does story on 2024-03-03
does story on 2024-03-12
does answer on 2024-03-13
does story on 2024-03-19
ask why
=> +100 on 2024-03-01 by story@1: 1 x 100/1
=> +100 on 2024-03-02 by story@1: 1 x 100/1
=> 0 on 2024-03-03 by story@1: 1 x 100/1, capped from 100
=> +100 on 2024-03-12 by story@1: 1 x 100/1
=> +5 on 2024-03-13 by answer@1: 1 x 5/1
=> +100 on 2024-03-19 by story@1: 1 x 100/1
ask tier
=> walker, 202 counted; 798 more for guide
does check_in on 2024-03-20
ask balance
=> earned 406 points = available 406 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask worth
=> 406 points are worth 8.00 CNY: postcard
=> next is map for 1000 points, 594 points away
