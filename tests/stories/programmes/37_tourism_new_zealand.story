# 每到一处盖一章，每五处另加一百五十分。
# A stamp for each place; each fifth brings 150 more.
programme  tourism_new_zealand.json
today      2024-03-31
member     Z1 背包客
does visit on 2024-02-01
does visit on 2024-02-01T12:00
does visit on 2024-02-02
does visit on 2024-02-03
ask balance
=> earned 200 points = available 200 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
does visit on 2024-02-04
ask why
=> +50 on 2024-02-01 by visit@1: 1 x 50/1
=> +50 on 2024-02-01 by visit@1: 1 x 50/1
=> +50 on 2024-02-02 by visit@1: 1 x 50/1
=> +50 on 2024-02-03 by visit@1: 1 x 50/1
=> +50 on 2024-02-04 by visit@1: 1 x 50/1
=> +150 on 2024-02-04 by fifth@1: 1 x 200/1 less 50 before
ask tier
=> walker, 5 counted; 10 more for kiwi
ask worth
=> 400 points are worth 8.00 NZD: magnet
=> next is honey for 700 points, 300 points away
