# 退的是一笔不存在的消费。
# The refund names a purchase nobody knows.
programme  community_mart.json
today      2026-01-31
member     M1 王女士
refunds    5.00 of nothing on 2026-01-05
ask        balance
=> refused: refund_refers_to_nothing at /0/refers_to (nothing)
