# 升级后从零攒起；一年不够，等级还在，进度归零。
# Progress starts anew with each level; a year too short keeps the level and loses the progress.
programme  monos.json
today      2023-03-31
member     O1 Ms Roy
buys 2022-03-01 650.00
ask tier
=> gold, 0.00 counted; 1300.00 more for black
buys 2023-02-20 1299.00
ask tier
=> gold, 0.00 counted; 1300.00 more for black
member     O2 Mr Roy
buys 2022-03-01 650.00
buys 2023-02-20 1300.00
ask tier
=> black, 0.00 counted
ask benefits
=> birthday
=> first_news
=> packing
=> engraving
=> repairs
=> designers
