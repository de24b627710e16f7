# 三月十七日到银卡:次年三月底考核,卡用到五月底;里程到生日月月底。
# Silver on 17 March: reviewed at the end of March, held to the end of May; miles live to the end of the birth month.
programme  emirates_skywards.json
today      2011-06-01
member     M3013
says       {"id": "e1", "member": "M3013", "type": "profile", "at": "2010-01-01", "settings": {"birth": "08-15"}}
says       {"id": "e2", "member": "M3013", "type": "flight", "at": "2010-03-17", "numbers": {"miles": 25000}}
ask        tiers
ask        lapses
