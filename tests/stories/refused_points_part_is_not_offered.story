# 分加钱:至少 4,000 分,按 1,000 分一档,不超过 13,000 分。
# Points and cash: at least 4,000 points in steps of 1,000, and never more than the price.
programme  community_mart.json with "price": 13000, "points_and_cash": { "least": 4000, "step": 1000 } for "price": 13000
today      2026-01-31
member     M1 王女士
buys       2026-01-03 9000.00
says       {"id":"r1","member":"M1","type":"redeem","at":"2026-01-04","reward":"rice","points":3000}
ask        balance
=> refused: points_part_is_not_offered at /1/points
member     M1 王女士
buys       2026-01-03 9000.00
says       {"id":"r1","member":"M1","type":"redeem","at":"2026-01-04","reward":"rice","points":4500}
ask        balance
=> refused: points_part_is_not_offered at /1/points
member     M1 王女士
buys       2026-01-03 9000.00
says       {"id":"r1","member":"M1","type":"redeem","at":"2026-01-04","reward":"rice","points":14000}
ask        balance
=> refused: points_part_is_not_offered at /1/points
member     M1 王女士
buys       2026-01-03 9000.00
says       {"id":"r1","member":"M1","type":"redeem","at":"2026-01-04","reward":"rice","points":5000}
ask        balance
=> earned 9000 points = available 4000 + pending 0 + spent 5000 + lapsed 0 + reversed 0 - deficit 0
# 酱油只收全分。
# The soy sauce takes all its points or none.
member     M1 王女士
buys       2026-01-03 9000.00
says       {"id":"r1","member":"M1","type":"redeem","at":"2026-01-04","reward":"soy_sauce","points":2000}
ask        balance
=> refused: points_part_is_not_offered at /1/points
