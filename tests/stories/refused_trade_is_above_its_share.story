# 京豆最多抵一半:20 元的账最多抵 10 元,即 1,000 豆。
# Beans pay at most half: of a bill of 20 yuan that is 10 yuan, 1,000 beans.
programme  jd_beans.json
today      2026-01-31
member     M1 王女士
buys       2026-01-03 1000.00
buys       2026-01-04 1000.00
trades     1001 by off_the_bill on 2026-01-10 bill=20.00
ask        balance
=> refused: trade_is_above_its_share at /2/points
member     M1 王女士
buys       2026-01-03 1000.00
buys       2026-01-04 1000.00
trades     1000 by off_the_bill on 2026-01-10 bill=20.00
ask        balance
=> earned 2000 points = available 1000 + pending 0 + spent 1000 + lapsed 0 + reversed 0 - deficit 0
