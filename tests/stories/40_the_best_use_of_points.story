# 年底的积分怎么换最值?
# What is the best the points of the year's end buy?
programme  community_mart.json
today      2026-01-02
member     M1001 王女士
buys       500.00 every 7 days from 2025-10-04 to 2025-12-27
ask        best use until 2026-12-31
=> 1 x soy_sauce for 5000 points
=> 1 x oil_and_rice for 26000 points
=> worth 230.00 CNY, 1500 points left
ask        best use until 2026-08-31
=> 2 x soy_sauce for 10000 points
=> 1 x rice for 13000 points
=> worth 150.00 CNY, 1000 points left
programme  chimelong.json
member     M2 何先生
buys       2026-01-01 30000.00
ask        best use until 2026-03-31
=> 2 x family_night for 120000 points
=> worth 3360.00 CNY, 0 points left
