#!/usr/bin/env node
// Runs the browser tests: node tests/browser/run.mjs [spec…]. Starts its own servers and Chromium;
// needs build/native and build/portal. Last line "N passed, N failed"; the exit code says the same.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./lib/browser.mjs";
import { finish, test } from "./lib/runner.mjs";
import { members, serve } from "./lib/server.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "specs");
const all = readdirSync(folder).filter((file) => file.endsWith(".mjs"))
  .map((file) => file.slice(0, -4)).sort();

const wanted = process.argv.slice(2);
const unknown = wanted.filter((spec) => !all.includes(spec));
if (unknown.length) {
  console.error(`no such spec: ${unknown.join(", ")}\nusage: run.mjs [${all.join(" | ")}]…`);
  process.exit(2);
}

const start = performance.now();
const browser = await launch();
let server;
if (await test("the server starts on sample members and answers that it is well", async () => {
  server = await serve();
})) {
  const [member] = members();
  for (const spec of wanted.length ? wanted : all) {
    const began = performance.now();
    console.log(spec);
    const { default: run } = await import(join(folder, `${spec}.mjs`));
    // What fails outside a test (a sign-in that never comes) must not hide the specs after it.
    let broken;
    await run({ browser, server, member }).catch((error) => { broken = error; });
    if (broken) await test(`${spec} runs to its end`, () => { throw broken; });
    console.log(`  — ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}
await browser.close();
await server?.kill();
console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s`);
process.exit(finish());
