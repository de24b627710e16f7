# 2022 年度(三月至次年二月)三万五千分是金卡,到后年三月底;2023 年度金卡要四万。
# 35,000 in the 2022 year (March to February) are Gold until the March after next; in 2023 Gold needs 40,000.
programme  american_aadvantage.json
today      2024-04-30
member     M3004
says       {"id": "e1", "member": "M3004", "type": "partner", "at": "2022-05-01", "numbers": {"miles": 35000}}
says       {"id": "e2", "member": "M3004", "type": "partner", "at": "2023-05-01", "numbers": {"miles": 35000}}
ask        tiers
ask        tier
ask        balance of loyalty_points
