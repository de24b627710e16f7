# 负数消费不是消费,退货才是。
# A negative purchase is none; a refund is.
programme  community_mart.json
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"-5.00"}
=> refused: amount_is_negative at /amount
