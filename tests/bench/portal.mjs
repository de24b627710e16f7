#!/usr/bin/env node
// Measures the portal's start beside a React + IndexedDB page of the same content, in one run with
// interleaved repetitions. It reports and never fails: wall time on a shared machine is no test.
// Usage: node tests/bench/portal.mjs [--runs N] [--json]
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { executable, flags, phone, rested, settled } from "../browser/lib/browser.mjs";
import { root } from "../browser/lib/house.mjs";
import { live, open, sign_in } from "../browser/lib/portal.mjs";
import { members, pull_as, serve } from "../browser/lib/server.mjs";
import { bare, keep, kept } from "../browser/lib/store.mjs";
import { watch } from "../browser/lib/watch.mjs";
import { build_peer, serve_peer } from "./peer-react/build.mjs";
import { content_of } from "./peer-react/content.mjs";

const at = process.argv.indexOf("--runs");
const runs = at > 0 ? Number(process.argv[at + 1]) : 5;
const slow = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const kSlower = 4;

const middle = (numbers) => {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.length ? sorted[sorted.length >> 1] : undefined;
};
const spread = (numbers) => [Math.min(...numbers), Math.max(...numbers)];

// CPU seconds of a process and all it started: drawing in software happens in another process than
// scripts, so only the sum is fair to both pages.
function cpu_seconds(ancestor) {
  const listing = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" });
  const children = new Map();
  for (const line of listing.trim().split("\n")) {
    const [id, parent] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...children.get(parent) ?? [], id]);
  }
  let ticks = 0;
  const add = (id) => {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // Of itself, and of its children that ended.
      ticks += Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]);
    } catch {
      return;  // it ended while we looked
    }
    (children.get(id) ?? []).forEach(add);
  };
  add(ancestor);
  return ticks / 100;
}

// Notes when the page first showed its heading with its drawing: the live frame.
function note_live() {
  globalThis.__live = {};
  const look = () => {
    const heading = document.querySelector("main h1");
    if (heading && !globalThis.__live.heading) globalThis.__live.heading = performance.now();
    if (!heading) requestIdleCallback(look, { timeout: 16 });
  };
  look();
}

// Chromium starts helpers of its own for each new window, at some moment of their choosing: a start
// is counted from when they have come to rest.
async function come_to_rest(pid) {
  const kLook = 300, kMost = 5_000, kLittle = 0.01;  // ms, ms, seconds of CPU
  for (let waited = 0; waited < kMost; waited += kLook) {
    const before = cpu_seconds(pid);
    await new Promise((resolve) => setTimeout(resolve, kLook));
    if (waited >= 3 * kLook && cpu_seconds(pid) - before <= kLittle) return;
  }
}

