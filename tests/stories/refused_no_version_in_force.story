# 计划生效之前的消费。
# A purchase before the programme began.
programme  community_mart.json
today      2026-01-31
member     M1 王女士
buys       2023-12-31 5.00
ask        balance
=> refused: no_version_in_force at /0 (2023-12-31)
