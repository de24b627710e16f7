# 一杯一章，十章一杯；首单半价，带自己的杯子多一章。
# A stamp a cup, ten stamps a cup; the first order at half price, one's own cup a stamp more.
programme  coffee_chain.json
today      2024-04-30
member     K1 小唐
does join on 2024-03-01
ask benefits
uses 1 of first on 2024-03-02
does purchase on 2024-03-02 14.00 line=14.00:coffee tag=own_cup
# 4 March is the first Monday of the month.
does purchase on 2024-03-04 112.00 line=112.00:coffee qty=4
ask why
trades 10 by stamp_card on 2024-03-05
ask holds
