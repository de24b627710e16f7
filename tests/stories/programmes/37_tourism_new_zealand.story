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
does visit on 2024-02-04
ask why
ask tier
ask worth
