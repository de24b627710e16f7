# 2022 年度(三月至次年二月)三万五千分是金卡,到后年三月底;2023 年度金卡要四万。
# 35,000 in the 2022 year (March to February) are Gold until the March after next; in 2023 Gold needs 40,000.
programme  american_aadvantage.json
today      2024-04-30
member     M3063
does       partner on 2022-05-01 miles=35000
does       partner on 2023-05-01 miles=35000
ask        tiers
=> member from 2022-05-01, decided by 0
=> gold from 2022-05-01 until 2024-03-31, decided by 35000
=> member from 2024-04-01, decided by 0
ask        tier
=> member, 0 counted this year; 40000 more by 2025-02-28 for gold
ask        balance of loyalty_points
=> earned 70000 loyalty_points = available 70000 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
