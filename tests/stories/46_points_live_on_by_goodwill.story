# 住院没来得及用：店里把那一笔的有效期延长，流水写明原来到哪天、现在到哪天。
# In hospital when they would have lapsed: the shop lets that one credit live on, old and new day kept.
programme  community_mart.json
today      2028-01-31
member     M1001 王女士
buys       2026-03-03 500.00 as e1
buys       2026-05-05 300.00 as e2
says       {"id":"x1","member":"M1001","type":"adjust","at":"2027-12-20T10:00","of":"points","refers_to":"e1","until":"2028-03-31T23:59","reason":"hospital"}
ask why
=> +500 on 2026-03-03 by base@1: 500.00 x 1/100
=> +300 on 2026-05-05 by base@1: 300.00 x 1/100
=> 0 on 2027-12-20 by hand: lives until 2028-03-31, not 2027-12-31
=> -300 on 2028-01-01 lapsed
ask balance
=> earned 800 points = available 500 + pending 0 + spent 0 + lapsed 300 + reversed 0 - deficit 0
# 只能往后延；已经用完或没有的延不了。
# Only to a later day, and only what is there.
says       {"id":"x2","member":"M1001","type":"adjust","at":"2027-12-21T10:00","of":"points","refers_to":"e2","until":"2027-12-31T23:59","reason":"no later than it is"}
ask balance
=> refused: until_is_before_from at /3/until
