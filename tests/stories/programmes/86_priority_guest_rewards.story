# 18 个月没有入账就全部过期。
# Eighteen months without earning and everything lapses.
programme  priority_guest_rewards.json
today      2014-05-10
member     M3086
does       stay on 2013-01-10 100.00 nights=1
does       stay on 2014-05-10 100.00 nights=1
ask        lapses
=> 2000 points can be used until 2015-11-10
today      2015-11-11
ask        balance
=> earned 2000 points = available 0 + pending 0 + spent 0 + lapsed 2000 + reversed 0 - deficit 0
