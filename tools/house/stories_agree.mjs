// Same question, same answer: every story printed by this machine and by the WASM build under Node
// must agree byte for byte, or a phone and the server would promise different things.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { finish, judge, root, files_under } from "./report.mjs";

function printed(command, args) {
  const run = spawnSync(command, args, { cwd: root, maxBuffer: 1 << 28 });
  if (run.status !== 0) {
    judge([`${[command, ...args].join(" ")} ended with ${run.status}: ${run.stderr ?? run.error}`]);
    return null;
  }
  return run.stdout;
}

const programs = [
  [join(root, "build/native/tests/story"), []],
  [process.execPath, ["--no-experimental-fetch", join(root, "build/wasm/tests/story.js")]],
];
const [native, wasm] = programs.map(([command, args]) => (stories) =>
  printed(command, [...args, ...stories]));

// All at once first; only when that differs, one by one, to name the story.
const stories = files_under("tests/stories", (path) => path.endsWith(".story"));
const [here, there] = [native, wasm].map((print) => print(["--all", "tests/stories"]));
if (here && there && here.equals(there)) {
  const told = stories.length;
  if (here.length === 0) judge(["--all tests/stories printed nothing"]);
  for (let i = 0; i < told; i += 1) judge([]);
} else if (here && there) {
  judge(["the printed stories differ"]);
  for (const story of stories) {
    const [a, b] = [native([story]), wasm([story])];
    judge(a && b && a.equals(b) ? [] : [`${story}: native\n${a}\nwasm\n${b}`]);
  }
}
finish();
