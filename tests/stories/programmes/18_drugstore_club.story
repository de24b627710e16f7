# 按时来测：一个月四次另加五十分，半年六次就是关怀会员。
# Checks in time: four in a month bring fifty more, six make a Care member.
programme  drugstore_club.json
today      2024-04-30
member     G1 安奶奶
does check_up on 2024-03-04
does check_up on 2024-03-11
does check_up on 2024-03-18
does check_up on 2024-03-25
ask why
=> +20 on 2024-03-04 by check_up@1: 1 x 20/1
=> +20 on 2024-03-11 by check_up@1: 1 x 20/1
=> +20 on 2024-03-18 by check_up@1: 1 x 20/1
=> +20 on 2024-03-25 by check_up@1: 1 x 20/1
=> +50 on 2024-03-25 by four_checks@1: 1 x 70/1 less 20 before
does check_up on 2024-04-01
does check_up on 2024-04-08
ask tier
=> care until 2025-04-07, 0.00 counted; 5000.00 more for family; 1500.00 more to keep it
uses 1 of brought on 2024-04-10
ask benefits
=> test_member, 4 left
=> test_care, 4 left
=> reminders
=> lectures
=> brought, 1 left
