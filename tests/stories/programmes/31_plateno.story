# 买银卡当天就打 95 折。
# A silver card bought takes 5 % off at once.
programme  plateno.json
today      2022-12-31
member     M3031
says       {"id": "e1", "member": "M3031", "type": "profile", "at": "2022-01-05", "settings": {"joined": "2022-01-05"}}
says       {"id": "e2", "member": "M3031", "type": "buy_card", "at": "2022-01-05", "tags": ["silver"]}
says       {"id": "e3", "member": "M3031", "type": "stay", "at": "2022-02-01", "amount": "190.00", "numbers": {"nights": 1}}
ask        tiers
ask        benefits
ask        balance
