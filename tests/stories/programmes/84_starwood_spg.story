# 金卡 100 美元得 300 分;转两万分得 25000 英里。
# Gold earns 300 for 100 dollars; 20,000 moved to an airline bring 25,000 miles.
programme  starwood_spg.json
today      2012-12-31
member     M3084
stands     gold of tier on 2012-01-10
does       stay on 2012-05-01 100.00 nights=1
adjusts    20000 of starpoints on 2012-05-02
trades     20000 by to_airline on 2012-06-01
ask        why
=> +200 on 2012-05-01 by base@1: 100.00 x 1/50
=> +100 on 2012-05-01 by elite_bonus@1: 100.00 x 3/100 less 200 before
=> +20000 on 2012-05-02 by hand
=> -20000 on 2012-06-01 by trade to_airline
ask        balance
=> earned 20300 points = available 300 + pending 0 + spent 20000 + lapsed 0 + reversed 0 - deficit 0
