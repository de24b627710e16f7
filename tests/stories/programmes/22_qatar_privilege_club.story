# 新规前的里程照旧规;2014 上半年的到 2017 年 6 月 30 日。
# Miles from before the change keep their rule; those of early 2014 live to 30 June 2017.
programme  qatar_privilege_club.json
today      2014-07-01
member     M3022
says       {"id": "e1", "member": "M3022", "type": "flight", "at": "2013-09-01", "numbers": {"miles": 1000}}
says       {"id": "e2", "member": "M3022", "type": "flight", "at": "2013-10-04", "numbers": {"miles": 1000}}
says       {"id": "e3", "member": "M3022", "type": "flight", "at": "2014-03-15", "numbers": {"miles": 1000}}
says       {"id": "e4", "member": "M3022", "type": "flight", "at": "2014-07-01", "numbers": {"miles": 1000}}
ask        lapses
