# 一月 65000、二月 60000,同伴票到明年底。
# 65,000 in January and 60,000 in February: a Companion Pass to the end of next year.
programme  southwest_rapid_rewards.json
today      2020-02-15
member     M3082
does       partner on 2020-01-15 points=65000
does       partner on 2020-02-15 points=60000
ask        tier of companion
=> companion_pass until 2021-12-31, 125000 counted this year; 125000 more to keep it
ask        balance
=> earned 125000 points = available 125000 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
