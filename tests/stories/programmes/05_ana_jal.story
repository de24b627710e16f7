# 2008 年 4 月起里程可用到第 36 个月月底,旧里程也照新规。
# From April 2008 miles live to the end of the 36th month, older miles too.
programme  ana_jal.json
today      2008-08-31
member     M3005
says       {"id": "e1", "member": "M3005", "type": "flight", "at": "2006-02-10", "numbers": {"miles": 500}}
says       {"id": "e2", "member": "M3005", "type": "partner", "at": "2008-08-04", "numbers": {"miles": 1000}}
ask        lapses
