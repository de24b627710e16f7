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
does check_up on 2024-04-01
does check_up on 2024-04-08
ask tier
uses 1 of brought on 2024-04-10
ask benefits
