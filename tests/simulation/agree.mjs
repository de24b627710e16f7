// The same seeds must come to the same hash natively and under Node: one world, two machines.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const words = ["--first-seed", "1", "--seeds", process.argv[2] ?? "20", "--json"];
const hash_of = (...command) =>
  JSON.parse(execFileSync(command[0], [...command.slice(1), ...words], { encoding: "utf8" })).hash;
const here = hash_of(join(root, "build/native/simulation"));
const there = hash_of(process.execPath, "--no-experimental-fetch",
  join(root, "build/wasm/simulation.js"));
console.log(`native ${here}, wasm ${there}`);
console.log(here === there ? "1 passed, 0 failed" : "0 passed, 1 failed");
process.exit(here === there ? 0 : 1);
