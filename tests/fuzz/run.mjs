#!/usr/bin/env node
// Runs the fuzzers for a while, from the corpus and with the dictionary, and says what they found.
// New inputs stay in the build folder; a crash is printed with the file that causes it.
// Usage: node tests/fuzz/run.mjs [--seconds N (each)] [--only programme|events]
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const said = (name, usual) => {
  const at = process.argv.indexOf(name);
  return at > 0 ? process.argv[at + 1] : usual;
};
const seconds = Number(said("--seconds", "30")), only = said("--only", "");
// A programme's document is longer than a handful of events.
const longest = { programme: 16_384, events: 4_096 };

async function fuzz(name) {
  const program = join(root, "build", "asan", "tests", "fuzz", `${name}_fuzzer`);
  if (!existsSync(program)) {
    console.log(`${program} is not built: cmake --build --preset asan --target fuzzers`);
    return false;
  }
  const folder = join(root, "build", "asan", "found", name);
  mkdirSync(folder, { recursive: true });
  const kept = join(root, "tests", "fuzz", "corpus", name);
  const inputs = readdirSync(kept).length;
  const flags = [
    `-max_total_time=${seconds}`, "-timeout=5", "-rss_limit_mb=2048", "-print_final_stats=1",
    `-max_len=${longest[name]}`, `-dict=${join(root, "tests", "fuzz", "dictionary.txt")}`,
    `-artifact_prefix=${join(root, "build", "asan", `${name}-`)}`, folder, kept,
  ];
  const output = [];
  const run = spawn(program, flags, { stdio: ["ignore", "ignore", "pipe"] });
  run.stderr.on("data", (piece) => output.push(piece));
  const status = await new Promise((resolve) => run.on("close", resolve));
  const text = Buffer.concat(output).toString();
  const [, executed] = text.match(/stat::number_of_executed_units:\s*(\d+)/) ?? [];
  const fine = status === 0 && Number(executed) > inputs;
  console.log(`${name}: ${executed ?? "no"} inputs in ${seconds} s, from a corpus of ${inputs}`);
  if (!fine) console.log(text.split("\n").slice(-40).join("\n"));
  return fine;
}

const names = Object.keys(longest).filter((name) => !only || name === only);
let passed = 0;
for (const name of names) if (await fuzz(name)) passed += 1;
console.log(`${passed} passed, ${names.length - passed} failed`);
process.exitCode = passed === names.length ? 0 : 1;
