# 充值送赠金，先花赠金；在哪家店花都行。
# A top-up brings a bonus, which is spent first, in any shop.
programme  chain_stored_value.json
today      2024-06-30
member     H1 白女士
does top_up on 2024-03-01 500.00 place=shop_1
ask holds
=> 500.00 principal available, 500.00 held
=> 60.00 bonus available, 60.00 held
does purchase on 2024-03-05 80.00 place=shop_2 pay=stored_value:80.00
ask balance of bonus
=> earned 60.00 bonus = available 0.00 + pending 0.00 + spent 60.00 + lapsed 0.00 + reversed 0.00 - deficit 0.00
ask balance of principal
=> earned 500.00 principal = available 480.00 + pending 0.00 + spent 20.00 + lapsed 0.00 + reversed 0.00 - deficit 0.00
# 25 March is top-up day.
does top_up on 2024-03-25 200.00 place=shop_3
ask why
=> +80 on 2024-03-05 by base@1: 80.00 x 1/100
=> +100 on 2024-03-25 by top_up_day@1: 1 x 100/1
ask why of bonus
=> +60.00 on 2024-03-01 by bonus@1: 1 x 6000/1
=> -60.00 on 2024-03-05 paid as stored_value
=> +20.00 on 2024-03-25 by bonus@1: 1 x 2000/1
