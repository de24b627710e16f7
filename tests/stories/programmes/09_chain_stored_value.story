# 充值送赠金，先花赠金；在哪家店花都行。
# A top-up brings a bonus, which is spent first, in any shop.
programme  chain_stored_value.json
today      2024-06-30
member     H1 白女士
does top_up on 2024-03-01 500.00 place=shop_1
ask holds
does purchase on 2024-03-05 80.00 place=shop_2 pay=stored_value:80.00
ask balance of bonus
ask balance of principal
# 25 March is top-up day.
does top_up on 2024-03-25 200.00 place=shop_3
ask why
ask why of bonus
