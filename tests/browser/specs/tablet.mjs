// The tablet in a real browser against the real server: enrolment, staff, sales and gifts with the
// network and without, what a reload keeps, what the server says otherwise, one tab at a time.
import assert from "node:assert/strict";
import { axe_findings, inventory, name_findings, structure_findings, target_findings }
  from "../lib/audit.mjs";
import { complaints, settled } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { live, spoken } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";
import { pull_as, serve } from "../lib/server.mjs";
import { button, cashier, enrolled, field, heading, lying, manager, meet, sells, staff_in, upright,
  visit } from "../lib/tablet.mjs";
import { languages, pattern, words } from "../lib/words.mjs";

const go = async (page, place) => {
  await page.locator(`a[href="#/${place}"]`).click();
  await settled(page);
};
const said = async (page) => (await spoken(page)).join("\n");

async function judge(page, what) {
  await test(`${what} can be read and used by everybody`, async () => {
    await settled(page);
    assert.deepEqual([...await structure_findings(page), ...await name_findings(page),
      ...await axe_findings(page), ...target_findings(await inventory(page))], []);
  });
}

async function look(browser, server, member, locale, colorScheme, viewport) {
  const { context, page, language } = await enrolled(browser, server,
    { locale, colorScheme, viewport });
  const where = (name) => `tablet ${name}, ${viewport.width} wide, in ${language}, ${colorScheme}`;
  await judge(page, where("sign-in"));
  await staff_in(page, language);
  await heading(page, language, "tablet.find_title").waitFor();
  await judge(page, where("till"));
  await meet(page, language, member);
  await judge(page, where("amount"));
  await button(page, language, "tablet.to_gifts").click();
  await judge(page, where("gifts"));
  await go(page, "outbox");
  await judge(page, where("records"));
  await go(page, "close");
  await judge(page, where("end of day"));
  await test(`${where("visit")} complains of nothing`, () => {
    assert.deepEqual(complaints(context), []);  // nor was any question overtaken by a later one
  });
  await context.close();
}

async function shift(browser, member) {
  const server = await serve();
  const { context, page, language } = await enrolled(browser, server);
  await test("a wrong PIN is refused by the server, the right one lets somebody in", async () => {
    await staff_in(page, language, { ...cashier, pin: "not-the-pin" });
    await page.getByRole("alert").waitFor();
    await staff_in(page, language);
    await heading(page, language, "tablet.find_title").waitFor();
    const names = (await context.cookies()).map(({ name, value }) => `${name}=${value}`);
    assert.deepEqual(names, ["__Host-tablet=1"]);  // that this is a tablet; no session of anybody
  });
  await test("a scanned member is met by a masked name, and a sale is confirmed", async () => {
    await meet(page, language, member);
    await page.getByText(`${member.name[0]}*`).waitFor();
    await sells(page, language, "123.45");
    await page.getByText(words(language, "tablet.state_confirmed"), { exact: true }).waitFor();
    const { events } = await pull_as(server, member);
    assert.equal(events.filter(({ event }) => event.amount === "123.45").length, 1);
    assert.ok(!(await said(page)).includes(member.name));
  });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));  // it keeps the page
  await server.kill();
  await test("with the server gone a purchase and a gift are recorded all the same", async () => {
    await button(page, language, "tablet.next").click();
    await meet(page, language, member);
    await sells(page, language, "50");
    await page.getByText(words(language, "tablet.state_waiting"), { exact: true }).waitFor();
    await button(page, language, "tablet.to_gifts").click();
    await page.locator("button.entry:not([aria-disabled])").first().click();
    await page.locator("button.primary").click();
    await heading(page, language, "tablet.done_title").waitFor();
  });
  await test("after a reload both are still there and still wait", async () => {
    await page.reload();
    await live(page);
    await heading(page, language, "tablet.staff_title").waitFor();
    await page.getByText(pattern(language, "tablet.waits_safely.other")).waitFor();
    await staff_in(page, language);  // by what this tablet remembers
    await heading(page, language, "tablet.find_title").waitFor({ timeout: 30_000 });
    await go(page, "outbox");
    assert.equal(await page.locator("li button.entry").count(), 3);
    assert.match(await said(page), new RegExp(words(language, "tablet.state_waiting")));
    await go(page, "close");
    await page.getByText(pattern(language, "tablet.day_waits.other")).waitFor();
  });
  await test("a second tab says that the tablet is open elsewhere", async () => {
    const second = await visit(context, server);  // by the worker: there is no server
    await heading(second, language, "tablet.elsewhere_title").waitFor();
    await second.close();
  });
  await server.start();
  await test("when the server is back everything agrees, once, to the last point", async () => {
    await go(page, "outbox");
    await button(page, language, "sync.now").click();
    await until("nothing to wait", async () =>
      !(await said(page)).includes(words(language, "tablet.state_waiting")), { limit: 70_000 });
    const { events } = await pull_as(server, member);
    assert.equal(events.filter(({ event }) => event.amount === "50.00").length, 1);
    assert.equal(events.filter(({ event }) => event.type === "redeem" &&
      event.id.startsWith("d0")).length, 1);
  });
  await test("the end of the day gives leases back and says it may be switched off", async () => {
    await go(page, "close");
    await button(page, language, "tablet.close_day").click();
    await page.getByText(words(language, "tablet.day_is_done")).waitFor();
  });
  await test("a second tab is told, and the first goes on", async () => {
    const second = await visit(context, server);
    await heading(second, language, "tablet.elsewhere_title").waitFor();
    await second.close();
    await go(page, "till");
    await heading(page, language, "tablet.find_title").waitFor();
  });
  await test("nothing the browser keeps shows a card, a name or a PIN", async () => {
    const text = await page.evaluate(async () => {
      const parts = [JSON.stringify({ ...localStorage })];
      const folder = await navigator.storage.getDirectory();
      const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
      for await (const [, file] of folder.entries())
        parts.push(latin(new Uint8Array(await (await file.getFile()).arrayBuffer())));
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
        });
        for (const store of database.objectStoreNames) {
          const rows = await new Promise((resolve) => {
            const asked = database.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => resolve(asked.result);
          });
          for (const row of rows)
            parts.push(row instanceof Uint8Array ? latin(row) : JSON.stringify(row, (key, value) =>
              (value instanceof Uint8Array ? latin(value) : value)));
        }
        database.close();
      }
      return parts.join("\n");
    });
    assert.ok(text.includes("中山路店"));  // what is in the clear would be found
    for (const trace of [member.card, member.name, cashier.card, cashier.pin, "林店员"])
      assert.ok(!text.includes(trace), `"${trace}" is kept in the clear`);
  });
  await server.kill();
  await context.close();
}

