// What the device keeps says nothing to somebody who copies it, and what an older portal kept in
// the clear is taken over sealed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { device, persistent_device } from "../lib/browser.mjs";
import { test } from "../lib/runner.mjs";
import { bare, keep, kept, raw } from "../lib/store.mjs";
import { files_under, goal, session, table_of, waiting_device, whole } from "../lib/waiting.mjs";

// The database as the portal before this one made it.
const keep_as_before = (page, writes) => page.evaluate(async (all) => {
  const database = await new Promise((resolve) => {
    const asked = indexedDB.open("yearward", 1);
    asked.onupgradeneeded = () => ["meta", "events", "outbox"]
      .forEach((drawer) => asked.result.createObjectStore(drawer));
    asked.onsuccess = () => resolve(asked.result);
  });
  const transaction = database.transaction(["meta", "events", "outbox"], "readwrite");
  for (const [drawer, key, text] of all) transaction.objectStore(drawer).put(text, key);
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
}, writes);

export default async function sealed({ browser }) {
  const plain = ["王女士", "123.45", "500.00", "M1001"];
  const latin = (text) => Buffer.from(text, "utf8").toString("latin1");
  const told = (text) => plain.filter((word) =>
    text.includes(word) || text.includes(latin(word)) ||
    text.includes(Buffer.from(word, "utf16le").toString("latin1")));

  await test("a copy of the device's storage says nothing of the member", async () => {
    const lost = await waiting_device();
    assert.deepEqual(told(JSON.stringify(await raw(lost.page))), []);
    await lost.context.close();
    const stored = /IndexedDB|File System|WebStorage|Local Storage|Service Worker/;
    const paths = files_under(lost.context.profile).filter((path) => stored.test(path));
    assert.ok(paths.some((path) => /leveldb/.test(path)), "nothing was looked at");
    for (const path of paths) assert.deepEqual(told(readFileSync(path, "latin1")), [], path);
    const found = await persistent_device({ profile: lost.context.profile });
    assert.deepEqual(await kept(await bare(found)), whole);
    await found.close();
  });

  await test("the device's keys can be used here and read by nobody", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep(page, [goal]);
    const answers = await page.evaluate(async () => {
      const database = await new Promise((resolve) => {
        const asked = indexedDB.open("yearward");
        asked.onsuccess = () => resolve(asked.result);
      });
      const keys = await new Promise((resolve) => {
        const asked = database.transaction("device").objectStore("device").get("keys");
        asked.onsuccess = () => resolve(asked.result);
      });
      database.close();
      const spare = await globalThis.yearward.keys.spare();
      return Promise.all([keys.seal, keys.name, spare.seal, spare.name].map((key) =>
        crypto.subtle.exportKey("raw", key).then(() => "read", (error) => error.name)));
    });
    assert.deepEqual(answers, Array(4).fill("InvalidAccessError"));
    await context.close();
  });

  await test("after forgetting no key of before is left", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep(page, [...session, goal]);
    await page.evaluate(() => globalThis.yearward.store.forget());
    const { drawers, journal } = await raw(page);
    assert.deepEqual(drawers, { device: [], events: [], meta: [], outbox: [] });
    assert.equal(journal, "yearward-journal-0 yearward-journal-1 ");
    assert.equal(await page.evaluate(() => globalThis.yearward.keys.spare()), undefined);
    await keep(page, [goal]);
    assert.deepEqual(await kept(page), table_of([goal]));
    await context.close();
  });

  await test("what an older portal kept is taken over sealed, the outbox with it", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep_as_before(page, [...session, goal]);
    assert.deepEqual(await kept(page), whole);
    assert.deepEqual(told(JSON.stringify(await raw(page))), []);
    await keep(page, [["outbox", goal[1], null]]);
    assert.deepEqual(await kept(page), table_of(session));
    await context.close();
  });

  await test("an older portal's outbox survives when keeping is the first thing done", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep_as_before(page, [...session, goal]);
    await keep(page, [["meta", "settings", "{\"language\":\"zh-CN\"}"]]);
    assert.deepEqual(await kept(page), { ...whole, "meta/settings": "{\"language\":\"zh-CN\"}" });
    await context.close();
  });
}
