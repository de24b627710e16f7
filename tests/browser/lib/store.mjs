// The device's store by itself: an empty page with nothing but the store's script and its worker,
// as the portal ships them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { portal_folder } from "./house.mjs";

export const place = "http://localhost/store-test";  // never asked for: answered in the browser

// The shipped file of a plain name.
export function shipped(name) {
  const names = Object.keys(JSON.parse(readFileSync(join(portal_folder, "assets.json"), "utf8")));
  const [base, end] = name.split(".");
  const found = names.find((one) => new RegExp(`^${base}\\.[0-9a-f]+\\.${end}$`).test(one));
  if (!found) throw new Error(`the portal ships no ${name}`);
  return { name: found, text: readFileSync(join(portal_folder, found), "utf8") };
}

// `journal`: whether the page is told where the storage worker is. `at`: an address that is only
// answered here, for another origin.
export async function bare(context, { journal = true, at = place } = {}) {
  const page = await context.newPage();
  await page.route(`${at}*`, (route) => (route.request().url().endsWith("?journal")
    ? route.fulfill({ contentType: "text/javascript", body: shipped("journal.js").text })
    : route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>store</title><body${
        journal ? ` data-journal="${at}?journal"` : ""}></body>`,
    })));
  await page.goto(at);
  await page.addScriptTag({ content: shipped("store.js").text });
  return page;
}

export const kept = (page) => page.evaluate(() => globalThis.yearward.store.open());
export const keep = (page, writes) =>
  page.evaluate((all) => globalThis.yearward.store.keep(all), writes);
export const notes = (page) => page.evaluate(() => globalThis.yearward.store.notes);

// What lies in the drawers as the browser has it, and the journal's files, bytes as latin-1: what
// somebody reads who copies the device's storage. `change` may alter the rows, by drawer.
export const raw = (page) => page.evaluate(async () => {
  const database = await new Promise((resolve, refuse) => {
    const asked = indexedDB.open("yearward");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => refuse(asked.error);
  });
  const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const shown = (value) => (value instanceof Uint8Array ? latin(value) : JSON.stringify(value));
  const found = { drawers: {}, journal: "" };
  for (const name of database.objectStoreNames) {
    const rows = found.drawers[name] = [];
    await new Promise((resolve) => {
      const walk = database.transaction(name).objectStore(name).openCursor();
      walk.onsuccess = () => {
        if (!walk.result) return resolve();
        rows.push([walk.result.key, shown(walk.result.value)]);
        return walk.result.continue();
      };
    });
  }
  database.close();
  const folder = await navigator.storage.getDirectory();
  const files = [];
  for await (const entry of folder.entries()) files.push(entry);
  for (const [name, file] of files.sort()) {
    found.journal += `${name} ${latin(new Uint8Array(await (await file.getFile()).arrayBuffer()))}`;
  }
  return found;
});

// Changes a row behind the store's back, the first where none is named: "flip" a bit of it, or
// take it "out".
export const damage = (page, drawer, what, key) => page.evaluate(async ([name, how, only]) => {
  const database = await new Promise((resolve) => {
    const asked = indexedDB.open("yearward");
    asked.onsuccess = () => resolve(asked.result);
  });
  const transaction = database.transaction(name, "readwrite");
  const walk = transaction.objectStore(name).openCursor(only);
  walk.onsuccess = () => {
    const { value } = walk.result;
    const bytes = Array.isArray(value) ? value[1] : value;
    if (how === "out") walk.result.delete();
    else {
      bytes[bytes.length >> 1] ^= 1;
      walk.result.update(value);
    }
  };
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
}, [drawer, what, key]);

// Leaves the journal's file as a crash or a bad disk might.
export const write_journal = (page, change) => page.evaluate(async (how) => {
  const folder = await navigator.storage.getDirectory();
  for (const name of ["yearward-journal-0", "yearward-journal-1"]) {
    const file = await folder.getFileHandle(name, { create: true });
    const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
    if (bytes.length === 0) continue;
    const next = how === "tear" ? bytes.subarray(0, bytes.length - 9)
      : Uint8Array.from([...bytes.subarray(0, 40), 7, 7, 7, ...bytes.subarray(40)]);
    let stream = null;
    while (!stream) {  // the worker lets go of its files when somebody says that he wants them
      new BroadcastChannel("yearward-journal").postMessage("wanted");
      stream = await file.createWritable().catch(() => new Promise((resolve) => {
        setTimeout(resolve, 20);
      }));
    }
    await stream.write(next);
    await stream.close();
  }
}, change);

// Where Chromium keeps a profile's IndexedDB, but for what lies in buckets.
export const database_folder = (profile) => join(profile, "Default", "IndexedDB");
