# 编号里藏着看不见的字符。
# An id with a character nobody can see.
programme  community_mart.json
says       {"id":"e\u0000","member":"M1","type":"purchase","at":"2026-01-03","amount":"5.00"}
=> refused: text_has_control_characters at /id
