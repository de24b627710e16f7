# 里程靠骑：满千里换章，百日挑战加倍。
# Miles are ridden: a thousand bring the patch, the hundred days double.
programme  hog.json
today      2024-08-31
member     R1 骑士老王
does ride on 2024-04-20 miles=420
does ride on 2024-05-02 miles=560
ask tier
does ride on 2024-05-20 miles=120
ask tier
ask why
does rally on 2024-07-20
ask worth
ask benefits
