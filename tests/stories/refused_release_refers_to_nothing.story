# 没有冻结过的,谈不上放开;放开过的,不能再放。
# What was never held back cannot be let go, and nothing is let go twice.
programme  jd_beans.json
today      2026-01-31
member     M1 王女士
buys       2026-01-03 100.00
says       {"id":"r1","member":"M1","type":"release","at":"2026-01-11","refers_to":"h1"}
ask        balance
=> refused: release_refers_to_nothing at /1/refers_to (h1)
member     M1 王女士
buys       2026-01-03 100.00
says       {"id":"h1","member":"M1","type":"hold","at":"2026-01-10","of":"beans","points":40,"until":"2026-01-20"}
says       {"id":"r1","member":"M1","type":"release","at":"2026-01-11","refers_to":"h1"}
ask        balance
=> earned 100 points = available 100 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
says       {"id":"r2","member":"M1","type":"release","at":"2026-01-12","refers_to":"h1"}
ask        balance
=> refused: release_refers_to_nothing at /3/refers_to (h1)
# 到期自动放开的,也一样。
# One that ended by itself is gone as well.
member     M1 王女士
buys       2026-01-03 100.00
says       {"id":"h1","member":"M1","type":"hold","at":"2026-01-10","of":"beans","points":40,"until":"2026-01-20"}
says       {"id":"r1","member":"M1","type":"release","at":"2026-01-25","refers_to":"h1"}
ask        balance
=> refused: release_refers_to_nothing at /2/refers_to (h1)
