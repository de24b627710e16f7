// The supermarket programme in plain JavaScript, as somebody would write it for this one question:
// what will be held on a day, at so much a week. Lots are kept as one sum for each last day, since
// all that lapses together may be added up. It refuses to know entries, reasons and other rules.
// Usage: plain.mjs RUNS → the same figures as projection_bench, and its balance
const day_ms = 86_400_000;
const forever = Number.MAX_SAFE_INTEGER;
const attain = [0, 10_000, 50_000], retain = [0, 8_000, 40_000];
const serial = (year, month, day) => Date.UTC(year, month - 1, day) / day_ms;
const year_of = (day) => new Date(day * day_ms).getUTCFullYear();
const level_for = (counted) => (counted >= attain[2] ? 2 : counted >= attain[1] ? 1 : 0);

class Account {
  constructor(day) {
    this.year = year_of(day);
    this.lots = new Map(); // last day → points
    this.counted = 0;
    this.level = 0;
    this.until = forever;
  }

  copy() {
    const other = Object.assign(Object.create(Account.prototype), this);
    other.lots = new Map(this.lots);
    return other;
  }

  advance(day) {
    for (let end; (end = serial(this.year, 12, 31)) < day; this.year += 1, this.counted = 0) {
      this.lots.delete(end);
      if (this.until > end) continue;
      while (this.counted < retain[this.level]) this.level -= 1;
      this.until = this.level === 0 ? forever : serial(this.year + 1, 12, 31);
    }
  }

  buy(day, fen) {
    this.advance(day);
    const date = new Date(day * day_ms);
    const member_day = date.getUTCDay() === 3 && date.getUTCDate() <= 7;
    const fifths = 5 + (member_day && this.level >= 1 ? 5 : 0) + (this.level >= 2 ? 1 : 0);
    const last = serial(this.year + 1, 12, 31);
    this.lots.set(last, (this.lots.get(last) ?? 0) + Math.floor((fen * fifths) / 500));
    this.counted += Math.floor(fen / 100);
    const reached = level_for(this.counted);
    if (reached > this.level) [this.level, this.until] = [reached, last];
  }

  balance() {
    let sum = 0;
    for (const points of this.lots.values()) sum += points;
    return sum;
  }
}

const today = serial(2026, 12, 31), horizon = serial(2027, 12, 31);
function project(account, fen) {
  const ahead = account.copy();
  for (let day = today + 7; day <= horizon; day += 7) ahead.buy(day, fen);
  ahead.advance(horizon);
  return ahead.balance();
}

const account = new Account(today - 7 * 519);
for (let week = 520; week-- > 0;) account.buy(today - 7 * week, 48_000 + ((week * 1_371) % 4_000));
account.advance(today);

// The least amount by halving: more never brings less here.
function least(points) {
  let low = 0, high = 2_000_000;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (project(account, middle) >= points) high = middle;
    else low = middle + 1;
  }
  return low;
}

const runs = Number(process.argv[2] ?? 200);
function time(work) {
  const spent = [];
  for (let run = 0; run < runs; run += 1) {
    const start = process.hrtime.bigint();
    work(run);
    spent.push(Number(process.hrtime.bigint() - start));
  }
  spent.sort((a, b) => a - b);
  return { median: spent[runs >> 1], p99: spent[Math.floor((runs * 99) / 100)] };
}
let balance = 0;
const one = time((run) => { balance = project(account, 30_000 + run * 500); });
// Pace, a fifth more, and the least for a reward and for a level, then one more reward.
const ladder = time(() => {
  project(account, 50_000);
  project(account, 60_000);
  for (const points of [70_000, 70_000]) project(account, least(points));
  least(70_000);
});
console.log(JSON.stringify({ project: one, ladder_and_solve: ladder, balance }));
