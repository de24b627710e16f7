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
=> +44 on 2024-03-01 by grocer@1: 88.00 x 1/200
=> +80 on 2024-03-02 by petrol@1: 40000/1000 litres x 1/500
=> +45 on 2024-03-03 by bookshop@1: 45.50 x 1/100
=> +15 on 2024-03-05 by cinema@1: 1 x 15/1
ask balance
=> earned 184 points = available 184 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
ask worth
=> 184 points buy nothing yet
=> next is popcorn for 1200 points, 1016 points away
