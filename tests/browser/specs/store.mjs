// The device's store in a real browser: what it calls kept is kept, all of it or none, and is there
// after the browser has been closed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { device, persistent_device } from "../lib/browser.mjs";
import { root } from "../lib/house.mjs";
import { test } from "../lib/runner.mjs";
import { bare, keep, kept, place as kPlace } from "../lib/store.mjs";

// The contract every store of events keeps (tests/contract/event_log.json), here for a device: it
// puts what it pulled at the places the server gave.
const contract = JSON.parse(
  readFileSync(join(root, "tests", "contract", "event_log.json"), "utf8"));
const key_of = (place) => String(place).padStart(19, "0");

async function take_step(state, step) {
  const events = async () => Object.entries(await kept(state.page))
    .filter(([key]) => key.startsWith("events/"))
    .map(([key, text]) => ({ place: Number(key.slice(7)), text }))
    .sort((a, b) => a.place - b.place);
  switch (step.do) {
    case "append": {
      const writes = step.events.map(({ place, document }) => ["events", key_of(place), document]);
      if (step.fails_after === undefined) {
        await keep(state.page, writes);
        for (const { place, document } of step.events) state.told.set(place, document);
        return;
      }
      writes.splice(step.fails_after, 1, ["events", {}, "an object is no key"]);
      await assert.rejects(keep(state.page, writes));
      return;
    }
    case "reopen":
      await state.page.close();
      state.page = await bare(state.context);
      return;
    case "last":
      assert.equal((await events()).at(-1)?.place ?? 0, step.gives);
      return;
    case "read":
      assert.deepEqual(
        (await events()).filter(({ place }) => place > step.after).slice(0, step.most),
        step.gives.map((place) => ({ place, text: state.told.get(place) })));
      return;
    default:
      throw new Error(`the contract asks for "${step.do}", which this test does not know`);
  }
}

async function hold_to_contract(browser) {
  for (const { says, steps } of contract.cases.filter(({ stores }) => stores !== "of record")) {
    await test(`the device's store: ${says}`, async () => {
      const context = await device(browser);
      const state = { context, page: await bare(context), told: new Map() };
      for (const step of steps) await take_step(state, step);
      await context.close();
    });
  }
}

