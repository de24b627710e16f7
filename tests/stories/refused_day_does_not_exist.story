# 没有十三月。
# There is no thirteenth month.
programme  community_mart.json
today      2026-13-01
=> refused: day_does_not_exist (2026-13-01)
