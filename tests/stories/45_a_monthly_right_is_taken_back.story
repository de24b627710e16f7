# 到月自动发的权益也能单独作废：写明是哪一天发的哪一项，别的不动。
# A right that time alone issued can be cancelled by itself too: named by what it was and its day.
programme  drugstore_club.json
today      2024-05-15
member     G1 安奶奶
does check_up on 2024-03-04
uses 1 of test_member on 2024-03-05
ask benefits
=> test_member, 1 left
=> reminders
=> lectures
says       {"id":"x1","member":"G1","type":"adjust","at":"2024-05-06T09:00","of":"tests","points":-1,"refers_to":"benefit.test_member.2024-05-01","reason":"issued by mistake"}
ask benefits
=> test_member, 0 left
=> reminders
=> lectures
ask why of tests
=> +1 on 2024-03-04 as benefit test_member
=> -1 on 2024-03-05 as benefit test_member
=> +1 on 2024-04-01 as benefit test_member
=> -1 on 2024-05-01 lapsed
=> +1 on 2024-05-01 as benefit test_member
=> -1 on 2024-05-06 by hand
# 那天没有发过的，没有可作废的。
# What was not issued that day cannot be cancelled.
says       {"id":"x2","member":"G1","type":"adjust","at":"2024-05-07T09:00","of":"tests","points":-1,"refers_to":"benefit.test_member.2024-05-02","reason":"wrong day"}
ask benefits
=> refused: name_is_unknown at /3/refers_to (benefit.test_member.2024-05-02)
