# 一杯一章，十章一杯；首单半价，带自己的杯子多一章。
# A stamp a cup, ten stamps a cup; the first order at half price, one's own cup a stamp more.
programme  coffee_chain.json
today      2024-04-30
member     K1 小唐
does join on 2024-03-01
ask benefits
=> first, 1 left
=> own_cup
uses 1 of first on 2024-03-02
does purchase on 2024-03-02 14.00 line=14.00:coffee tag=own_cup
# 4 March is the first Monday of the month.
does purchase on 2024-03-04 140.00 line=140.00:coffee qty=5
ask why
=> +1 on 2024-03-02 by cup@1: 1000/1000 cups x 1/1000
=> +1 on 2024-03-02 by own_cup@1: 1/1 + 1 x 1/1 less 1 before
=> +5 on 2024-03-04 by cup@1: 5000/1000 cups x 1/1000
=> +3 on 2024-03-04 by double_monday@1: 5000/1000 cups x 1/500 less 5 before, capped from 5
trades 10 by stamp_card on 2024-03-05
ask holds
=> 0 stamps available, 0 held
=> 0 first_order available, 0 held
=> 1 free_cups available, 1 held
