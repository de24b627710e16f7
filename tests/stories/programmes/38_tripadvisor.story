# 首篇点评多两百；分数只定等级。
# The first review brings two hundred more; points make standing and buy nothing.
programme  tripadvisor.json
today      2024-03-31
member     A1 小评
does review on 2024-02-01
does photo on 2024-02-01T10:00
ask why
=> +100 on 2024-02-01 by review@1: 1 x 100/1
=> +200 on 2024-02-01 by first_review@1: 1 x 300/1 less 100 before
=> +30 on 2024-02-01 by photo@1: 1 x 30/1
ask tier
=> level_1, 330 counted; 670 more for level_2
does review on 2024-02-10
ask tier
=> level_1, 430 counted; 570 more for level_2
ask benefits
=> trips
=> questions
=> readers
=> badge
ask worth
=> 430 points buy nothing yet
