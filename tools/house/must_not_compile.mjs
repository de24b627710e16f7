// Nonsense does not compile: each file in tests/must_not_compile must fail in the words of its
// `// expect:` line. Its twin under -DCONTROL must compile, so that the test itself can fail.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compiles, each_of, flags_of } from "./compile.mjs";
import { files_under, finish, judge, root } from "./report.mjs";

const flags = flags_of("core", "native");
const cases = files_under("tests/must_not_compile", (path) => path.endsWith(".cpp"));

async function findings_of(path) {
  const expected = readFileSync(join(root, path), "utf8").match(/^\/\/ expect: (.+)$/m)?.[1];
  if (!expected) return [`${path}: has no line "// expect: <regular expression>"`];
  const [nonsense, control] = await Promise.all([
    compiles([...flags, path]), compiles([...flags, "-DCONTROL", path])]);
  const found = [];
  if (nonsense.ok) found.push(`${path}: compiles, and must not`);
  else if (!new RegExp(expected).test(nonsense.said))
    found.push(`${path}: fails, but not with /${expected}/:\n${nonsense.said.slice(0, 800)}`);
  if (!control.ok) found.push(`${path}: its control fails:\n${control.said.slice(0, 800)}`);
  return found;
}

for (const findings of await each_of(cases, findings_of)) judge(findings);
finish();
