// Kills a browser while it writes, and looks what is there afterwards. A browser of its own, its
// whole process group killed at once (SIGKILL), on a profile that stays; the page says over the
// wire what it was told is kept, and only what arrived before the kill counts as acknowledged.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { chromium } from "playwright-core";
import { executable, flags } from "./browser.mjs";
import { free_port, until } from "./house.mjs";
import { scratch } from "./server.mjs";
import { bare, kept, notes } from "./store.mjs";

const running = new Set();
process.on("exit", () => {
  for (const child of running) process.kill(-child.pid, "SIGKILL");
});

// A machine that is short of everything may need a second try.
async function started(profile, tries = 2) {
  const port = await free_port();
  const child = spawn(executable, [...flags, "--headless", `--user-data-dir=${profile}`,
    `--remote-debugging-port=${port}`, "about:blank"], { detached: true, stdio: "ignore" });
  running.add(child);
  child.once("exit", () => running.delete(child));
  try {
    const browser = await until("the browser", () =>
      chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null), { limit: 60_000 });
    return { child, browser, context: browser.contexts()[0] };
  } catch (late) {
    await kill({ child }, true);
    if (tries === 1) throw late;
    return started(profile, tries - 1);
  }
}

const gone = (child) => new Promise((resolve) => {
  if (child.exitCode !== null || child.signalCode !== null) resolve();
  else child.once("exit", resolve);
});

// The process group at once, or one process after another as a system under memory pressure does.
async function kill({ child }, together) {
  const ended = gone(child);
  if (!together) child.kill("SIGKILL");
  if (!together) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch { /* the group is gone already */ }
  await ended;
}

// Runs in the page: keeps events one by one, now and then what the server confirmed, for ever.
async function write_on(from) {
  const { store } = globalThis.yearward;
  const events = Array.from({ length: 50 }, (_, at) => ["events",
    String(from * 1000 + at).padStart(12, "0"), `{"at":${at},"text":"${"x".repeat(150)}"}`]);
  await store.keep([["meta", "session", `{"from":${from}}`], ...events]);
  for (let at = 0; ; at += 1) {
    const id = `${from}-${at}`;
    await store.keep([["outbox", id, `{"id":"${id}","amount":"500.00","text":"${
      "y".repeat(100)}"}`]]);
    globalThis.__kept(id);
    if (at % 5 === 4) {
      await store.keep([["meta", "session", `{"from":${from},"at":${at}}`], ["events",
        String(from * 1000 + 100 + at).padStart(12, "0"), `{"at":${at}}`]]);
    }
  }
}

// Looks twice: what was written last may only be found damaged by the browser after next.
async function look(profile) {
  const wiped = [];
  let table = {};
  for (let time = 0; time < 2; time += 1) {
    const run = await started(profile);
    const page = await bare(run.context);
    table = await kept(page);
    wiped.push(...await notes(page));
    await run.browser.close().catch(() => {});
    await kill(run, true);
  }
  return { table, wiped };
}

// Kills `most` browsers; each profile sees `a_profile` of them. Answers how often and what was
// lost: ids that were acknowledged and are in no outbox, and how often the database was wiped.
export async function kill_and_look(most, { a_profile = 10, say = () => {} } = {}) {
  const tally = { kills: 0, acknowledged: 0, lost: [], wiped: 0, notes: {} };
  while (tally.kills < most) {
    const profile = scratch("killed");
    const told = new Set();
    for (let life = 0; life < a_profile && tally.kills < most; life += 1) {
      const run = await started(profile);
      const page = await bare(run.context);
      await page.exposeFunction("__kept", (id) => { told.add(id); });
      page.evaluate(write_on, tally.kills).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 900));
      await kill(run, tally.kills % 2 === 0);
      await run.browser.close().catch(() => {});
      tally.kills += 1;
      const { table, wiped } = await look(profile);
      const lost = [...told].filter((id) => table[`outbox/${id}`] === undefined);
      tally.lost.push(...lost);
      if (told.size > 0 && table["meta/session"] === undefined) tally.wiped += 1;
      for (const note of wiped) tally.notes[note] = (tally.notes[note] ?? 0) + 1;
      say(tally, told.size);
    }
    tally.acknowledged += told.size;
    rmSync(profile, { recursive: true, force: true });
  }
  return tally;
}
