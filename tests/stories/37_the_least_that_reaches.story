# 要够到它,每周至少多少?精确到分,少一分就够不着。
# How little a week reaches it? To the fen; one fen less misses.
programme  community_mart.json
today      2026-01-02
member     M1001 王女士
ask        what reaches reward:rice until 2026-12-31
=> 255.00 CNY every 7 days
ask        what reaches reward:rice until 2026-06-30
=> 520.00 CNY every 7 days
ask        what reaches level:gold until 2026-12-31
=> 981.00 CNY every 7 days
ask        what reaches points:20000 until 2026-12-31
=> 393.00 CNY every 7 days
# 每季自动换成代金券,余下不足一张的积分:多花反而可能剩得少,最少的仍是最少的。
# Points turn into vouchers each quarter; what stays is a remainder, and more may leave less.
programme  tesco_clubcard.json
today      2026-01-02
member     M2 Ann
ask        what reaches points:140 until 2026-12-31
=> 3.00 GBP every 7 days
ask        what reaches points:20:vouchers until 2026-12-31
=> 47.00 GBP every 7 days
