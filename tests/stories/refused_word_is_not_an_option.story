# 没有叫这个名字的星期。
# There is no weekday of that name.
programme  community_mart.json with "someday" for "wednesday"
=> refused: word_is_not_an_option at /0/plan/0/when/weekday (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
