# 推荐朋友得 200 瑞郎,一年内可用。
# A referral brings 200 francs, usable for a year.
programme  clubmed_great_members.json
today      2023-11-20
member     M3070
does       referral on 2023-11-20
ask        holds
=> 200.00 vouchers available, 200.00 held
ask        lapses of vouchers
=> 200.00 vouchers can be used until 2024-11-20
