#!/usr/bin/env node
// Measures what a dragged slider waits for: one projection of 52 weeks for a member with ten years
// of weekly history, the ladder of four with a solve, and the likely year's thousand paths;
// natively, as WASM under Node and in Chromium, beside a hand-written ledger and plain JavaScript.
// Times are the machine's of the moment: read the ratios. It fails only when the balances differ,
// or when two hundred drags hold more memory than twenty.
// Usage: node tests/bench/projection.mjs [--runs N] [--no-build]
import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import { join } from "node:path";
import { root } from "../browser/lib/house.mjs";
import { told_in } from "../browser/lib/program.mjs";

const at = process.argv.indexOf("--runs");
const runs = at > 0 ? process.argv[at + 1] : "300";
const kWeeks = "520";
const run = (command, ...args) => execFileSync(command, args,
  { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
if (!process.argv.includes("--no-build")) {
  for (const [preset, ...targets] of [["native", "projection_bench"],
    ["wasm", "projection_bench", "projection_bench_page"]]) {
    run("cmake", "--preset", preset);
    run("cmake", "--build", "--preset", preset, "--target", ...targets);
  }
}
const programmes = ["community_mart", "cd_shop"].map((name) => `assets/programmes/${name}.json`);
const load = [loadavg()[0]];
const seen = {
  native: JSON.parse(run("build/native/tests/projection_bench", kWeeks, runs)),
  "WASM, Node": JSON.parse(run(process.execPath, "--no-experimental-fetch",
    "build/wasm/tests/projection_bench.js", kWeeks, runs)),
  "WASM, Chromium": JSON.parse(
    await told_in("Chromium", "projection_bench_page", [kWeeks, runs], programmes)),
  "plain JavaScript": JSON.parse(run(process.execPath, "tests/bench/projection/plain.mjs", runs)),
};
load.push(loadavg()[0]);

const shown = ({ median, p99 } = {}) => (median === undefined ? "–"
  : `${(median / 1e6).toFixed(3)} / ${(p99 / 1e6).toFixed(3)}`).padStart(18);
console.log(`milliseconds, median / 99th of ${runs}; load ` +
  load.map((one) => one.toFixed(1)).join("–"));
console.log("".padEnd(18) + ["projection", "by hand", "ladder and solve", "1,000 paths"]
  .map((name) => name.padStart(18)).join(""));
for (const [name, one] of Object.entries(seen))
  console.log(name.padEnd(18) + [one.project, one.by_hand, one.ladder_and_solve, one.thousand_paths]
    .map(shown).join(""));
const to_hand = seen.native.project.median / seen.native.by_hand.median;
const frame = seen["WASM, Chromium"].ladder_and_solve.median / 1e6;
console.log(`projection : by hand, native: ${to_hand.toFixed(1)}`);
console.log(`ladder and a solve in Chromium: ${frame.toFixed(1)} ms (aim at most 8)`);
for (const [name, { after_20_drags: early, after_200_drags: late }] of Object.entries(seen)) {
  if (!early) continue;
  console.log(`${name}: bytes used after 20 drags ${early.used}, after 200 ${late.used}; ` +
    `taken from the machine ${early.taken}, ${late.taken}`);
  if (late.used <= early.used && late.taken <= early.taken) continue;
  console.error(`${name}: dragging holds more and more memory`);
  process.exitCode = 1;
}
const balances = Object.values(seen).flatMap((one) =>
  [one.balance, one.balance_by_hand ?? one.balance]);
if (new Set(balances).size !== 1) {
  console.error(`the balances differ: ${balances.join(" ")}`);
  process.exitCode = 1;
}
