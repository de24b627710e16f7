# 四家一张卡:同样的钱花在哪一家更好?
# Four trades on one card: where does the same money bring more?
programme  coalition_card.json
today      2026-01-02
member     M1 李女士
buys       200.00 every 7 days from 2025-10-04 to 2025-12-27
ask        what if pace until 2026-12-31
=> 52 purchases, 10400.00 CNY; on 2026-12-31 0 points, card, worth 0.00 CNY
ask        what if partner:grocer until 2026-12-31
=> 52 purchases, 10400.00 CNY; on 2026-12-31 5200 points, card, worth 48.00 CNY
ask        what if partner:bookshop until 2026-12-31
=> 52 purchases, 10400.00 CNY; on 2026-12-31 10400 points, card, worth 100.00 CNY
# 一个月看三场电影,每场 15 分。
# Three films, fifteen points each.
ask        what if challenge:film*3 until 2026-12-31
=> 52 purchases, 10400.00 CNY; on 2026-12-31 45 points, card, worth 0.00 CNY
=> brings more, buys nothing more
