# 不积分:每次入住自选礼遇。
# No points: each stay brings privileges of one's choice.
programme  mandarin_oriental.json
today      2024-12-31
member     M3088
does       stay on 2024-03-01 4000.00 nights=2
does       stay on 2024-09-01 4000.00 nights=2
redeems    room_upgrade on 2024-09-01T15:00
ask        balance
=> earned 4 points = available 0 + pending 0 + spent 4 + lapsed 0 + reversed 0 - deficit 0
ask        tier
=> fan until 2026-02-28, 2 counted; 3 more for superfan; 0 more to keep it
ask        benefits
=> member_rate
=> wifi
=> welcome_treat
=> two_privileges
=> late_checkout
