# 分两次退一半又一半,收回的积分加起来正好是当初给的。
# Two refunds, in parts that do not divide evenly, take back exactly what the purchase brought.
programme  community_mart.json
today      2025-03-31
member     M1004 赵先生
buys       2025-03-01 333.33 as tv
refunds    111.11 of tv on 2025-03-05
refunds    222.22 of tv on 2025-03-06
ask        why
=> +333 on 2025-03-01 by base@1: 333.33 x 1/100
=> -111 on 2025-03-05 taken back from 2025-03-01
=> -222 on 2025-03-06 taken back from 2025-03-01
ask        balance
=> earned 333 points = available 0 + pending 0 + spent 0 + lapsed 0 + reversed 333 - deficit 0
