// What the device made and nobody else has: durable in two places before it is called kept, and
// there again after the database was lost or damaged.
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { device } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { test } from "../lib/runner.mjs";
import {
  bare, damage, database_folder, keep, kept, notes, place, raw, write_journal,
} from "../lib/store.mjs";
import {
  files_under, goal, opened_again, session, table_of, waiting_device, whole,
} from "../lib/waiting.mjs";

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

  await test("without the device's own row the outbox is found, and the rest asked for again",
    async () => {
      for (const journal of [true, false]) {
        const context = await device(browser);
        const page = await bare(context, { journal });
        await keep(page, session);
        await keep(page, [goal]);
        await damage(page, "device", "out", "state");
        assert.deepEqual(await kept(page), table_of([goal]));
        await keep(page, session);
        assert.deepEqual(await kept(page), whole);
        await context.close();
      }
    });

  await test("where the spare key cannot be reached nothing is made that would replace it",
    async () => {
      const lost = await opened_again(await waiting_device(),
        (profile) => rmSync(database_folder(profile), { recursive: true }));
      const refused = await lost.page.evaluate(async () => {
        const { storageBuckets } = navigator;
        const { open } = indexedDB;
        const away = () => { throw new DOMException("away", "UnknownError"); };
        Object.defineProperty(navigator, "storageBuckets",
          { value: { open: away }, configurable: true });
        indexedDB.open = function (name, version) {
          return name === "yearward" ? open.call(this, name, version) : away();
        };
        const answer = await globalThis.yearward.store.open().then(() => "", ({ name }) => name);
        Object.defineProperty(navigator, "storageBuckets", { value: storageBuckets });
        indexedDB.open = open;
        return answer;
      });
      assert.equal(refused, "UnknownError");
      assert.deepEqual(await kept(lost.page), table_of([goal]));
      await lost.context.close();
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

export default async function journal({ browser }) {
  await of_journal(browser);
  await of_room(browser);
  await of_loss(browser);
  await of_damage(browser);
}
