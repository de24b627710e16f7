# 明天的小票,今天不收。
# A receipt of tomorrow is not taken today.
programme  community_mart.json
today      2026-01-31
member     M1 王女士
buys       2026-02-01 5.00
ask        balance
=> refused: event_is_in_the_future at /0/at (2026-02-01T00:00:00)
