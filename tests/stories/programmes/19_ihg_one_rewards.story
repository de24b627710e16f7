# 25 晚是金卡,5 晚转入次年;次年 17 晚不到里程碑。
# 25 nights are Gold and 5 roll over; 17 the year after reach no milestone.
programme  ihg_one_rewards.json
today      2023-12-31
member     M3019
says       {"id": "e1", "member": "M3019", "type": "stay", "at": "2022-03-01", "amount": "2500.00", "numbers": {"nights": 25}}
says       {"id": "e2", "member": "M3019", "type": "stay", "at": "2023-03-01", "amount": "1700.00", "numbers": {"nights": 17}}
ask        tier
ask        tiers of milestones
ask        why
