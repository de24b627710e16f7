// What a member did lasts: through a lost database, a full disk, a browser killed in the middle of
// it, and it is seen in every tab.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { complaints, persistent_device, settled } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { kill_and_look } from "../lib/kill.mjs";
import { find as by, names } from "../lib/names.mjs";
import { go, live, member_device, open, sign_in, spoken } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";
import { pull_as, serve } from "../lib/server.mjs";
import { database_folder, raw } from "../lib/store.mjs";
import { words } from "../lib/words.mjs";

const kKills = 4;  // tests/browser/kills.mjs does as many as one likes
const name = names("zh-CN");
const goals = async (server, member) => (await pull_as(server, member)).events
  .filter(({ event }) => event?.type === "goal");

async function choose_goal(page, steps) {
  await go(page, "forecast");
  await by(page, name.weekly).focus();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
  await settled(page);
  await by(page, name.keep_goal).click();
  await settled(page);
}

const waits = (page) => page.waitForFunction((mark) =>
  new RegExp(mark).test(document.body.innerText), name.waiting.source);

export default async function lasting({ browser, member }) {
  await test("a goal outlives the loss of the whole database and reaches the server once",
    async () => {
      const server = await serve();
      const first = await persistent_device({ serviceWorkers: "block" });
      const page = await open(first, server);
      const worker = page.waitForResponse(/journal\.[0-9a-f]+\.js/);
      await sign_in(page, member);
      await (await worker).finished();
      await first.setOffline(true);
      await choose_goal(page, 4);
      await go(page, "home");
      await waits(page);
      await first.close();
      rmSync(database_folder(first.profile), { recursive: true });

      const second = await persistent_device({ profile: first.profile, serviceWorkers: "block" });
      const tab = await open(second, server);
      await sign_in(tab, member);
      await until("the goal at the server",
        async () => (await goals(server, member)).length > 0);
      await tab.reload();
      await live(tab);
      assert.doesNotMatch((await spoken(tab)).join("\n"), name.waiting);
      assert.equal((await goals(server, member)).length, 1);
      await second.close();
      await server.kill();
    });

  await test("a full disk is said to the person, and what was there stays", async () => {
    const server = await serve();
    const { context, page } = await member_device(browser, server, member);
    await go(page, "forecast");
    const wire = await context.newCDPSession(page);
    await wire.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: 1 });
    await choose_goal(page, 4);
    await page.getByRole("alert").filter({ hasText: words("zh-CN", "notice.not_kept") }).waitFor();
    assert.equal((await goals(server, member)).length, 0, "it was sent before it was kept");
    await wire.send("Storage.overrideQuotaForOrigin", { origin: server.origin });
    await page.reload();
    await live(page);
    await page.getByRole("navigation").first().waitFor();
    await context.close();
    await server.kill();
  });

  await test("a goal kept in one tab is seen in the other and sent once", async () => {
    const server = await serve();
    const { context, page } = await member_device(browser, server, member);
    const second = await open(context, server, "#/forecast");
    await choose_goal(page, 4);
    const said = await by(page, name.keep_goal).count();
    assert.equal(said, 0, "the goal is still offered where it was kept");
    await until("the goal at the server", async () => (await goals(server, member)).length > 0);
    await go(second, "home");
    await go(second, "forecast");
    const goal = (await goals(server, member))[0].event;
    await second.waitForFunction((amount) => document.body.innerText.replace(/,/g, "")
      .includes(amount), String(Math.trunc(Number(goal.amount))));
    assert.equal((await goals(server, member)).length, 1);
    assert.deepEqual(complaints(context), []);
    await context.close();
    await server.kill();
  });

  await test("a first visit fetches no store; a sign-in does, and asks to be kept", async () => {
    const server = await serve();
    const asked = [];
    const context = await browser.newContext({ serviceWorkers: "block", locale: "zh-CN" });
    context.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await context.addInitScript(() => {
      globalThis.__seen = { pending: 0, last: 0 };
      globalThis.__persist = 0;
      const ask = navigator.storage.persist;
      navigator.storage.persist = function () {
        globalThis.__persist += 1;
        return ask.call(this);
      };
    });
    const page = await open(context, server);
    const stores = () => asked.filter((path) => /^\/(store|journal)\./.test(path));
    assert.deepEqual(stores(), []);
    assert.equal(await page.evaluate(() => globalThis.__persist), 0);
    await sign_in(page, member);
    await until("the store", () => stores().some((path) =>
      /^\/store\.[0-9a-f]{8,}\.js$/.test(path)));
    assert.equal(await page.evaluate(() => globalThis.__persist), 1);
    await context.close();
    await server.kill();
  });

  await test("without network the storage worker comes from the portal's own files", async () => {
    const server = await serve();
    const { context, page } = await member_device(browser, server, member);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const kept = await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]);
      return (await cache.keys()).map(({ url }) => new URL(url).pathname);
    });
    for (const file of [/^\/store\.[0-9a-f]{8,}\.js$/, /^\/journal\.[0-9a-f]{8,}\.js$/]) {
      assert.ok(kept.some((path) => file.test(path)), `${file} is not among ${kept}`);
    }
    await page.reload();  // now the service worker answers
    await live(page);
    await context.setOffline(true);
    await choose_goal(page, 4);
    await go(page, "home");
    await waits(page);
    assert.ok((await raw(page)).journal.length > 150, "the journal has nothing of it");
    assert.deepEqual(context.logs.filter((line) => /journal_is_away/.test(line)), []);
    await context.close();
    await server.kill();
  });

  await test(`of ${kKills} browsers killed in the middle of writing none lost an event`,
    async () => {
      const tally = await kill_and_look(kKills);
      assert.equal(tally.kills, kKills);
      assert.ok(tally.acknowledged > 0, "nothing was written");
      assert.deepEqual(tally.lost, []);
    }, { limit: 120_000 });
}
