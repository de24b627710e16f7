# 金卡每年自选两份：没用过可以改选，不选的到年底换成积分。
# Gold chooses twice a year: a choice may be changed while unused; what is not chosen becomes points.
programme  hotel_four_tiers.json
today      2024-06-01
member     T1 云先生
does stay on 2024-05-01 12000.00 nights=10
ask        holds
=> 12000 points available, 12000 held
=> 6 upgrades available, 6 held
=> 10 breakfasts available, 10 held
=> 2 choices available, 2 held
trades 1 by choose_breakfasts on 2024-05-02
ask        holds
=> 12000 points available, 12000 held
=> 6 upgrades available, 6 held
=> 15 breakfasts available, 15 held
=> 1 choices available, 1 held
# 改主意：退回早餐，换升房。
# A change of mind: the breakfasts go back, an upgrade comes instead.
says       {"id":"c1","member":"T1","type":"refund","at":"2024-05-03T09:00","refers_to":"e2"}
trades 1 by choose_upgrade on 2024-05-04
ask        holds
=> 12000 points available, 12000 held
=> 7 upgrades available, 7 held
=> 10 breakfasts available, 10 held
=> 1 choices available, 1 held
ask        why of choices
=> +2 on 2024-05-01 as benefit two_choices
=> -1 on 2024-05-02 by trade choose_breakfasts
=> +1 on 2024-05-03 given back from 2024-05-02
=> -1 on 2024-05-04 by trade choose_upgrade
today      2025-01-01
ask        why of choices
=> +2 on 2024-05-01 as benefit two_choices
=> -1 on 2024-05-02 by trade choose_breakfasts
=> +1 on 2024-05-03 given back from 2024-05-02
=> -1 on 2024-05-04 by trade choose_upgrade
=> -1 on 2025-01-01 by trade choose_points
=> +2 on 2025-01-01 as benefit two_choices
ask        why of points
=> +12000 on 2024-05-01 by base@1: 12000.00 x 1/100
=> +1000 on 2025-01-01 by trade choose_points
# 第二年：早餐用了一份，就不能再改选了。
# The next year one breakfast is eaten: the choice stands.
today      2025-03-03
trades 1 by choose_breakfasts on 2025-03-01
says       {"id":"u1","member":"T1","type":"use","at":"2025-03-02T08:00","of":"breakfast","points":11}
says       {"id":"c2","member":"T1","type":"refund","at":"2025-03-03T09:00","refers_to":"e4"}
ask        holds
=> refused: choice_is_used at /6/refers_to (choose_breakfasts)
