#!/usr/bin/env node
// Measures the device's store beside Dexie and PouchDB doing the same work in one run: a first sync
// of 100,000 events into a fresh browser, 500 more, and a cold open (a new browser process) until
// the balances of 2,000 members are shown. It reports and never fails: wall time on a shared
// machine is no test, so read the ratios. Usage: node tests/bench/store.mjs [--runs N] [--json]
import { build } from "esbuild";
import { readdirSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "playwright-core";
import { executable, flags } from "../browser/lib/browser.mjs";
import { scratch } from "../browser/lib/server.mjs";
import { shipped } from "../browser/lib/store.mjs";
import {
  checksum, document_of, events_from, fold_segment, kMembers, segments_of,
} from "./peer-stores/events.mjs";

const kEvents = 100_000;
const kTail = 500;
const at = process.argv.indexOf("--runs");
const runs = at > 0 ? Number(process.argv[at + 1]) : 5;
const kinds = ["snapshot", "segments", "documents", "dexie_snapshot", "dexie", "pouchdb"];
const labels = {
  snapshot: "ours: packed segments, snapshot and tail", segments: "ours: packed segments, all read",
  documents: "ours: a document an event, as the portal keeps", dexie_snapshot:
    "Dexie, balances kept beside", dexie: "Dexie", pouchdb: "PouchDB",
};
const middle = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];

const first = events_from(1, kEvents);
const tail = events_from(kEvents + 1, kTail);
const expected = new Array(kMembers).fill(0);
for (const bytes of segments_of([...first, ...tail])) fold_segment(bytes, expected);

const framed = (segments) => Buffer.concat(segments.flatMap((bytes) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  return [size, bytes];
}));
const documents = (events) => Buffer.from(JSON.stringify(events.map((event) =>
  ({ ...document_of(event), place: event.place }))));
const files = {
  "/first.json": documents(first), "/tail.json": documents(tail),
  "/first.bin": framed(segments_of(first)), "/tail.bin": framed(segments_of(tail)),
};

async function serve() {
  const here = dirname(fileURLToPath(import.meta.url));
  const { outputFiles } = await build({
    entryPoints: ["ours", "dexie", "pouchdb"].map((name) =>
      join(here, "peer-stores", `${name}.mjs`)),
    bundle: true, minify: true, write: false, outdir: "/", format: "iife", target: "es2022",
    logLevel: "error", define: { global: "globalThis" },
  });
  const html = (...scripts) => `<!doctype html><title>bench</title><body data-journal="/journal.js">
    ${scripts.map((path) => `<script src="${path}"></script>`).join("")}</body>`;
  const answers = {
    ...files, ...Object.fromEntries(outputFiles.map(({ path, text }) => [path, text])),
    "/store.js": shipped("store.js").text, "/journal.js": shipped("journal.js").text,
    "/ours.html": html("/store.js", "/ours.js"), "/dexie.html": html("/dexie.js"),
    "/pouchdb.html": html("/pouchdb.js"),
  };
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const body = answers[pathname];
    const type = /html$/.test(pathname) ? "text/html" : /js$/.test(pathname) ? "text/javascript"
      : "application/octet-stream";
    answer.writeHead(body ? 200 : 404, { "content-type": type, "cache-control": "no-store" })
      .end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { origin: `http://localhost:${server.address().port}`, stop: () => server.close() };
}

// A browser process of its own, as after a restart of the device.
async function in_browser(profile, url) {
  const context = await chromium.launchPersistentContext(profile,
    { executablePath: executable, args: flags });
  context.setDefaultTimeout(120_000);
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await page.evaluate(() => globalThis.done);
  } finally {
    await context.close();
  }
}

const size_of = (folder) => readdirSync(folder, { recursive: true }).map((name) =>
  join(folder, name)).filter((path) => /IndexedDB|WebStorage|File System/.test(path) &&
    statSync(path).isFile()).reduce((sum, path) => sum + statSync(path).size, 0);

const server = await serve();
const results = Object.fromEntries(kinds.map((kind) =>
  [kind, { sync: [], write: [], open: [], db: [], disk: [] }]));
for (let run = 0; run < runs; run += 1) {
  for (const kind of kinds) {
    process.stderr.write(`\r${run + 1}/${runs} ${kind}                `);
    const profile = scratch("bench");
    const url = `${server.origin}/${/^(dexie|pouchdb)/.exec(kind)?.[0] ?? "ours"}.html#${kind}`;
    const filled = await in_browser(profile, `${url}/first`);
    await in_browser(profile, `${url}/tail`);
    const opened = await in_browser(profile, `${url}/open`);
    if (opened.checksum !== checksum(expected)) {
      throw new Error(`${kind}: ${opened.checksum} is not ${checksum(expected)}`);
    }
    for (const key of ["sync", "write"]) results[kind][key].push(filled[key]);
    for (const key of ["open", "db"]) results[kind][key].push(opened[key]);
    results[kind].disk.push(size_of(profile));
    rmSync(profile, { recursive: true, force: true });
  }
}
process.stderr.write("\r                              \r");
server.stop();

const packed = (bytes) => brotliCompressSync(bytes,
  { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
const report = { runs, events: kEvents, wire: {}, stores: {} };
for (const [kind, path] of [["segments", "/first.bin"], ["documents", "/first.json"]]) {
  report.wire[kind] = { bytes: files[path].length, brotli: packed(files[path]),
    an_event: +(files[path].length / kEvents).toFixed(1) };
}
for (const kind of kinds) {
  const of = (key) => Math.round(middle(results[kind][key]));
  report.stores[kind] = {
    sync_ms: of("sync"), events_a_second: Math.round(kEvents / middle(results[kind].write) * 1000),
    open_ms: of("open"), db_ms: of("db"), disk_MB: +(of("disk") / 2 ** 20).toFixed(1),
  };
}
const { stores } = report;
report.ratio = Object.fromEntries(kinds.slice(0, 3).map((kind) => [kind, {
  open_of_dexie: +(stores.dexie.open_ms / stores[kind].open_ms).toFixed(1),
  open_of_pouchdb: +(stores.pouchdb.open_ms / stores[kind].open_ms).toFixed(1),
  written_of_dexie: +(stores[kind].events_a_second / stores.dexie.events_a_second).toFixed(1),
}]));

if (!process.argv.includes("--json")) {
  console.log(`${"".padEnd(48)} sync ms  events/s  open ms    db ms  disk MB`);
  for (const kind of kinds) {
    const { sync_ms, events_a_second, open_ms, db_ms, disk_MB } = stores[kind];
    console.log(labels[kind].padEnd(48) + [sync_ms, events_a_second, open_ms, db_ms, disk_MB]
      .map((value) => String(value).padStart(8)).join(" "));
  }
  for (const [kind, { bytes, brotli, an_event }] of Object.entries(report.wire)) {
    console.log(`wire, ${kind}: ${(bytes / 1e6).toFixed(2)} MB, ${an_event} bytes an event, ` +
      `${(brotli / 1e6).toFixed(2)} MB brotli`);
  }
}
console.log(JSON.stringify(report));
