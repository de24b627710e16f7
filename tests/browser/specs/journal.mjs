// What the device made and nobody else has: durable in two places before it is called kept, sealed,
// and there again after the database was lost, damaged, or left behind by an older portal.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { device, persistent_device } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { test } from "../lib/runner.mjs";
import {
  bare, damage, database_folder, keep, kept, notes, place, raw, write_journal,
} from "../lib/store.mjs";

const session = [
  ["meta", "session", "{\"name\":\"王女士\"}"], ["meta", "rules", "[\"rules\"]"],
  ["meta", "settings", "{\"language\":\"en\"}"],
  ["events", "000000000001", "{\"amount\":\"123.45\"}"], ["events", "000000000002", "{}"],
];
const goal = ["outbox", "M1001-goal", "{\"amount\":\"500.00\"}"];
const table_of = (writes) =>
  Object.fromEntries(writes.map(([drawer, key, text]) => [`${drawer}/${key}`, text]));
const whole = table_of([...session, goal]);

// A device with a session and a goal that waits, in a profile that outlives its browser.
async function waiting_device() {
  const context = await persistent_device();
  const page = await bare(context);
  await keep(page, session);
  await keep(page, [goal]);
  return { context, page };
}

async function opened_again({ context }, between = () => {}) {
  await context.close();
  between(context.profile);
  const next = await persistent_device({ profile: context.profile });
  return { context: next, page: await bare(next) };
}

const files_under = (folder) => readdirSync(folder, { recursive: true })
  .map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

async function of_journal(browser) {
  await test("what leaves the outbox leaves the journal, what is in it is in both", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep(page, session);
    assert.equal((await raw(page)).journal, "");
    await keep(page, [goal]);
    assert.ok((await raw(page)).journal.length > goal[2].length);
    await keep(page, [["outbox", goal[1], null]]);
    assert.equal((await raw(page)).journal, "yearward-journal-0 yearward-journal-1 ");
    assert.deepEqual(await kept(page), table_of(session));
    await context.close();
  });

  await test("a journal that ends in the middle of a record has all the others", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep(page, [["outbox", "first", "1"]]);
    await keep(page, [["outbox", "second", "2"]]);
    await write_journal(page, "tear");
    assert.deepEqual(await kept(page), { "outbox/first": "1", "outbox/second": "2" });
    assert.deepEqual(await notes(page), ["journal_is_damaged"]);
    assert.deepEqual(await kept(page), { "outbox/first": "1", "outbox/second": "2" });
    assert.deepEqual(await notes(page), ["journal_is_damaged"], "it was not mended");
    await context.close();
  });

  await test("a record behind a damaged one is still found", async () => {
    const lost = await waiting_device();
    await keep(lost.page, [["outbox", "later", "2"]]);
    await write_journal(lost.page, "smear");
    const found = await opened_again(lost, (profile) => rmSync(database_folder(profile),
      { recursive: true }));
    assert.deepEqual(await kept(found.page), { "outbox/later": "2" });
    assert.ok((await notes(found.page)).includes("journal_is_damaged"));
    await found.context.close();
  });

  await test("a journal that always has something in it does not grow for ever", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep(page, [["outbox", "stays", "s"]]);
    const long = "x".repeat(60_000);
    for (let at = 0; at < 8; at += 1) {
      await keep(page, [["outbox", `goes-${at}`, long]]);
      await keep(page, [["outbox", `goes-${at}`, null]]);
    }
    assert.ok((await raw(page)).journal.length < 400_000);
    assert.deepEqual(await kept(page), { "outbox/stays": "s" });
    await context.close();
  });

  await test("without files of its own the device keeps in the database alone", async () => {
    const context = await device(browser);
    const page = await bare(context, { journal: false });
    await keep(page, [...session, goal]);
    await page.close();
    const next = await bare(context, { journal: false });
    assert.deepEqual(await kept(next), whole);
    assert.equal((await raw(next)).journal, "");
    await context.close();
  });

  await test("with no room for the journal the event is refused, and nothing of it stays",
    async () => {
      const context = await device(browser);
      const page = await bare(context);
      await keep(page, [...session, goal]);
      const before = await raw(page);
      const wire = await context.newCDPSession(page);
      const { usage } = await page.evaluate(() => navigator.storage.estimate());
      await wire.send("Storage.overrideQuotaForOrigin",
        { origin: new URL(place).origin, quotaSize: usage + 20_000 });
      const refused = await page.evaluate((text) => globalThis.yearward.store
        .keep([["outbox", "long", text]]).then(() => "kept", (error) => error.name),
      "x".repeat(3_000_000));
      assert.equal(refused, "QuotaExceededError");
      assert.deepEqual(await raw(page), before);
      assert.deepEqual(await kept(page), whole);
      await context.close();
    });
}

async function of_room(browser) {
  await test("a device with hardly any room left says so when the store is opened", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep(page, session);
    await kept(page);
    assert.deepEqual(await notes(page), []);
    await page.evaluate(() => {  // Chromium tells every page of ten gigabytes, whatever there is
      navigator.storage.estimate = async () => ({ quota: 20e6, usage: 15e6 });
    });
    await kept(page);
    await until("the note", async () => (await notes(page)).includes("disk_is_nearly_full"));
    await context.close();
  });
}

