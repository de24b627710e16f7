# 储值赠送出错：只作废那一次发的，用过的部分不动，再补发一份。
# A wrong voucher: only what that event issued is cancelled, what was used stays; then a new one.
programme  chain_stored_value.json
today      2026-03-31
member     M1 许女士
# 两次充值各送一份赠金，花掉一部分后，第二份作废。
does top_up on 2026-03-01 200.00 place=shop_1 as t1
does top_up on 2026-03-02 500.00 place=shop_1 as t2
ask why of bonus
=> +20.00 on 2026-03-01 by bonus@1: 1 x 2000/1
=> +60.00 on 2026-03-02 by bonus@1: 1 x 6000/1
does purchase on 2026-03-05 30.00 place=shop_2 pay=stored_value:30.00
ask holds
=> 30 points available, 30 held
=> 700.00 principal available, 700.00 held
=> 50.00 bonus available, 50.00 held
says       {"id":"x1","member":"M1","type":"adjust","at":"2026-03-06T09:00","of":"bonus","points":"-50.00","refers_to":"t2","reason":"issued by mistake"}
says       {"id":"n1","member":"M1","type":"adjust","at":"2026-03-06T09:01","of":"bonus","points":"50.00","until":"2026-06-30T23:59","reason":"issued again"}
ask why of bonus
=> +20.00 on 2026-03-01 by bonus@1: 1 x 2000/1
=> +60.00 on 2026-03-02 by bonus@1: 1 x 6000/1
=> -30.00 on 2026-03-05 paid as stored_value
=> -50.00 on 2026-03-06 by hand
=> +50.00 on 2026-03-06 by hand
ask holds
=> 30 points available, 30 held
=> 700.00 principal available, 700.00 held
=> 50.00 bonus available, 50.00 held
# 已经用掉的作废不了。
says       {"id":"x2","member":"M1","type":"adjust","at":"2026-03-07T09:00","of":"bonus","points":"-25.00","refers_to":"t1","reason":"too late"}
ask holds
=> refused: balance_is_too_low at /5/points (bonus)
