# 只往前看,也不看得太远。
# Looking back is refused, and so is looking too far.
programme  community_mart.json
today      2026-01-31
member     M1 王女士
ask        projection on 2026-01-30 if she spends 500.00 yuan every 7 days
=> refused: horizon_is_before_today at /until (2026-01-30)
ask        projection on 2030-12-31 if she spends 500.00 yuan every 7 days
=> refused: horizon_is_too_far at /until (2030-12-31)
ask        projection on 2026-12-31 if she spends 500.00 yuan every 0 days
=> refused: habit_is_too_often at /habit/every_days
ask        projection on 2026-12-31 if she spends -1.00 yuan every 7 days
=> refused: amount_is_negative at /habit/amount
