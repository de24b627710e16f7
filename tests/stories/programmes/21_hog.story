# 里程靠骑：满千里换章，百日挑战加倍。
# Miles are ridden: a thousand bring the patch, the hundred days double.
programme  hog.json
today      2024-08-31
member     R1 骑士老王
does ride on 2024-04-20 miles=420
does ride on 2024-05-02 miles=560
ask tier
=> rider, 980 counted; 20 more for thousand
does ride on 2024-05-20 miles=120
ask tier
=> thousand, 1100 counted; 8900 more for ten_thousand
ask why
=> +42 on 2024-04-20 by riding@1: 420000/1000 ridden x 1/10000
=> +56 on 2024-05-02 by riding@1: 560000/1000 ridden x 1/10000
=> +56 on 2024-05-02 by hundred_days@1: 560000/1000 ridden x 1/5000 less 56 before
=> +12 on 2024-05-20 by riding@1: 120000/1000 ridden x 1/10000
=> +12 on 2024-05-20 by hundred_days@1: 120000/1000 ridden x 1/5000 less 12 before
does rally on 2024-07-20
ask worth
=> 428 points are worth 10.00 USD: patch
=> next is gloves for 2000 points, 1572 points away
ask benefits
=> roadside
=> chapter
=> magazine
=> patches
