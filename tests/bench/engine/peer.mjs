// The peer: json-rules-engine decides which rules an event meets, a plain ledger in JavaScript does
// what it says. Written as its manual shows: one engine, its rules as JSON, run once an event.
// Usage: peer.mjs EVENTS.json [--lines] → {"events","nanoseconds","middle"}, or a line a member
import { readFileSync } from "node:fs";
import { Engine } from "json-rules-engine";

const forever = Number.MAX_SAFE_INTEGER, day_ms = 86_400_000;
const attain = [0, 10_000, 50_000], retain = [0, 8_000, 40_000];
const prices = {
  soy_sauce: 5_000, rice: 13_000, oil_and_rice: 26_000, rice_cooker: 41_600, air_fryer: 70_000,
};

const purchase = { fact: "type", operator: "equal", value: "purchase" };
const level_at_least = (value) => ({ fact: "level", operator: "greaterThanInclusive", value });
const rules = [
  { name: "base", priority: 40, conditions: { all: [purchase] },
    event: { type: "earn", params: { unit: "points", fifths: 5 } } },
  { name: "counted", priority: 30, conditions: { all: [purchase] },
    event: { type: "earn", params: { unit: "status", fifths: 5 } } },
  { name: "member_day_double", priority: 20,
    conditions: { all: [purchase, level_at_least(1),
      { fact: "member_day", operator: "equal", value: true }] },
    event: { type: "earn", params: { unit: "points", fifths: 5 } } },
  { name: "gold_bonus", priority: 10, conditions: { all: [purchase, level_at_least(2)] },
    event: { type: "earn", params: { unit: "points", fifths: 1 } } },
];
const engine = new Engine(rules);

const level_for = (counted) => (counted >= attain[2] ? 2 : counted >= attain[1] ? 1 : 0);
const year_end = (year) => Date.UTC(year, 11, 31) / day_ms;
const fen = (text) => Math.round(Number(text) * 100);

function member_day(day) {
  const date = new Date(day * day_ms);
  return date.getUTCDay() === 3 && date.getUTCDate() <= 7;
}

class Ledger {
  constructor(day) {
    this.year = new Date(day * day_ms).getUTCFullYear();
    this.counted = 0;
    this.entries = [];
    this.events = new Map();
    this.open = { points: [], status: [] };
    this.owed = { points: 0, status: 0 };
    this.standings = [{ level: 0, from: day, until: forever, event: undefined }];
  }

  get level() { return this.standings.at(-1).level; }
  remaining(unit) { return this.open[unit].reduce((sum, lot) => sum + lot.remaining, 0); }

  async post(event) {
    const day = Math.floor(Date.parse(`${event.at}Z`) / day_ms);
    this.advance(day);
    const kept = { ...event, day, amount: fen(event.amount ?? "0"), refunded: 0, earned: [] };
    if (event.type === "purchase") await this.purchase(kept);
    else if (event.type === "refund") this.refund(kept);
    else this.redeem(kept);
    this.events.set(event.id, kept);
  }

  advance(day) {
    while (year_end(this.year) < day) {
      const end = year_end(this.year);
      for (const lot of this.open.points) {
        if (lot.last_day > end || lot.remaining === 0) continue;
        this.entries.push({ kind: "lapse", unit: "points", amount: -lot.remaining, lot });
        lot.lapsed = lot.remaining;
        lot.remaining = 0;
      }
      this.close("points");
      this.review(end + 1);
      this.year += 1;
      this.counted = 0;
    }
  }

  review(first_day) {
    const held = this.standings.at(-1);
    if (held.until >= first_day) return;
    let { level } = held;
    while (this.counted < retain[level]) level -= 1;
    const until = level === 0 ? forever : year_end(this.year + 1);
    this.standings.push({ level, from: first_day, until, event: undefined });
  }

  async purchase(event) {
    const facts = { type: event.type, level: this.level, member_day: member_day(event.day) };
    const { events } = await engine.run(facts);
    const fifths = { points: 0, status: 0 }, granted = { points: 0, status: 0 };
    for (const { params: { unit, fifths: more } } of events) {
      fifths[unit] += more;
      const whole = Math.floor((event.amount * fifths[unit]) / 500);
      this.earn(event, unit, whole - granted[unit], more);
      granted[unit] = whole;
    }
    const reached = level_for(this.counted);
    if (reached > this.level)
      this.standings.push({ level: reached, from: event.day, until: year_end(this.year + 1),
        event: event.id });
  }

