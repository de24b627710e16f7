# 2018 年钻石,2019 年只到白金:钻石到 2020 年一月底,再白金一年。
# Diamond in 2018, Platinum by 2019's credits: Diamond to the end of January 2020, then a year of Platinum.
programme  caesars_rewards.json
today      2021-02-01
member     M3009
says       {"id": "e1", "member": "M3009", "type": "play", "at": "2018-06-01", "numbers": {"tier_credits": 15000}}
says       {"id": "e2", "member": "M3009", "type": "play", "at": "2019-06-01", "numbers": {"tier_credits": 5000}}
ask        tiers
today      2020-01-31
ask        tier
