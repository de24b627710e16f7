# 一周就到期,花到上限也够不着。
# With one week left not even the most a week may be reaches it.
programme  community_mart.json
today      2026-12-20
member     M1 王女士
ask        least for air_fryer on 2026-12-31
=> refused: no_amount_reaches_it
