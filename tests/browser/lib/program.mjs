// Runs one of our WASM programs inside a real browser: a page puts the files where the program
// looks for them, runs it once, and sends back what it printed. It refuses to know what is run.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { root } from "./house.mjs";
import { executable, flags } from "./browser.mjs";
import { scratch } from "./server.mjs";

const patience = 120_000; // ms a browser may take to start and to run it

// How each is started, with a folder of its own for what it keeps.
export const browsers = {
  Chromium: (folder) => [executable, "--headless=new", ...flags, `--user-data-dir=${folder}`],
  Firefox: (folder) => [process.env.FIREFOX ?? "/usr/bin/firefox-esr", "--headless",
    "--no-remote", "--profile", folder],
};

const page_of = (program) => `<!doctype html><meta charset="utf-8"><title>program</title><script>
const said = [];
const tell = (path, text) => fetch(path, { method: "POST", body: text });
addEventListener("error", (event) => tell("/failed", event.message));
addEventListener("unhandledrejection", (event) => tell("/failed", String(event.reason)));
var Module = {
  print: (line) => said.push(line),
  printErr: (line) => said.push("stderr: " + line),
  async onRuntimeInitialized() {
    const { root, files, args } = await (await fetch("/files")).json();
    for (const [path, text] of Object.entries(files)) {
      const at = root + "/" + path;
      Module.FS.mkdirTree(at.slice(0, at.lastIndexOf("/")));
      Module.FS.writeFile(at, text);
    }
    const status = Module.callMain(args);
    await tell(status === 0 ? "/told" : "/failed", said.join("\\n") + "\\n");
  },
};
</script><script src="/${program}.js"></script>`;

// `program`: a target built for pages; `files`: paths of the repository it reads.
// Resolves with what it printed, as bytes; rejects when it fails or says nothing in time.
export async function told_in(name, program, args, files) {
  let hear;
  const heard = new Promise((resolve, reject) => { hear = { resolve, reject }; });
  const built = (file) => readFileSync(join(root, "build/wasm/tests", file));
  const texts = () => Object.fromEntries(
    files.map((path) => [path, readFileSync(join(root, path), "utf8")]));
  const answers = {
    "/": ["text/html", () => page_of(program)],
    [`/${program}.js`]: ["text/javascript", () => built(`${program}.js`)],
    [`/${program}.wasm`]: ["application/wasm", () => built(`${program}.wasm`)],
    "/files": ["application/json", () => JSON.stringify({ root, args, files: texts() })],
  };
  const server = createServer((request, response) => {
    if (request.method !== "POST") {
      const [type, body] = answers[request.url] ?? [];
      // Isolated, so that its clock tells microseconds.
      response.writeHead(type ? 200 : 404, type ? {
        "content-type": type, "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      } : {}).end(body?.());
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
  const [command, ...starting] = browsers[name](scratch("program"));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const browser = spawn(command, [...starting, url], { stdio: "ignore", detached: true });
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