// Two tablets give out the same member's points while neither can ask; and a card of nobody.
async function disagreement(browser, member) {
  const server = await serve();
  const { context, page, language } = await enrolled(browser, server);
  await staff_in(page, language, manager);
  await heading(page, language, "tablet.find_title").waitFor();
  await test("a refund goes with its sale, and what was judged stands in words", async () => {
    await meet(page, language, member);
    await context.setOffline(true);
    await sells(page, language, "80");
    await go(page, "outbox");
    await page.locator("li button.entry").first().click();
    await button(page, language, "tablet.refund").click();
    await button(page, language, "tablet.refund_now").click();
    await until("the refund", async () => await page.locator("li button.entry").count() === 2);
    // A member merged or erased meanwhile: the server judges, and nothing waits behind it.
    const answer = await fetch(`${server.origin}/v1/session`, { method: "POST",
      headers: { "content-type": "application/json", origin: server.origin },
      body: JSON.stringify({ card: member.card, pin: member.pin }) });
    const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
    const left = await fetch(`${server.origin}/v1/me`, { method: "DELETE",
      headers: { cookie, origin: server.origin } });
    assert.ok(left.ok, `leaving answered ${left.status}`);
    await context.setOffline(false);
    await until("verdicts", async () =>
      (await said(page)).includes(words(language, "tablet.verdict_nobody")), { limit: 70_000 });
    // The refund is open: its receipt was just shown.
    assert.equal(await page.locator("li button.entry").first().getAttribute("aria-expanded"),
      "true");
    await page.getByText(words(language, "tablet.verdict_nobody_help")).waitFor();
    await button(page, language, "tablet.seen").click();
  });
  await test("staff without the network: five wrong PINs lock the card here", async () => {
    await button(page, language, "tablet.lock").click();
    await context.setOffline(true);
    for (let tries = 0; tries < 5; tries += 1) {
      await field(page, language, "tablet.staff_pin").fill("wrong-pin-00");
      await button(page, language, "tablet.staff_enter").click();
      await page.getByText(tries === 4 ? words(language, "tablet.staff_locked")
        : pattern(language, tries === 3 ? "tablet.tries_left.one" : "tablet.tries_left.other",
          { whole: false })).first().waitFor();
      await until("the door", () => button(page, language, "tablet.staff_enter").isEnabled());
    }
    await field(page, language, "tablet.staff_pin").fill(manager.pin);
    await button(page, language, "tablet.staff_enter").click();
    await settled(page);
    await page.getByText(words(language, "tablet.staff_locked")).waitFor();
    await context.setOffline(false);
    await staff_in(page, language, manager);
    await heading(page, language, "tablet.outbox_title").waitFor();
  });
  await server.kill();
  await context.close();
}

export default async function tablet({ browser, server, member }) {
  for (const language of languages)
    for (const scheme of ["light", "dark"])
      await look(browser, server, member, language, scheme, language === "en" ? lying : upright);
  await shift(browser, member);
  await disagreement(browser, member);
}
