# 换来换去越换越多的,没有期限的,都不行。
# Trades that make something out of nothing, and those nobody could say when.
programme  jd_beans.json with { "unit": "beans", "amount": 2 } for { "money": "0.01" }
=> refused: points_go_in_circles at /trades/0/get (off_the_bill)
programme  jd_beans.json with "on": ["trade"], "stage": "base", "unit": "beans", "give": 3 } for "on": ["check_in"], "stage": "base", "unit": "beans", "give": 3, "caps": [{ "in": "day", "most": 3 }] }
=> refused: points_go_in_circles at /rules/1/on (check_in)
programme  costco_executive.json with "amount": "0.01" }, "in": "lifetime" for "amount": "0.01" }, "in": { "anniversary": "joined", "months": 12 }
=> refused: period_is_needed at /trades/0/in
programme  chain_stored_value.json with "worth": "38.00", "in": { "days": 30 } for "worth": "38.00", "in": "month"
=> refused: period_is_needed at /benefits/3/in
# 自选到期要换成别的单位，换回自己或换成钱都不算。
# What lapses into a trade must become another unit of the same member's.
programme  hotel_four_tiers.json with "lapses_into": "off_the_room" for "lapses_into": "choose_points"
=> refused: trade_is_not_of_this_unit at /units/3/lapses_into (off_the_room)
programme  hotel_four_tiers.json with "lapses_into": "choose_luck" for "lapses_into": "choose_points"
=> refused: name_is_unknown at /units/3/lapses_into (choose_luck)
