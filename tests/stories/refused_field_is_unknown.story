# 多出来的字段不会被悄悄忽略。
# A field nobody knows is not silently dropped.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"5.00","amuont":"6.00"}
=> refused: field_is_unknown at /amuont
