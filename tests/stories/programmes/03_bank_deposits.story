# 存款到了就是银卡、金卡、钻石；取走就不是。
# The deposit makes the level; taken out, it is gone. Silver has no green channel.
programme  bank_deposits.json
today      2024-03-31
member     B1 江先生
does reading on 2024-01-05 balance=99999.99
ask tier
=> customer, 99999.99 counted; 0.01 more for silver
does reading on 2024-02-05 balance=120000
ask tier
=> silver, 120000 counted; 380000 more for gold
ask benefits
=> alerts
=> booked
=> lectures
=> drivers_silver, 2 left
=> doctors_silver, 1 left
does reading on 2024-03-01 balance=500000
uses 1 of green_gold on 2024-03-10
ask benefits
=> alerts
=> booked
=> lectures
=> drivers_silver, 6 left
=> drivers_gold, 6 left
=> doctors_silver, 3 left
=> doctors_gold, 3 left
=> green_gold, 1 left
=> golf_gold, 4 left
does reading on 2024-03-20 balance=80000
ask tiers
=> customer from 2024-01-05, decided by 0
=> silver from 2024-02-05, decided by 120000
=> gold from 2024-03-01, decided by 500000
=> customer from 2024-03-20, decided by 80000
