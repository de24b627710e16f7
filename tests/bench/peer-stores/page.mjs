// What every page of the bench does: fill the store its address names, or open it until balances
// are shown. Each store says what it fetches, how it keeps that, how it comes back to balances.
import { checksum, kMembers } from "./events.mjs";

export const key_of = (place) => String(place).padStart(12, "0");
export const empty = () => new Array(kMembers).fill(0);
export const json = async (path) => (await fetch(path)).json();

export function* parts(list, size) {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}

const painted = () => new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function run(stores) {
  const [name, part] = location.hash.slice(1).split("/");
  const chosen = stores[name];
  const began = performance.now();
  const store = chosen.open ? chosen.open() : null;
  if (part !== "open") {
    const came = await chosen.fetch(part);
    const fetched = performance.now();
    await chosen.keep(came, part, store);
    const kept = performance.now();
    return { sync: kept - began, write: kept - fetched };
  }
  const balances = await chosen.balances(store);
  const db = performance.now() - began;
  document.body.textContent = `${balances.length} members, ${checksum(balances)}`;
  await painted();
  return { open: performance.now(), db, checksum: checksum(balances) };
}

export function begin(stores) {
  globalThis.done = run(stores);
}