  earn(event, unit, amount, fifths) {
    if (amount <= 0) return;
    if (unit === "status") this.counted += amount;
    const filled = Math.min(this.owed[unit], amount);
    this.owed[unit] -= filled;
    const left = amount - filled;
    const lot = { unit, remaining: left, opened: left, lapsed: 0, taken_back: 0,
      last_day: unit === "points" ? year_end(this.year + 1) : forever };
    const entry = { kind: "accrual", unit, amount, fifths, event: event.id, day: event.day, lot };
    if (left > 0) this.open[unit].push(lot);
    event.earned.push(entry);
    this.entries.push(entry);
  }

  // Takes from the lots in burn order; answers what none of them had.
  take(unit, amount) {
    for (const lot of this.open[unit]) {
      if (amount === 0) break;
      const taken = Math.min(lot.remaining, amount);
      lot.remaining -= taken;
      amount -= taken;
    }
    this.close(unit);
    return amount;
  }

  close(unit) {
    const open = this.open[unit];
    const first = open.findIndex((lot) => lot.remaining > 0);
    open.splice(0, first < 0 ? open.length : first);
  }

  redeem(event) {
    const price = prices[event.reward];
    if (this.remaining("points") < price) throw new Error(`${event.id} costs more than is held`);
    this.take("points", price);
    this.entries.push({ kind: "redemption", unit: "points", amount: -price, event: event.id });
  }

  refund(event) {
    const original = this.events.get(event.refers_to);
    original.refunded += event.amount;
    const left = original.amount - original.refunded;
    const granted = { points: 0, status: 0 }, fifths = { points: 0, status: 0 };
    for (const accrual of original.earned) {
      const { lot, unit } = accrual;
      fifths[unit] += accrual.fifths;
      const whole = Math.floor((left * fifths[unit]) / 500);
      const kept = Math.min(whole - granted[unit], accrual.amount);
      granted[unit] = whole;
      const due = accrual.amount - Math.max(kept, lot.lapsed) - lot.taken_back;
      if (due <= 0) continue;
      lot.taken_back += due;
      const own = Math.min(lot.remaining, due);
      lot.remaining -= own;
      this.owed[unit] += this.take(unit, due - own);
      if (unit === "status" && accrual.day > year_end(this.year - 1)) this.counted -= due;
      this.entries.push({ kind: "reversal", unit, amount: -due, event: event.id });
    }
    this.give_back(event);
  }

  give_back(event) {
    const held = this.standings.at(-1), year_first = year_end(this.year - 1) + 1;
    if (held.event === undefined || held.from < year_first) return;
    if (this.counted >= attain[held.level]) return;
    const before = this.standings.filter((one) => one.from < year_first || !one.event).at(-1);
    const reached = level_for(this.counted);
    if (Math.max(reached, before.level) === held.level) return;
    this.standings.push(reached > before.level
      ? { level: reached, from: event.day, until: year_end(this.year + 1), event: event.id }
      : { level: before.level, from: event.day, until: before.until, event: event.id });
  }
}

const { events } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const last_day = year_end(2026);
const lines = [], spent = [];
let ledger, member, start = process.hrtime.bigint();
const finish = () => {
  if (!ledger) return;
  ledger.advance(last_day);
  spent.push(Number(process.hrtime.bigint() - start));
  const available = ledger.remaining("points"), owed = ledger.owed.points;
  lines.push([member, available, available - owed, owed, ledger.level, ledger.entries.length]
    .join(" "));
};
for (const event of events) {
  if (event.member !== member) {
    finish();
    start = process.hrtime.bigint();
    member = event.member;
    ledger = new Ledger(Math.floor(Date.parse(`${event.at}Z`) / day_ms));
  }
  await ledger.post(event);
}
finish();
const nanoseconds = spent.reduce((sum, one) => sum + one, 0);
const middle = spent.sort((a, b) => a - b)[spent.length >> 1];
if (process.argv.includes("--lines")) console.log(lines.join("\n"));
else console.log(JSON.stringify({ events: events.length, nanoseconds, middle }));
