# 存款到了就是银卡、金卡、钻石；取走就不是。
# The deposit makes the level; taken out, it is gone. Silver has no green channel.
programme  bank_deposits.json
today      2024-03-31
member     B1 江先生
does reading on 2024-01-05 balance=99999.99
ask tier
does reading on 2024-02-05 balance=120000
ask tier
ask benefits
does reading on 2024-03-01 balance=500000
uses 1 of green_gold on 2024-03-10
ask benefits
does reading on 2024-03-20 balance=80000
ask tiers
