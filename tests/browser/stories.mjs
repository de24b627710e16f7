// Same question, same answer, in every browser: all stories printed by this machine's program and
// by the WASM build inside Chromium and inside Firefox must agree byte for byte.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { files_under, finish, judge, root } from "../../tools/house/report.mjs";
import { browsers, told_in } from "./lib/program.mjs";

const stories = files_under("tests/stories", (path) => path.endsWith(".story"));
const programmes = files_under("assets/programmes", (path) => path.endsWith(".json"));

// What was printed under a heading, up to the next one.
function part_of(text, heading) {
  const start = text.indexOf(heading);
  if (start < 0) return Buffer.alloc(0);
  const next = text.indexOf("\n== ", start + heading.length);
  return text.subarray(start + heading.length, next < 0 ? undefined : next + 1);
}

const all = ["--all", join(root, "tests/stories")];
const native = execFileSync(join(root, "build/native/tests/story"), all, { maxBuffer: 1 << 28 });
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
for (const name of Object.keys(browsers)) {
  try {
    const told = await told_in(name, "story_page", all, [...stories, ...programmes]);
    console.log(`${name}: ${digest(told)}, native: ${digest(native)}`);
    for (const story of stories) {
      const heading = `== ${story.slice(story.lastIndexOf("/") + 1)}\n`;
      const [here, there] = [part_of(native, heading), part_of(told, heading)];
      const same = here.length > 0 && here.equals(there);
      judge(same ? [] : [`${name}: ${story} is told otherwise`]);
    }
  } catch (error) {
    judge([`${name}: ${error.message}`]);
  }
}
finish();
