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
ask tier
# A little child's birthday month: the cake is hers only in her own.
sets birth 06-12 on 2024-05-30
does class on 2024-06-15
ask benefits
ask lapses
