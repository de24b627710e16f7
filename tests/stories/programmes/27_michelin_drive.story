# 四条胎就是驰客；春检秋检双倍。
# Four tyres make a Traveller; the check months double.
programme  michelin_drive.json
today      2024-12-31
member     M1 米先生
does purchase on 2024-02-10 2400.00 line=2400.00:tyre qty=4
ask tier
does tyre_check on 2024-03-10
does tyre_check on 2024-04-10
does tyre_check on 2024-08-10
ask why
uses 1 of rescue_three on 2024-09-01
ask benefits
