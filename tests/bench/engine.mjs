#!/usr/bin/env node
// Measures the engine beside a hand-written loop for the same programme, itself as WebAssembly, and
// a JavaScript rules engine: the same events, interleaved repetitions. Compared is the time of the
// middle member, in the middle run, because on a busy machine a sum counts others' work too. It
// fails only when the ledgers differ: time on a shared machine is no test.
// Usage: node tests/bench/engine.mjs [--runs N] [--members N] [--json] [--no-build]
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { root } from "../browser/lib/house.mjs";

const kPeerMembers = 200;  // 20,000 events: the peer is slow
const kWeighed = 1_000;    // members whose ledgers are held at once
const kEventsAMember = 100;

const said = (name, usual) => {
  const at = process.argv.indexOf(name);
  return at > 0 ? Number(process.argv[at + 1]) : usual;
};
const runs = said("--runs", 5), members = said("--members", 10_000);

// As shipped the page is built for size; beside it stands the same core built for speed.
const builds = {
  native: ["--preset", "native"],
  wasm: ["--preset", "wasm"],
  "wasm-bench": ["--preset", "wasm", "-B", "build/wasm-bench", "-DCMAKE_BUILD_TYPE=Release"],
};
function build(name) {
  const run = (...command) => execFileSync(command[0], command.slice(1),
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  process.stderr.write(`\rbuild ${name}        `);
  run("cmake", ...builds[name]);
  run("cmake", "--build", `build/${name}`, "--target", "engine_bench");
}
if (!process.argv.includes("--no-build")) Object.keys(builds).forEach(build);

const node = [process.execPath, "--no-experimental-fetch"];
const program = {
  native: [join(root, "build/native/tests/engine_bench")],
  wasm: [...node, join(root, "build/wasm/tests/engine_bench.js")],
  "wasm-bench": [...node, join(root, "build/wasm-bench/tests/engine_bench.js")],
};
const text = (command, ...rest) => execFileSync(command[0], [...command.slice(1), ...rest],
  { encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "inherit"] });
const bench = (build_name, ...rest) =>
  JSON.parse(text(program[build_name], ...rest.map(String)));

const folder = join(root, "build", "bench");
mkdirSync(folder, { recursive: true });
const events_file = join(folder, "peer-events.json");
writeFileSync(events_file, text(program.native, "events", String(kPeerMembers)));
const peer = [process.execPath, join(root, "tests/bench/engine/peer.mjs"), events_file];

// The same ledgers, or nothing that follows means anything.
const lines = text(program.native, "hand-lines", String(kPeerMembers));
for (const [name, other] of [
  ["engine", text(program.native, "lines", String(kPeerMembers))],
  ["peer", text(peer, "--lines")],
]) {
  if (other.trim() === lines.trim()) continue;
  const [mine, theirs] = [other, lines].map((list) => list.trim().split("\n"));
  const at = theirs.findIndex((line, place) => line !== mine[place]);
  console.error(`the ${name}'s ledgers differ from the hand-written ones:`);
  console.error(`  ${mine[at]}\n  ${theirs[at]}`);
  process.exit(1);
}

const built = (name) => existsSync(program[name].at(-1));
const ways = {
  "engine, evaluate": () => bench("native", "evaluate", members),
  "engine, posting one by one": () => bench("native", "post", members),
  "hand-written loop": () => bench("native", "hand", members),
  "engine in WASM, as shipped (-Oz)": () => bench("wasm", "evaluate", members),
  "engine in WASM, built for speed (-O2)": () => bench("wasm-bench", "evaluate", members),
  "json-rules-engine and a JS ledger": () => JSON.parse(text(peer)),
};
if (!built("wasm")) delete ways["engine in WASM, as shipped (-Oz)"];
if (!built("wasm-bench")) delete ways["engine in WASM, built for speed (-O2)"];
const seen = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
const appends = [];
const load = [loadavg()[0]];
for (let run = 0; run < runs; run += 1) {
  for (const [name, measure] of Object.entries(ways)) {
    process.stderr.write(`\r${run + 1}/${runs} ${name}`.padEnd(60));
    seen[name].push(measure());
  }
  appends.push(bench("native", "append"));
  load.push(loadavg()[0]);
}
process.stderr.write(`\r${"".padEnd(60)}\r`);

