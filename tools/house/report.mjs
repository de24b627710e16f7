// How every house check speaks: one line a finding, then "N passed, N failed" and the exit code.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const tally = { passed: 0, failed: 0 };

// Counts one thing looked at; `findings` are the sentences against it.
export function judge(findings) {
  for (const finding of findings) console.log(finding);
  if (findings.length) tally.failed += 1;
  else tally.passed += 1;
}

// Ends the run. A check that looked at nothing has failed.
export function finish() {
  if (tally.passed + tally.failed === 0) judge(["nothing was found to look at"]);
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  process.exitCode = tally.failed ? 1 : 0;
}

// Returns the files under a folder of the repository, relative to its root, in stable order.
export function files_under(folder, wanted = () => true) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => !["build", "node_modules", ".git"].includes(entry.name))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? files_under(path, wanted) : wanted(path) ? [path] : [];
    });
}
