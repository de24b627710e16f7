// Arrows point to core: what each target may link, directly or through others, checked against the
// graph CMake draws of the lines it really has.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finish, judge, root } from "./report.mjs";

const flags = ["yearward_warnings", "yearward_portable"];
const core = [...flags, "yearward_core"];
const codec = [...core, "yearward_codec", "json"];
const lint = [...codec, "yearward_lint"];
const app = [...codec, "yearward_app"];
const present = [...app, "yearward_present", "qrcodegen"];
const view = [...present, "yearward_view", "imgui"];
const server = [...codec, "yearward_server", "Boost::headers", "SQLite::SQLite3", "sqlite3",
  "Threads::Threads", "sodium", "pq", "OpenSSL::SSL", "OpenSSL::Crypto"];

const native = {
  yearward_core: flags, yearward_codec: codec, yearward_app: app, yearward_present: present,
  yearward_view: view, yearward_lint: lint, yearward_server: server, "yearward-server": server,
  yearward: [...server, ...present, "yearward_lint"],
};
const wasm = {
  yearward_core: flags, yearward_codec: codec, yearward_lint: lint, yearward_app: app,
  yearward_present: present,
  yearward_view: view, yearward_portal: view,
};

// Returns, for each target of a build folder, the set of all it links, itself left out.
function links_of(preset) {
  const folder = mkdtempSync(join(tmpdir(), "yearward-links-"));
  const drawing = join(folder, "graph.dot");
  execFileSync("cmake", [`--graphviz=${drawing}`, join(root, "build", preset)], { stdio: "pipe" });
  const direct = {};
  for (const line of readFileSync(drawing, "utf8").split("\n")) {
    const edge = line.match(/^\s*"node\d+" -> "node\d+".*\/\/ (\S+) -> (\S+)$/);
    const node = line.match(/^\s*"node\d+" \[ label = "([^"\\]+)/);
    if (node) direct[node[1]] ??= [];
    if (edge) (direct[edge[1]] ??= []).push(edge[2]);
  }
  rmSync(folder, { recursive: true });
  const all = (name, seen = new Set()) => {
    for (const next of direct[name] ?? [])
      if (!seen.has(next)) all(next, seen.add(next));
    return seen;
  };
  return Object.fromEntries(Object.keys(direct).map((name) => [name, all(name)]));
}

for (const [preset, rules] of Object.entries({ native, wasm })) {
  const links = links_of(preset);
  for (const [target, allowed] of Object.entries(rules)) {
    if (!links[target]) judge([`${preset}: ${target} is not built`]);
    else judge([...links[target]]
      .filter((name) => !allowed.includes(name.replace(/^.*\/lib(\w+)\.\w+$/, "$1")))
      .map((name) => `${preset}: ${target} links ${name}; it may not`));
  }
}
finish();