async function visit(browser, pid, url, { state, table, throttled = false, idle = false } = {}) {
  const context = await browser.newContext({
    viewport: phone, deviceScaleFactor: 2, locale: "zh-CN", colorScheme: "light",
    serviceWorkers: "block", storageState: state,
  });
  if (table) {
    const tab = await bare(context, { at: `${url}store` });
    await keep(tab, table);
    await tab.close();
  }
  await context.addInitScript(watch);
  await context.addInitScript(note_live);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Performance.enable");
  const sizes = [];
  wire.on("Network.loadingFinished", (event) => sizes.push(event.encodedDataLength));
  if (throttled) {
    await wire.send("Network.emulateNetworkConditions", { offline: false, ...slow });
    await wire.send("Emulation.setCPUThrottlingRate", { rate: kSlower });
  }
  await come_to_rest(pid);
  const before = cpu_seconds(pid);
  await page.goto(url, { waitUntil: "load", timeout: 120_000 });
  await page.locator("main h1").waitFor({ timeout: 120_000 });
  await settled(page);
  const after = cpu_seconds(pid);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  await wire.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    live: Math.max(globalThis.__live.heading ?? 0, __seen.first_draw),
    heap: __seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    elements: document.querySelectorAll("body *").length,
  }));
  const metrics = async () => Object.fromEntries(
    (await wire.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
  const thread = (await metrics()).TaskDuration;
  const result = {
    kB: bytes / 1024, requests: sizes.length, paint: seen.paint, live: seen.live,
    cpu: (after - before) * 1000, thread: thread * 1000, wasm_MB: seen.heap / 2 ** 20,
    elements: seen.elements,
  };
  if (idle) {
    await rested(page);
    const [frames, draws] = await page.evaluate(() => [__seen.frames, __seen.draws]);
    const rest = cpu_seconds(pid);
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    result.idle_cpu_percent = (cpu_seconds(pid) - rest) * 10;
    [result.idle_frames, result.idle_draws] = await page.evaluate((was) =>
      [__seen.frames - was[0], __seen.draws - was[1]], [frames, draws]);
    await wire.send("HeapProfiler.collectGarbage");
    result.js_MB = (await metrics()).JSHeapUsedSize / 2 ** 20;
  }
  await context.close();
  return result;
}

const program = await chromium.launchServer({ executablePath: executable, args: flags });
const browser = await chromium.connect(program.wsEndpoint());
const pid = program.process().pid;
const server = await serve();
const [member] = members();

// One visit that fills both pages' stores; what they hold is then given to fresh contexts, so that
// every measured start is cold: no cache, no compiled code, only the member's data. The portal's
// own is sealed with a key that leaves no device, so a fresh one seals it anew.
const seed = await browser.newContext({ viewport: phone, locale: "zh-CN" });
await seed.addInitScript(watch);
const first = await open(seed, server);
await sign_in(first, member);
await settled(first);
const pulled = await pull_as(server, member);
const folder = join(root, "build", "peer-react");
await build_peer(folder, { snapshot: await content_of(first), events: pulled.events });
const peer = await serve_peer(folder);
const table = Object.entries(await kept(first)).map(([key, text]) => {
  const at = key.indexOf("/");
  return [key.slice(0, at), key.slice(at + 1), text];
});
const state = await seed.storageState();
await seed.close();
const filled = await browser.newContext({ viewport: phone, locale: "zh-CN" });
await filled.addInitScript(watch);
const tab = await filled.newPage();
await tab.goto(peer.origin);
await live(tab);
const states = { portal: state, peer: await filled.storageState({ indexedDB: true }) };
await filled.close();

const pages = {
  portal: `${server.origin}/`,
  peer: `${peer.origin}/`,
};
const results = { first: { portal: [], peer: [] }, start: { portal: [], peer: [] } };
for (let run = 0; run < runs; run += 1) {
  for (const [name, url] of Object.entries(pages)) {
    process.stderr.write(`\r${run + 1}/${runs} ${name}   `);
    results.first[name].push(await visit(browser, pid, url, { throttled: true }));
    results.start[name].push(await visit(browser, pid, url, {
      state: states[name], table: name === "portal" ? table : undefined, idle: run === runs - 1,
    }));
  }
}
process.stderr.write("\r                \r");
await browser.close();
await program.close();
peer.stop();
await server.kill();

const of = (what, name, key) => results[what][name].map((one) => one[key]);
const report = {
  runs, events: pulled.events.length,
  first_load_kB: {}, first_paint_ms: {}, live_frame_ms: {}, live_frame_spread_ms: {},
  start_cpu_ms: {}, start_cpu_spread_ms: {}, start_main_thread_ms: {}, elements: {},
  idle_frames_10s: {}, idle_draws_10s: {}, idle_cpu_percent: {}, wasm_MB: {}, js_heap_MB: {},
};
for (const name of Object.keys(pages)) {
  const last = results.start[name].at(-1);
  report.first_load_kB[name] = +middle(of("first", name, "kB")).toFixed(1);
  report.first_paint_ms[name] = Math.round(middle(of("first", name, "paint")));
  report.live_frame_ms[name] = Math.round(middle(of("first", name, "live")));
  report.live_frame_spread_ms[name] = spread(of("first", name, "live")).map(Math.round);
  report.start_cpu_ms[name] = Math.round(middle(of("start", name, "cpu")));
  report.start_cpu_spread_ms[name] = spread(of("start", name, "cpu")).map(Math.round);
  report.start_main_thread_ms[name] = Math.round(middle(of("start", name, "thread")));
  report.elements[name] = last.elements;
  report.idle_frames_10s[name] = last.idle_frames;
  report.idle_draws_10s[name] = last.idle_draws;
  report.idle_cpu_percent[name] = +last.idle_cpu_percent.toFixed(1);
  report.wasm_MB[name] = +last.wasm_MB.toFixed(1);
  report.js_heap_MB[name] = +last.js_MB.toFixed(1);
}
report.ratio = {
  start_cpu: +(report.start_cpu_ms.portal / report.start_cpu_ms.peer).toFixed(2),
  live_frame: +(report.live_frame_ms.portal / report.live_frame_ms.peer).toFixed(2),
};

if (!process.argv.includes("--json")) {
  const row = (label, unit, values) => console.log(
    `${label.padEnd(44)} ${[values.portal, values.peer].map((value) =>
      String(value).padStart(8)).join(" ")}  ${unit}`);
  console.log(`${"".padEnd(44)}   portal     peer`);
  row("first load, all requests until live", "kB brotli", report.first_load_kB);
  row("first paint, slow 4G and 4 × slower CPU", "ms", report.first_paint_ms);
  row("live frame, slow 4G and 4 × slower CPU", "ms", report.live_frame_ms);
  row("start on Home with data, all processes", "CPU ms", report.start_cpu_ms);
  row("start on Home with data, main thread", "ms", report.start_main_thread_ms);
  row("elements on Home", "", report.elements);
  row("animation frames in 10 s at rest", "", report.idle_frames_10s);
  row("CPU at rest", "%", report.idle_cpu_percent);
  row("WebAssembly memory", "MB", report.wasm_MB);
  row("JavaScript heap after collection", "MB", report.js_heap_MB);
  console.log(`start CPU ${report.ratio.start_cpu} × the peer's`);
}
console.log(JSON.stringify(report));
