// The work every store of the bench does: events of two thousand members, the same each time, as
// documents and as packed segments, and the balances that follow. It knows no store.
export const kMembers = 2000;
export const kSegment = 1024;  // events

// A small generator with a seed: the bench must be the same on every machine.
function* numbers(seed) {
  let state = seed;
  for (;;) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9 | 0;
    yield (state ^ (state >>> 13)) >>> 0;
  }
}

// `place` counts on from `from`.
export function events_from(from, count) {
  const chance = numbers(from + 42);
  const below = (limit) => chance.next().value % limit;
  return Array.from({ length: count }, (_, at) => {
    const amount = 500 + below(50_000);
    return {
      place: from + at, member: below(kMembers), kind: below(20) === 0 ? 1 : 0,
      at: 1_760_000_000 + (from + at) * 37 + below(30), amount, points: Math.floor(amount / 100),
      store: below(40), staff: below(9), rules: 7,
    };
  });
}

const date = (at) => new Date(at * 1000).toISOString().slice(0, 19);
// The event as a document, in the words the wire uses.
export const document_of = (event) => ({
  id: `t${event.store}-3-${event.place}`, member: `M${1000 + event.member}`,
  type: event.kind ? "refund" : "purchase", at: date(event.at),
  amount: (event.amount / 100).toFixed(2), points: event.points, store: `S${event.store}`,
  staff: event.staff, rules: event.rules,
});

function put(bytes, value) {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

// Columns of one segment, each number in as many bytes as it needs; times and points as what
// differs from the one before, or from what is to be expected. Ids follow from places.
const columns = [
  ["member", (event) => event.member],
  ["kind", (event) => event.kind],
  ["at", (event, before) => event.at - before.at],
  ["amount", (event) => event.amount],
  ["points", (event) => event.points - Math.floor(event.amount / 100)],
  ["store", (event) => event.store],
  ["staff", (event) => event.staff],
];

export function segments_of(events) {
  const segments = [];
  for (let at = 0; at < events.length; at += kSegment) {
    const part = events.slice(at, at + kSegment);
    const bytes = [];
    for (const value of [part[0].place, part.length, part[0].at, part[0].rules]) put(bytes, value);
    for (const [, value_of] of columns) {
      let before = part[0];
      for (const event of part) {
        put(bytes, value_of(event, before));
        before = event;
      }
    }
    segments.push(Uint8Array.from(bytes));
  }
  return segments;
}

// Adds a segment's points to the balances. Reads every column that decides: member, kind, points.
export function fold_segment(bytes, balances) {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at];
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  next();
  const count = next();
  next();
  next();
  const column = () => {
    const found = new Int32Array(count);
    for (let i = 0; i < count; i += 1) found[i] = next();
    return found;
  };
  const member = column();
  const kind = column();
  column();
  const amount = column();
  const points = column();
  for (let i = 0; i < count; i += 1) {
    const sum = points[i] + Math.floor(amount[i] / 100);
    balances[member[i]] += kind[i] ? -sum : sum;
  }
}

export function fold_document(event, balances) {
  balances[Number(event.member.slice(1)) - 1000] +=
    event.type === "refund" ? -event.points : event.points;
}

export const checksum = (balances) =>
  balances.reduce((sum, value, at) => (sum + value * (at + 1)) % 1_000_000_007, 0);
