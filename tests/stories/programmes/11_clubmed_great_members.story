# 推荐朋友得 200 瑞郎,一年内可用。
# A referral brings 200 francs, usable for a year.
programme  clubmed_great_members.json
today      2023-11-20
member     M3011
says       {"id": "e1", "member": "M3011", "type": "referral", "at": "2023-11-20"}
ask        holds
ask        lapses of vouchers
