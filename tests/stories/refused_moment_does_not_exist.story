# 二月没有三十日。
# February has no 30th.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-02-30","amount":"5.00"}
=> refused: moment_does_not_exist at /at (2026-02-30)
