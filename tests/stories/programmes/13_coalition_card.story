# 四家一张卡，分数合在一起。
# Four trades on one card, one balance.
programme  coalition_card.json
today      2024-06-30
member     X1 方女士
does purchase on 2024-03-01 88.00 place=grocer
does purchase on 2024-03-02 320.00 place=petrol line=320.00:fuel qty=40
does purchase on 2024-03-03 45.50 place=bookshop
does film on 2024-03-05
ask why
ask balance
ask worth
