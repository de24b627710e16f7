// Every planted fault must be seen within its time, and the same worlds without one must be well.
// Prints the first seed that shows each, and ends as tools/test counts: "N passed, N failed".
import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "build/native/simulation");
const seconds = process.argv[2] ?? "60";

const run = (...words) => new Promise((told) =>
  execFile(program, words, { maxBuffer: 1 << 26 }, (error, out) =>
    told({ code: error ? error.code : 0, out })));

const names = (await run("--plants")).out.trim().split("\n").map((line) => line.split(" ")[0]);
let passed = 0, failed = 0;
async function prove(name) {
  const { code, out } = await run("--plant", name, "--seconds", seconds, "--json");
  const figures = code === 1 ? JSON.parse(out) : {};
  const seen = code === 1 && figures.failing_seed > 0;
  console.log(seen ? `${name}: seed ${figures.failing_seed}` : `${name}: NOT SEEN (exit ${code})`);
  if (seen) ++passed; else ++failed;
}
const waiting = [...names];
await Promise.all(cpus().map(async () => {
  while (waiting.length > 0) await prove(waiting.shift());
}));
if (names.length < 18) ++failed;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
