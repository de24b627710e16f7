# 来参加就有分：连着来多得，宝贝生日月双倍。
# Coming along earns; coming again in the month earns more, the child's birth month doubles.
programme  activity_club.json
today      2024-06-30
member     A1 林妈妈
sets child_birth 05-20 on 2024-01-05
does activity on 2024-03-10
does class on 2024-03-16
does contest on 2024-04-06 tasks=4
does activity on 2024-05-11
ask why
=> +30 on 2024-03-10 by activity@1: 1 x 30/1
=> +40 on 2024-03-16 by class@1: 1 x 40/1
=> +10 on 2024-03-16 by streak@1: 1 x 50/1 less 40 before
=> +100 on 2024-04-06 by contest@1: 1 x 100/1
=> +30 on 2024-05-11 by activity@1: 1 x 30/1
=> +30 on 2024-05-11 by child_month@1: 1 x 60/1 less 30 before
ask tier
=> friend until 2025-12-31, 4 counted this year; 8 more by 2024-12-31 for captain; 4 more to keep it
# A little child's birthday month: the cake is hers only in her own.
sets birth 06-12 on 2024-05-30
does class on 2024-06-15
ask benefits
=> calendar
=> cake, 1 left
=> parents
=> seat, 1 left
ask lapses
=> 280 points can be used until 2025-12-31
