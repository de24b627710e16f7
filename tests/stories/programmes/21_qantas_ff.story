# 1200 英里商务舱是二区 60 分;一年内 2000 定级积分赠 32000 积分。
# 1,200 miles in business are zone 2, 60 credits; 2,000 credits in the year bring 32,000 points.
programme  qantas_ff.json
today      2014-03-31
member     M3021
says       {"id": "e1", "member": "M3021", "type": "profile", "at": "2013-04-01", "settings": {"joined": "2013-04-01"}}
says       {"id": "e2", "member": "M3021", "type": "flight", "at": "2013-05-01", "amount": "0.00", "numbers": {"miles": 1200}, "tags": ["business"]}
says       {"id": "e3", "member": "M3021", "type": "partner", "at": "2013-06-01", "numbers": {"status_credits": 485}}
says       {"id": "e4", "member": "M3021", "type": "partner", "at": "2013-07-01", "numbers": {"status_credits": 485}}
says       {"id": "e5", "member": "M3021", "type": "partner", "at": "2013-08-01", "numbers": {"status_credits": 485}}
says       {"id": "e6", "member": "M3021", "type": "partner", "at": "2013-09-01", "numbers": {"status_credits": 485}}
ask        why of status_credits
ask        why
today      2014-04-01
ask        tier
ask        tier of lifetime