async function of_loss(browser) {
  for (const [how, lose] of [
    ["gone", (folder) => rmSync(folder, { recursive: true })],
    ["damaged", (folder) => files_under(folder).filter((path) => /MANIFEST|\.(ldb|log)$/.test(path))
      .forEach((path) => writeFileSync(path, "not a database"))],
  ]) {
    await test(`with the whole database ${how} the outbox comes back from the journal`,
      async () => {
        const found = await opened_again(await waiting_device(),
          (profile) => lose(database_folder(profile)));
        assert.deepEqual(await kept(found.page), table_of([goal]));
        assert.ok((await notes(found.page)).includes("outbox_is_from_the_journal"));
        // Its session comes, and the page is told to look again.
        assert.equal(await keep(found.page, session), true);
        const again = await opened_again(found);
        assert.deepEqual(await kept(again.page), whole);
        assert.deepEqual(await notes(again.page), []);
        await again.context.close();
      });
  }

  await test("a database that is lost under an open page takes nothing in that leans on it",
    async () => {
      const context = await device(browser);
      const page = await bare(context);
      await keep(page, session);
      await keep(page, [goal]);
      await page.evaluate(async () => {
        await globalThis.yearward.store.close();
        await new Promise((resolve) => {
          indexedDB.deleteDatabase("yearward").onsuccess = resolve;
        });
      });
      assert.equal(await keep(page, [["meta", "session", "later"], ["events", "000000000003", "{}"],
        ["outbox", "new", "n"]]), true);
      assert.deepEqual(await kept(page), { ...table_of([goal]), "outbox/new": "n" });
      await context.close();
    });

  await test("what the journal alone has was being kept: it is in the outbox", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep(page, session);
    await page.evaluate(async (write) => {
      const { store } = globalThis.yearward;
      const original = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => { throw new Error("the power is gone"); };
      const post = Worker.prototype.postMessage;  // nor can the journal take it back
      Worker.prototype.postMessage = function (wish) {
        if (wish.wish === "append") post.call(this, wish);
        else this.onerror();
      };
      await store.keep([write]).catch(() => {});
      IDBObjectStore.prototype.put = original;
      Worker.prototype.postMessage = post;
    }, goal);
    await page.close();
    const next = await bare(context);
    assert.deepEqual(await kept(next), whole);
    assert.deepEqual(await notes(next), ["outbox_is_from_the_journal"]);
    assert.deepEqual(await kept(next), whole);
    assert.deepEqual(await notes(next), ["outbox_is_from_the_journal"], "it was not taken in");
    await context.close();
  });
}

async function of_damage(browser) {
  const cases = [
    ["a damaged block of events", "events", "flip", 0, ["events_are_damaged"]],
    ["a missing block of events", "events", "out", 0, ["events_are_damaged"]],
    ["a damaged session", "meta", "flip", "session", ["events_are_damaged", "record_is_damaged"]],
    ["a damaged outbox record", "outbox", "flip", undefined, ["outbox_is_from_the_journal"]],
    ["a damaged setting", "meta", "flip", "settings", ["record_is_damaged"]],
  ];
  for (const [what, drawer, how, key, said] of cases) {
    await test(`${what} is named, and nothing is lost that nobody else has`, async () => {
      const context = await device(browser);
      const page = await bare(context);
      await keep(page, session);
      await keep(page, [goal]);
      await damage(page, drawer, how, key);
      const table = await kept(page);
      assert.deepEqual(await notes(page), said);
      assert.equal(table["outbox/M1001-goal"], goal[2]);
      const confirmed = Object.keys(table).filter((one) => /^events|session$|rules$/.test(one));
      assert.equal(confirmed.length, said.includes("events_are_damaged") ? 0 : 4);
      if (drawer === "outbox") assert.deepEqual(table, whole);
      assert.deepEqual(await kept(page), table);
      assert.deepEqual(await notes(page), said, "it was not mended");
      // What the server says anew is whole again, with the outbox.
      assert.equal(await keep(page, session), confirmed.length === 0);
      assert.deepEqual(await kept(page), whole);
      await context.close();
    });
  }

  await test("a damaged segment takes all that was confirmed with it, and is named", async () => {
    const context = await device(browser);
    const page = await bare(context);
    await keep(page, [goal]);
    await page.evaluate(() => globalThis.yearward.store.keep([["meta", "session", "s"],
      ["meta", "snapshot", "all"], ["events", "1", new Uint8Array(300)]]));
    await damage(page, "events", "flip");
    const segments = (all) => page.evaluate((whole) => globalThis.yearward.store.segments(whole),
      all);
    assert.deepEqual(await segments(false), []);  // nobody asked for it
    assert.equal(await segments(true), null);
    assert.deepEqual(await notes(page), ["events_are_damaged"]);
    assert.deepEqual(await kept(page), table_of([goal]));
    await context.close();
  });

  await test("many small blocks become few full ones and still say the same", async () => {
    const context = await device(browser);
    const page = await bare(context);
    const events = Array.from({ length: 80 }, (_, at) =>
      ["events", String(at).padStart(12, "0"), `{"at":${at}}`]);
    await page.evaluate(async (all) => {
      for (const write of all) await globalThis.yearward.store.keep([write]);
    }, events);
    assert.ok((await raw(page)).drawers.events.length <= 33);
    assert.deepEqual(await kept(page), table_of(events));
    await context.close();
  });
}

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

async function of_secrecy(browser) {
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

export default async function journal({ browser }) {
  await of_journal(browser);
  await of_room(browser);
  await of_loss(browser);
  await of_damage(browser);
  await of_secrecy(browser);
}
