# 买银卡当天就打 95 折。
# A silver card bought takes 5 % off at once.
programme  plateno.json
today      2022-12-31
member     M3090
sets       joined 2022-01-05 on 2022-01-05
does       buy_card on 2022-01-05 tag=silver
does       stay on 2022-02-01 190.00 nights=1
ask        tiers
=> white from 2022-01-05, decided by 0
=> silver from 2022-01-05 until 2024-01-04, decided by 0
ask        benefits
=> member_rate
=> wifi
=> birthday_gift
=> late_checkout
ask        balance
=> earned 209 points = available 209 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
