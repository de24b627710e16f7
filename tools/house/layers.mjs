// Which folder may include which: arrows point to core, nothing points out of it.
// A folder may always include itself and the standard headers that are not banned in rules.mjs.

const base = ["core/base"];
const quantity = [...base, "core/quantity"];
const programme = [...quantity, "core/programme"];
const ledger = [...programme, "core/ledger"];
const explain = [...ledger, "core/explain"];
const engine = [...explain, "core/engine"];
const projection = [...engine, "core/projection"];
const sync = [...projection, "core/sync"];
const core = [...sync, "core/codec"];

export const layers = {
  "core/base": base,
  "core/quantity": quantity,
  "core/programme": programme,
  "core/ledger": ledger,
  "core/explain": explain,
  "core/engine": engine,
  "core/projection": projection,
  "core/sync": sync,
  "core/codec": [...core, "nlohmann"],
  // What the member asked and what is known: pure, so it sees core and no screen. Answers reach it
  // as text, which the codec reads; JSON itself stays unknown to it.
  "web/app": [...core, "web/app"],
  // It draws the member's code as modules, so that tests can read what scanners will.
  "web/present": [...sync, "web/app", "web/present", "qrcodegen"],
  // Paints what present says. It sees no ledger and no engine, so it cannot do sums on points.
  "web/view": ["core/base", "web/present", "web/view", "imgui"],
  "web/adapter": [...core, "web/app", "web/present", "web/view", "web/adapter", "imgui",
    "emscripten"],
  "tools/server": [...core, "tools/server", "nlohmann", "boost", "sqlite3", "libpq", "sodium",
    "openssl", "sys"],
  // It says to a phone what the screen says, so it borrows the sentence and what leads to it.
  "tools/yearward": [...core, "web/app", "web/present", "tools/server", "tools/yearward",
    "nlohmann", "sqlite3"],
};

// Returns the name by which the table above knows an include: our folder, or the library.
export function supplier_of(include) {
  const ours = include.match(/^"((?:core|web|tools)\/[a-z_]+)\//);
  if (ours) return ours[1];
  const name = include.slice(1, -1);
  if (/^imgui/.test(name)) return "imgui";
  if (/^qrcodegen/.test(name)) return "qrcodegen";
  if (/^(emscripten|GLES)/.test(name)) return "emscripten";
  if (/^sodium/.test(name)) return "sodium";
  if (/^sqlite3/.test(name)) return "sqlite3";
  if (/^libpq/.test(name)) return "libpq";
  const folder = name.match(/^([a-z_0-9]+)\//);
  if (folder) return folder[1];
  return include.startsWith("<") ? "std" : name;
}
