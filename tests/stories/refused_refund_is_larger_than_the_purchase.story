# 退得比买的多。
# More comes back than was paid.
programme  community_mart.json
today      2026-01-31
member     M1 王女士
buys       2026-01-03 100.00 as pan
refunds    60.00 of pan on 2026-01-05
refunds    40.01 of pan on 2026-01-06
ask        balance
=> refused: refund_is_larger_than_the_purchase at /2/amount
