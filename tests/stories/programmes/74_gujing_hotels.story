# 升级不扣分;散客价入住不积分。
# A step costs no points; a walk-in stay earns none.
programme  gujing_hotels.json
today      2020-06-30
member     M3074
does       stay on 2020-05-01 500.00 nights=1 channel=own_app
does       stay on 2020-06-01 900.00 nights=1 channel=walk_in
ask        why
=> +500 on 2020-05-01 by base@1: 500.00 x 1/100
ask        tier
=> common, 500 counted; 1500 more for gold
ask        balance
=> earned 500 points = available 500 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
