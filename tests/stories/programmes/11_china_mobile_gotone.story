# 话费积分留三个自然年；十二个整月话费够了才升级。
# Points on the bill last three calendar years; twelve whole months make the level.
programme  china_mobile_gotone.json
today      2024-02-01
member     T1 全先生
does bill on 2023-01-05 150.00
does bill on 2023-04-05 500.00
does bill on 2023-07-05 600.00
does bill on 2023-12-18 550.00
ask tier
ask why
ask lapses
ask benefits
today      2026-01-01
ask balance