export default async function store({ browser }) {
  await hold_to_contract(browser);
  const context = await device(browser);
  const page = await bare(context);

  await test("an untouched store is empty", async () => {
    assert.deepEqual(await kept(page), {});
  });

  await test("what is kept is found again under its key, the last text wins", async () => {
    await keep(page, [
      ["meta", "cursor", "1"], ["events", "0000000001", "{\"a\":1}"], ["outbox", "x", "龘𠮷 é"],
    ]);
    await keep(page, [["meta", "cursor", "2"]]);
    assert.deepEqual(await kept(page), {
      "meta/cursor": "2", "events/0000000001": "{\"a\":1}", "outbox/x": "龘𠮷 é",
    });
  });

  await test("removing takes one text away; removing nothing is no mistake", async () => {
    await keep(page, [["outbox", "x", null], ["outbox", "never", null]]);
    assert.deepEqual(await kept(page),
      { "meta/cursor": "2", "events/0000000001": "{\"a\":1}" });
  });

  await test("one refused write takes all the others of its transaction back", async () => {
    const before = await kept(page);
    const refused = await page.evaluate(() => globalThis.yearward.store.keep([
      ["meta", "cursor", "3"], ["events", "0000000002", "{}"],
      ["events", {}, "an object is no key"],
    ]).then(() => false, () => true));
    assert.ok(refused, "the store said it had kept an impossible write");
    assert.deepEqual(await kept(page), before);
  });

  await test("every transaction that writes asks for strict durability", async () => {
    const asked = await page.evaluate(async () => {
      const seen = [];
      const original = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (names, mode, options) {
        const made = original.call(this, names, mode, options);
        if (mode === "readwrite") seen.push(made.durability);
        return made;
      };
      await globalThis.yearward.store.keep([["meta", "cursor", "4"]]);
      await globalThis.yearward.store.forget();
      IDBDatabase.prototype.transaction = original;
      return seen;
    });
    assert.deepEqual(asked, ["strict", "strict"]);
  });

  await test("forgetting leaves nothing behind", async () => {
    await keep(page, [["events", "1", "a"], ["outbox", "2", "b"], ["meta", "3", "c"]]);
    await page.evaluate(() => globalThis.yearward.store.forget());
    assert.deepEqual(await kept(page), {});
  });

  await test("five thousand events kept at once come back in order", async () => {
    const writes = Array.from({ length: 5000 }, (_, at) =>
      ["events", String(at + 1).padStart(12, "0"), `{"place":${at + 1}}`]);
    await keep(page, writes);
    const keys = Object.keys(await kept(page));
    assert.equal(keys.length, 5000);
    assert.deepEqual(keys, [...keys].sort());
    await page.evaluate(() => globalThis.yearward.store.forget());
  });

  await test("segments come back as the bytes they were, and a snapshot spares reading them",
    async () => {
      const own = await device(browser);
      const tab = await bare(own);
      const read = await tab.evaluate(async () => {
        const { store } = globalThis.yearward;
        const bytes = (value) => new Uint8Array(300).fill(value);
        const shown = async (all) => (await store.segments(all)).map(([key, found]) =>
          [key, found.length, found[299]]);
        await store.keep([["events", "1", bytes(1)], ["events", "2", bytes(2)]]);
        await store.keep([["events", "3", bytes(3)], ["events", "4", "a text"],
          ["meta", "snapshot", "s"]]);
        const covered = [await shown(false), await store.open()];
        await store.keep([["events", "5", bytes(5)], ["events", "6", "later"]]);
        const after = [await shown(false), await store.open(), await shown(true)];
        await store.keep([["meta", "snapshot", null]]);
        return { covered, after, without: await store.open() };
      });
      assert.deepEqual(read.covered, [[], { "meta/snapshot": "s" }]);
      assert.deepEqual(read.after, [[["5", 300, 5]], { "meta/snapshot": "s", "events/6": "later" },
        [["1", 300, 1], ["2", 300, 2], ["3", 300, 3], ["5", 300, 5]]]);
      assert.deepEqual(read.without, { "events/4": "a text", "events/6": "later" });
      await own.close();
    });

  await test("a full disk is told, and what was kept before is still whole", async () => {
    const small = await device(browser);
    const tab = await bare(small);
    const wire = await small.newCDPSession(tab);
    await wire.send("Storage.overrideQuotaForOrigin", {
      origin: new URL(kPlace).origin, quotaSize: 2_000_000,
    });
    await keep(tab, [["meta", "cursor", "9"], ["events", "1", "first"]]);
    const refused = await tab.evaluate(() => globalThis.yearward.store.keep([
      ["meta", "cursor", "10"], ["events", "2", "x".repeat(20_000_000)],
    ]).then(() => "kept", (error) => error.name));
    assert.equal(refused, "QuotaExceededError");
    assert.deepEqual(await kept(tab), { "meta/cursor": "9", "events/1": "first" });
    await small.close();
  });

  await test("two tabs that keep at the same time lose nothing", async () => {
    await page.evaluate(() => globalThis.yearward.store.forget());
    const other = await bare(context);
    const write = (tab, name) => tab.evaluate(async (who) => {
      for (let at = 0; at < 50; at += 1) {
        await globalThis.yearward.store.keep([["outbox", `${who}-${at}`, "{}"]]);
      }
    }, name);
    await Promise.all([write(page, "one"), write(other, "two")]);
    assert.equal(Object.keys(await kept(page)).length, 100);
    await other.close();
  });
  await context.close();

  await test("what was kept is there after the browser was closed and opened again", async () => {
    const first = await persistent_device();
    await keep(await bare(first), [["outbox", "goal", "{\"amount\":\"500.00\"}"]]);
    await first.close();
    const second = await persistent_device({ profile: first.profile });
    assert.deepEqual(await kept(await bare(second)), { "outbox/goal": "{\"amount\":\"500.00\"}" });
    await second.close();
  });
}
