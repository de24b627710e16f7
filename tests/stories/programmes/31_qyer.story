# 写游记、答问题得穷游币；经验满两百是行者。
# Stories and answers earn coins; two hundred of experience make a Walker.
programme  qyer.json
today      2024-03-31
member     Y1 小游
does story on 2024-03-01
does story on 2024-03-02
does story on 2024-03-03
does story on 2024-03-12
does answer on 2024-03-13
does story on 2024-03-19
ask why
ask tier
does check_in on 2024-03-20
ask balance
ask worth