const digests = new Set(Object.values(seen).flat().map((one) => one.digest).filter(Boolean));
if (digests.size !== 1) {
  console.error("the ledgers differ:");
  for (const [name, all] of Object.entries(seen)) console.error(`  ${all[0].digest} ${name}`);
  process.exit(1);
}

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const cost = Object.fromEntries(Object.entries(seen).map(([name, all]) =>
  [name, middle(all.map((one) => one.middle / kEventsAMember))]));
const weighed = Object.fromEntries(["bytes", "hand-bytes"].map((what) => {
  const { bytes, events } = bench("native", what, kWeighed);
  return [what, Math.round(bytes / events)];
}));
const append = Object.fromEntries([10, 100, 1_000, 10_000].map((length) =>
  [length, middle(appends.map((one) => one[length] - one.clock))]));
const ours = cost["engine, evaluate"];
const ratio_to_ours = (name) => (cost[name] ? +(cost[name] / ours).toFixed(2) : "not built");
const report = {
  runs, events: seen["engine, evaluate"][0].events,
  peer_events: seen["json-rules-engine and a JS ledger"][0].events, digest: [...digests][0],
  nanoseconds_an_event: Object.fromEntries(
    Object.entries(cost).map(([name, value]) => [name, Math.round(value)])),
  ratio: {
    ours_to_hand: +(ours / cost["hand-written loop"]).toFixed(2),
    wasm_shipped_to_native: ratio_to_ours("engine in WASM, as shipped (-Oz)"),
    wasm_fast_to_native: ratio_to_ours("engine in WASM, built for speed (-O2)"),
    peer_to_ours: ratio_to_ours("json-rules-engine and a JS ledger"),
    append_10000_to_10: +(append[10_000] / append[10]).toFixed(2),
  },
  bytes_an_event: { engine: weighed.bytes, hand: weighed["hand-bytes"] },
  append_nanoseconds: append,
  load_average: [Math.min(...load), Math.max(...load)].map((one) => +one.toFixed(1)),
};

if (!process.argv.includes("--json")) {
  const whole = (value) => Math.round(value).toLocaleString("en").padStart(12);
  console.log(`${report.events.toLocaleString("en")} events of ${members} members; the peer ` +
    `${report.peer_events.toLocaleString("en")} of them; medians of ${runs}; ` +
    `load ${report.load_average.join("–")}`);
  for (const [name, value] of Object.entries(cost))
    console.log(`${name.padEnd(40)}${whole(1e9 / value)} events/s ${whole(value)} ns`);
  const aim = (label, value, aimed) =>
    console.log(`${label.padEnd(40)}${String(value).padStart(12)} (aim ${aimed})`);
  aim("engine : hand-written loop", report.ratio.ours_to_hand, "at most 4");
  aim("WASM as shipped : native", report.ratio.wasm_shipped_to_native, "at most 1.6");
  aim("WASM for speed : native", report.ratio.wasm_fast_to_native, "at most 1.6");
  aim("peer : engine", report.ratio.peer_to_ours, "at least 30");
  aim("append at 10,000 : append at 10", report.ratio.append_10000_to_10, "at most 2");
  console.log(`${"one more event, after so many".padEnd(40)} ` + Object.entries(append)
    .map(([length, value]) => `${length}: ${value} ns`).join("  "));
  console.log(`${"bytes held an event".padEnd(40)} engine ${weighed.bytes}, ` +
    `hand-written ${weighed["hand-bytes"]} (its events without their texts)`);
}
console.log(JSON.stringify(report));
