# 住满三晚,第二天升银;升级后从零数起,再住四晚还差一晚。
# Three nights bring Silver the day after; counting starts anew, and four more are one short.
programme  btg_homeinns.json
today      2022-05-02
member     M3008
says       {"id": "e1", "member": "M3008", "type": "stay", "at": "2022-03-01", "amount": "600.00", "numbers": {"nights": 3}}
says       {"id": "e2", "member": "M3008", "type": "stay", "at": "2022-05-01", "amount": "800.00", "numbers": {"nights": 4}}
ask        tier
ask        tiers
