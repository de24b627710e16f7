# 首篇点评多两百；分数只定等级。
# The first review brings two hundred more; points make standing and buy nothing.
programme  tripadvisor.json
today      2024-03-31
member     A1 小评
does review on 2024-02-01
does photo on 2024-02-01T10:00
ask why
ask tier
does review on 2024-02-10
ask tier
ask benefits
ask worth
