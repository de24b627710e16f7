# 数写错了:太大、太小、不是整数、读不出来、小数太多。
# Numbers that are too large or small, not whole, not readable, or too fine.
programme  china_mobile_gotone.json
member     M1 王女士
trades     0 by gift_to_family on 2026-01-10 with=M2
=> refused: number_is_out_of_range at /points (1 to 9007199254740991)
says       {"id":"t1","member":"M1","type":"trade","at":"2026-01-10","of":"gift_to_family","points":100.5,"other":"M2"}
=> refused: number_is_not_whole at /points
says       {"id":"t1","member":"M1","type":"trade","at":"2026-01-10","of":"gift_to_family","points":"1,000","other":"M2"}
=> refused: number_is_malformed at /points (1,000)
says       {"id":"t1","member":"M1","type":"trade","at":"2026-01-10","of":"gift_to_family","points":"100.5","other":"M2"}
=> refused: number_has_too_many_decimals at /points (at most 0)
does       purchase on 2026-01-10 5.00 nights=2.0005
=> refused: number_has_too_many_decimals at /numbers/nights (at most 3)
programme  community_mart.json with "habit_weeks": 105 for "habit_weeks": 13
=> refused: number_is_out_of_range at /0/projection/habit_weeks (1 to 104)
programme  community_mart.json with "price": 13000.5 for "price": 13000
=> refused: number_is_not_whole at /0/rewards/1/price
programme  community_mart.json with "price": "13,000" for "price": 13000
=> refused: number_is_malformed at /0/rewards/1/price (13,000)
programme  community_mart.json with "price": "13000.5" for "price": 13000
=> refused: number_has_too_many_decimals at /0/rewards/1/price (at most 0)
# 付款方式的价值读不出来,说一次就够。
# What cannot be read is said once.
programme  chain_stored_value.json with "worth": "one" for "worth": "1"
=> refused: ratio_is_malformed at /tenders/2/worth (one)
