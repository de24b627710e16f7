# 四万公里是银卡;银卡多得四分之一。
# 40,000 km are Silver; Silver earns a quarter more.
programme  shenzhen_airlines.json
today      2024-12-31
member     M3087
does       flight on 2024-05-01 km=40000
does       flight on 2024-11-01 km=1000
ask        tiers
=> basic from 2024-05-01, decided by 0
=> silver from 2024-05-01 until 2025-05-31, decided by 40000
ask        balance
=> earned 41250 points = available 41250 + pending 0 + spent 0 + lapsed 0 + reversed 0 - deficit 0
