#!/usr/bin/env node
// Measures the server's durable pushes on SQLite and PostgreSQL beside Express with better-sqlite3
// doing the same, and beside the bare store without HTTP and without the core: the same client, the
// same minutes, in turns. It reports and never fails: time on a shared machine is no test.
// Usage: node tests/bench/server.mjs [--runs N] [--seconds N] [--connections N] [--json]
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../browser/lib/house.mjs";

const said = (name, usual) => {
  const at = process.argv.indexOf(name);
  return at > 0 ? Number(process.argv[at + 1]) : usual;
};
const runs = said("--runs", 3), seconds = said("--seconds", 4);
const connections = said("--connections", 64);
const sizes = [1, 20, 100];

const bench = join(root, "build/native/tests/server_bench");
const programme = join(root, "assets/programmes/community_mart.json");
const peer = join(root, "tests/bench/peer-server");
const folder = mkdtempSync(join(tmpdir(), "yearward-bench-"));
const cluster = join(root, "build/bench-postgres");
const text = (...command) => execFileSync(command[0], command.slice(1).map(String),
  { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

function install_peer() {
  const built = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";
  if (existsSync(join(peer, built))) return;
  process.stderr.write("installing Express and better-sqlite3, which is compiled\n");
  text("npm", "ci", "--prefix", peer);
  text("npm", "rebuild", "--prefix", peer, "better-sqlite3");
}

// CPU seconds of processes, and of all the processes PostgreSQL has begun.
function cpu_seconds(ids) {
  let ticks = 0;
  for (const id of ids) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch { /* it has ended */ }
  }
  return ticks / 100;
}
function postgres_processes() {
  const data = text("psql", start, "-Atc", "show data_directory").trim();
  const leader = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0];
  const listing = text("ps", "-eo", "pid=,ppid=");
  const ids = listing.trim().split("\n").map((line) => line.trim().split(/\s+/))
    .filter(([, parent]) => parent === leader).map(([id]) => id);
  return [leader, ...ids];
}

// Starts a program and waits for its port; what it says after that is not kept.
function started(command, port_in) {
  const child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let heard = "";
    const hear = (piece) => {
      if (heard === undefined) return;
      heard += piece;
      const port = port_in.exec(heard)?.[1];
      if (port) { heard = undefined; resolve({ child, port: Number(port) }); }
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", (code) => reject(new Error(`${command[0]} ended with ${code}: ${heard}`)));
  });
}

function ours(address) {
  text(bench, "fill", address, programme);
  const server = join(root, "build/native/yearward-server");
  // Where operators have an address of their own, any free port will do for it.
  const operators = text(server, "--help").includes("--admin-port") ? ["--admin-port", "0"] : [];
  return started([server, "--db", address, "--port", "0", ...operators],
    /"started"[^\n]*"port":(\d+)/);
}

let number = 0;
const today = new Date().toISOString().slice(0, 10);
const before = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
async function measure({ child, port, also }, events) {
  const ids = () => [child.pid, ...also ? also() : []];
  const begun = cpu_seconds(ids());
  // Each run's purchases occur after the last one's: a quarter of an hour is longer than any lasts.
  ++number;
  const from = new Date(Date.parse(before) + number * 900_000).toISOString().slice(0, 19);
  const load = spawn(bench, ["load", port, connections, seconds, events, `r${number}`,
    from].map(String), { stdio: ["ignore", "pipe", "inherit"] });
  let heard = "";
  load.stdout.on("data", (piece) => { heard += piece; });
  await new Promise((resolve) => load.on("exit", resolve));
  const result = JSON.parse(heard);
  if (result.refused) process.stderr.write(`${result.refused} pushes were refused\n`);
  return { rate: result.events / result.seconds, p99: result.p99_ms, p50: result.p50_ms,
    cpu: (cpu_seconds(ids()) - begun) * 1e6 / result.events };
}
function bare(address, batch) {
  const result = JSON.parse(text(bench, "ceiling", address, seconds, batch, `c${++number}`));
  return { rate: result.events / result.seconds };
}

install_peer();
const start = text(join(root, "tools/postgres"), "start", cluster).trim();
const database = (name) => {
  text("psql", start, "-qc", `create database ${name}`);
  return start.replace("/postgres?", `/${name}?`);
};
const servers = {
  "ours, SQLite": await ours(join(folder, "ours.db")),
  "Express + better-sqlite3": await started(
    [process.execPath, join(peer, "server.mjs"), join(folder, "peer.db")], /^(\d+)$/m),
  "ours, PostgreSQL": { ...await ours(database("served")), also: postgres_processes },
};
const stores = { "bare SQLite": join(folder, "bare.db"), "bare PostgreSQL": database("bare") };
for (const address of Object.values(stores)) text(bench, "fill", address, programme);

const results = {};
const keep = (name, size, result) => ((results[name] ??= {})[size] ??= []).push(result);
for (let run = 0; run < runs; ++run) {
  for (const size of sizes) {
    for (const [name, server] of Object.entries(servers)) {
      keep(name, size, await measure(server, size));
    }
  }
  for (const [name, address] of Object.entries(stores)) {
    for (const batch of [1, 64, 1_000]) keep(name, batch, bare(address, batch));
  }
}
for (const { child } of Object.values(servers)) {
  child.removeAllListeners("exit");
  child.kill("SIGTERM");
}
text(join(root, "tools/postgres"), "remove", cluster);
rmSync(folder, { recursive: true, force: true });

const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const table = Object.entries(results).flatMap(([name, by_size]) =>
  Object.entries(by_size).map(([size, list]) => {
    const of = (field) => middle(list.map((one) => one[field] ?? NaN));
    return { name, size: Number(size), rate: of("rate"), p50: of("p50"), p99: of("p99"),
      cpu: of("cpu") };
  }));
if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ connections, seconds, runs, load: loadavg(), table }, null, 1));
} else {
  const show = (value, digits = 0) =>
    (Number.isFinite(value) ? value.toFixed(digits) : "").padStart(9);
  console.log(`${connections} connections, ${seconds} s, middle of ${runs}; load ${loadavg()[0]}`);
  console.log("                           a push  events/s    p50 ms    p99 ms  CPU µs/event");
  for (const row of table) {
    console.log(row.name.padEnd(26), String(row.size).padStart(6), show(row.rate),
      show(row.p50, 1), show(row.p99, 1), show(row.cpu, 1));
  }
}
