# 主厨长桌是掌勺会员的,会员套餐是老饕的;新来的都没有。
# The chefs' table is for the highest level, the members' meal for the one below; newcomers have
# neither.
programme  chain_stored_value.json
today      2026-01-31
member     M1 王女士
uses       1 of chefs on 2026-01-10
ask        benefits
=> refused: benefit_is_not_held at /0/of (chefs)
member     M1 王女士
uses       1 of set_meal on 2026-01-10
ask        benefits
=> refused: benefit_is_not_held at /0/of (set_meal)
