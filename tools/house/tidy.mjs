// Reads every source file as a strict reader would: who includes whom, banned words, how long, and
// whether it opens by saying what it is for. The rules are in layers.mjs and rules.mjs.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { layers, supplier_of } from "./layers.mjs";
import { finish, judge, root, files_under } from "./report.mjs";
import { is_cpp, limits, marks, narrow_members, words } from "./rules.mjs";

// Returns the C++ text with comments and literals blanked, line for line. Include lines stay.
function code_of(text) {
  const blank = (found) => found.replace(/[^\n]/g, " ");
  const pieces = new RegExp([
    /^[ \t]*#[ \t]*include[^\n]*/, /\/\/[^\n]*/, /\/\*[\s\S]*?\*\//,
    /R"([^(\s]*)\([\s\S]*?\)\1"/, /"(?:\\.|[^"\\\n])*"/, /(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'/,
  ].map((piece) => piece.source).join("|"), "gm");
  return text.replace(pieces, (found) => (/^\s*#/.test(found) ? found : blank(found)));
}

// Returns, for each line, whether it begins directly inside a struct or class.
function member_lines(code) {
  const open = [];
  let since = "";
  return code.split("\n").map((line) => {
    const inside = open[open.length - 1] === "struct";
    for (const c of line) {
      if (c === "{") open.push(/\b(struct|class)\s[^()]*$/.test(since) ? "struct" : "other");
      if (c === "}") open.pop();
      since = "{};".includes(c) ? "" : since + c;
    }
    since += " ";
    return inside;
  });
}

function word_findings(path, code) {
  const lines = code.split("\n");
  const members = member_lines(code);
  const found = [];
  const say = (number, what, rule) =>
    found.push(`${path}:${number + 1}: ${what.trim()} — write ${rule.instead}: ${rule.why}`);
  lines.forEach((line, number) => {
    for (const rule of words) {
      const hit = rule.where.test(path) && !rule.but?.test(path) && line.match(rule.word);
      if (hit) say(number, hit[0], rule);
    }
    const value = narrow_members.where.test(path) && members[number] && path.endsWith(".hpp");
    if (value && narrow_members.member.test(line)) say(number, line, narrow_members);
  });
  return found;
}

function include_findings(path, code) {
  const allowed = layers[path.split("/").slice(0, 2).join("/")];
  if (!allowed) return [];
  return [...code.matchAll(/^\s*#\s*include\s*(["<][^">]+[">])/gm)]
    .map((match) => match[1])
    .filter((include) => !["std", ...allowed].includes(supplier_of(include)))
    .map((include) => `${path}: includes ${include}; it may include ${allowed.join(", ")}`);
}

// Hosts of this machine's package sources: they belong to the machine, never to a file of ours.
function machine_hosts() {
  const texts = [];
  for (const folder of ["/etc/apt/sources.list.d", "/etc/apt"]) {
    try {
      for (const name of readdirSync(folder).filter((n) => /\.(sources|list)$/.test(n)))
        texts.push(readFileSync(join(folder, name), "utf8"));
    } catch { /* no apt here, so no hosts of apt */ }
  }
  try {
    texts.push(execFileSync("npm", ["config", "get", "registry"],
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch { /* no npm here, so no hosts of npm */ }
  const hosts = texts.join("\n").match(/(?<=https?:\/\/)[^/\s:]+/g) ?? [];
  return [...new Set(hosts)];
}

function text_findings(path, text, hosts) {
  const lines = text.split("\n");
  const found = [];
  lines.forEach((line, number) => {
    const at = `${path}:${number + 1}`;
    for (const rule of marks)
      if (rule.mark.test(line)) found.push(`${at}: write ${rule.instead}: ${rule.why}`);
    for (const host of hosts)
      if (line.includes(host)) found.push(`${at}: names a package host of this machine`);
    const columns = [...line].length;
    if (measured(path) && columns > limits.columns)
      found.push(`${at}: ${columns} columns; ${limits.columns} are the most`);
  });
  const marked = /\[SECTION\]/.test(text);
  if (measured(path) && lines.length - 1 > limits.lines && !marked)
    found.push(`${path}: ${lines.length - 1} lines; ${limits.lines} are the most without ` +
      "[SECTION] marks and a reason in the opening comment");
  const first = lines.find((line) => !/^(#!|<!doctype)/i.test(line)) ?? "";
  if (measured(path) && !/^\s*(\/\/|#(?!include|pragma)|\/\*|<!--|--)/.test(first))
    found.push(`${path}: its first line must be a comment that says what it is for`);
  return found;
}

// The kinds of file that are read by people from top to bottom.
function measured(path) {
  return /\.(cpp|hpp|js|mjs|css|html|sh|cmake|sql)$|CMakeLists\.txt$|^tools\/(run|test|setup)$/
    .test(path);
}

// Every rule catches what it must and lets pass what it should.
function judge_rules() {
  for (const rule of words) {
    const sees = (line) => rule.word.test(code_of(line));
    const blind = !sees(rule.bad), harsh = sees(rule.good);
    const verdict = blind ? "is blind to" : "is harsh on";
    judge(blind || harsh ? [`rules.mjs: ${rule.word} ${verdict} its own sample`] : []);
  }
  for (const rule of marks)
    judge(rule.mark.test(rule.bad) && !rule.mark.test(rule.good)
      ? [] : [`rules.mjs: ${rule.mark} misjudges its own samples`]);
  const struct = "struct Lot {\n  std::size_t left = 0;\n  void f() {\n    std::size_t i = 0;\n";
  const flagged = word_findings("core/x/y.hpp", struct).map((line) => line.split(":")[1]);
  judge(flagged.join() === "2" ? [] : ["rules.mjs: narrow_members misjudges its own sample"]);
}

judge_rules();
const hosts = machine_hosts();
const kept = (path) => !/(^|\/)(LICENSE|.*\.(png|jpg|ico|woff2?|br|gz|db))$/.test(path);
for (const path of files_under(".", kept)) {
  const text = readFileSync(join(root, path), "utf8");
  const code = is_cpp(path) ? code_of(text) : "";
  judge([...text_findings(path, text, hosts), ...include_findings(path, code),
    ...word_findings(path, code)]);
}
finish();
