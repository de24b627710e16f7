# 点评攒成长值，一年不写就掉级。
# Reviews raise the level; a year of silence lowers it.
programme  dianping.json
today      2024-02-29
member     D1 小点
does review on 2024-02-01 tag=chosen
does review on 2024-02-02 tag=with_pictures
does review on 2024-02-03
does review on 2024-02-04 tag=chosen
does review on 2024-02-05 tag=chosen
ask why of growth
ask tier
ask benefits
today      2025-08-31
ask tiers
