# 要作废的那一次发放找不到。
# Nothing was issued by that name.
programme  chain_stored_value.json
today      2026-03-31
member     M1 许女士
says       {"id":"x1","member":"M1","type":"adjust","at":"2026-03-06T09:00","of":"bonus","points":"-60.00","refers_to":"t9","reason":"unknown"}
ask holds
=> refused: name_is_unknown at /0/refers_to (t9)
