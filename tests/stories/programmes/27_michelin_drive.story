# 四条胎就是驰客；春检秋检双倍。
# Four tyres make a Traveller; the check months double.
programme  michelin_drive.json
today      2024-12-31
member     M1 米先生
does purchase on 2024-02-10 2400.00 line=2400.00:tyre qty=4
ask tier
=> traveller until 2027-02-09, 4 counted this year; 4 more by 2024-12-31 for gourmet; 4 more to keep it
does tyre_check on 2024-03-10
does tyre_check on 2024-04-10
does tyre_check on 2024-08-10
ask why
=> +480 on 2024-02-10 by service@1: 2400.00 x 1/500
=> +800 on 2024-02-10 by tyre@1: 480/1 + 4000/1000 tyres x 1/5 less 480 before
=> +50 on 2024-03-10 by check@1: 1 x 50/1
=> +50 on 2024-03-10 by check_month@1: 1 x 100/1 less 50 before
=> 0 on 2024-04-10 by check@1: 1 x 50/1, capped from 50
=> +50 on 2024-08-10 by check@1: 1 x 50/1
uses 1 of rescue_more on 2024-09-01
ask benefits
=> check, 1 left
=> rescue_one, 2 left
=> reminder
=> rescue_more, 2 left
=> trips
