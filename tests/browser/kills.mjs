#!/usr/bin/env node
// Kills browsers while they write: node tests/browser/kills.mjs [N] [--json]. Half of them the
// whole process group at once, half the main process first. Says what was lost, and fails where it
// had been acknowledged.
import { kill_and_look } from "./lib/kill.mjs";

const wanted = Number(process.argv[2] ?? 200);
const tally = await kill_and_look(wanted, {
  say: ({ kills, lost, wiped }, told) => process.stderr.write(
    `\r${kills}/${wanted} kills, ${told} events in this profile, ${lost.length} lost, ` +
    `${wiped} × wiped   `),
});
process.stderr.write("\n");
if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ ...tally, lost: tally.lost.length }));
} else {
  console.log(`${tally.kills} kills, ${tally.acknowledged} events acknowledged, ` +
    `${tally.lost.length} lost, IndexedDB wiped ${tally.wiped} times`);
  for (const [note, times] of Object.entries(tally.notes)) console.log(`  ${note} ${times} times`);
}
process.exit(tally.lost.length > 0 || tally.kills < wanted ? 1 : 0);
