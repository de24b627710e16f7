# 住满三晚,第二天升银;升级后从零数起,再住四晚还差一晚。
# Three nights bring Silver the day after; counting starts anew, and four more are one short.
programme  btg_homeinns.json
today      2022-05-02
member     M3067
does       stay on 2022-03-01 600.00 nights=3
does       stay on 2022-05-01 800.00 nights=4
ask        tier
=> silver until 2023-03-01, 4 counted; 1 more for gold; 0 more to keep it
ask        tiers
=> e_member from 2022-03-01, decided by 0
=> silver from 2022-03-02 until 2023-03-01, decided by 3
