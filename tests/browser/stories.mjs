// Same question, same answer, in every browser: all stories printed by this machine's program and
// by the WASM build inside Chromium and inside Firefox must agree byte for byte. Each browser gets
// a page that puts the files where the program looks for them, runs it, and sends what it printed.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { files_under, finish, judge, root } from "../../tools/house/report.mjs";
import { executable, flags } from "./lib/browser.mjs";
import { scratch } from "./lib/server.mjs";

const stories = files_under("tests/stories", (path) => path.endsWith(".story"));
const programmes = files_under("assets/programmes", (path) => path.endsWith(".json"));
const patience = 120_000; // ms a browser may take to start and to tell all stories

const page = `<!doctype html><meta charset="utf-8"><title>stories</title><script>
const said = [];
const tell = (path, text) => fetch(path, { method: "POST", body: text });
addEventListener("error", (event) => tell("/failed", event.message));
addEventListener("unhandledrejection", (event) => tell("/failed", String(event.reason)));
var Module = {
  print: (line) => said.push(line),
  printErr: (line) => said.push("stderr: " + line),
  async onRuntimeInitialized() {
    const { root, files } = await (await fetch("/files")).json();
    for (const [path, text] of Object.entries(files)) {
      const at = root + "/" + path;
      Module.FS.mkdirTree(at.slice(0, at.lastIndexOf("/")));
      Module.FS.writeFile(at, text);
    }
    const status = Module.callMain(["--all", root + "/tests/stories"]);
    await tell(status === 0 ? "/told" : "/failed", said.join("\\n") + "\\n");
  },
};
</script><script src="/story_page.js"></script>`;

const built = (name) => readFileSync(join(root, "build/wasm/tests", name));
const files = () => Object.fromEntries(
  [...stories, ...programmes].map((path) => [path, readFileSync(join(root, path), "utf8")]));
const kinds = {
  "/": ["text/html", () => page],
  "/story_page.js": ["text/javascript", () => built("story_page.js")],
  "/story_page.wasm": ["application/wasm", () => built("story_page.wasm")],
  "/files": ["application/json", () => JSON.stringify({ root, files: files() })],
};

// Opens the page in one browser; resolves with what was printed there.
async function told_by(command, args) {
  let hear;
  const heard = new Promise((resolve, reject) => { hear = { resolve, reject }; });
  const server = createServer((request, response) => {
    if (request.method !== "POST") {
      const [type, body] = kinds[request.url] ?? [];
      response.writeHead(type ? 200 : 404, type ? { "content-type": type } : {});
      response.end(body?.());
      return;
    }
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts);
      if (request.url === "/told") hear.resolve(text);
      else hear.reject(new Error(text.toString().slice(-500)));
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = spawn(command, [...args, `http://127.0.0.1:${server.address().port}/`],
    { stdio: "ignore", detached: true });
  browser.on("error", hear.reject);
  const limit = setTimeout(() => hear.reject(new Error("said nothing in time")), patience);
  try {
    return await heard;
  } finally {
    clearTimeout(limit);
    try { process.kill(-browser.pid, "SIGKILL"); } catch { /* it never began, or has ended */ }
    server.closeAllConnections();
    server.close();
  }
}

const native = execFileSync(join(root, "build/native/tests/story"), ["--all", "tests/stories"],
  { cwd: root, maxBuffer: 1 << 28 });
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
const browsers = {
  Chromium: [executable, ["--headless=new", ...flags, `--user-data-dir=${scratch("stories")}`]],
  Firefox: [process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    ["--headless", "--no-remote", "--profile", scratch("stories")]],
};
for (const [name, [command, args]] of Object.entries(browsers)) {
  try {
    const told = await told_by(command, args);
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

// What was printed under a heading, up to the next one.
function part_of(text, heading) {
  const start = text.indexOf(heading);
  if (start < 0) return Buffer.alloc(0);
  const next = text.indexOf("\n== ", start + heading.length);
  return text.subarray(start + heading.length, next < 0 ? undefined : next + 1);
}
