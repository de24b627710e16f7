# 老饕每月一份会员套餐;一月用完,二月再来。
# A members' meal each month: the second of January is one too many, February brings another.
programme  chain_stored_value.json
today      2026-02-28
member     M1 王女士
buys       2026-01-03 3000.00
uses       1 of set_meal on 2026-01-04
uses       1 of set_meal on 2026-02-01
ask        balance of set_meals
=> earned 2 set_meals = available 0 + pending 0 + spent 2 + lapsed 0 + reversed 0 - deficit 0
uses       1 of set_meal on 2026-01-31
ask        balance of set_meals
=> refused: benefit_is_used_up at /3/of (set_meal)
