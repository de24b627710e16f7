# 银卡才能换的礼品。两年各消费一些,分够了,等级没到。
# A gift for silver members. Over two years the points are enough, the level is not.
programme  community_mart.json with "id": "rice", "if": { "level_at_least": "silver" } for "id": "rice"
today      2026-01-31
member     M1 王女士
buys       2025-12-03 9000.00
buys       2026-01-03 4000.00
redeems    rice on 2026-01-04
ask        balance
=> refused: reward_is_not_for_this_member at /2/reward (rice)
member     M1 王女士
buys       2026-01-03 13000.00
redeems    rice on 2026-01-04
ask        balance
=> earned 13000 points = available 0 + pending 0 + spent 13000 + lapsed 0 + reversed 0 - deficit 0
