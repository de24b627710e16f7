// The whole way of a member, three times: by role, by keyboard, by touch. Sign in, read the
// sentence, drag the slider, open a why, show the card; then the server dies: everything is still
// there, a goal waits in the outbox through a reload, and is uploaded exactly once.
import assert from "node:assert/strict";
import { complaints, device, settled } from "../lib/browser.mjs";
import { hands } from "../lib/hands.mjs";
import { until } from "../lib/house.mjs";
import { names } from "../lib/names.mjs";
import { live, open, printed, spoken } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";
import { pull_as, serve } from "../lib/server.mjs";

const name = names("zh-CN");
const goals = (pulled) => pulled.events.map(({ event }) => event ?? {})
  .filter((event) => event.type === "goal");

// What a screen says that may depend on the minute it is looked at.
const steady = (lines) => lines.map((line) => line.replace(/\d{1,2}:\d{2}(:\d{2})?/g, "hh:mm"));

// Walks it with one hand. `amount` is where the slider shall stand; the touch hand drags and tells.
async function walk(kind, browser, member, amount) {
  const server = await serve();
  const context = await device(browser, { hasTouch: kind === "touch", isMobile: kind === "touch" });
  const page = await open(context, server);
  const hand = new hands[kind](page);
  const shows = (what) => hand.find(what).waitFor();
  const result = {};
  const step = async (sentence, work) => {
    if (!await test(`${kind}: ${sentence}`, work)) throw new Error("the journey ends here");
  };

  try {
    await step("a member signs in with card number and PIN", async () => {
      await hand.write(name.card_number, printed(member.card));
      await hand.write(name.pin, member.pin);
      await hand.press(name.sign_in);
      await shows(name.forecast);
      await live(page);
    });
    await step("Home says the sentence about the year ahead", async () => {
      const said = (await spoken(page)).join("\n");
      assert.match(said, name.sentence);
      [result.sentence] = said.match(name.sentence);
    });
    await step("the slider of the forecast changes the sentence as it moves", async () => {
      await hand.press(name.forecast);
      const before = await spoken(page);
      if (hand.drag) {
        await hand.drag(name.weekly, 0.2);
        result.amount = await hand.drag(name.weekly, 0.6);
      } else {
        await hand.turn(name.weekly, amount);
        result.amount = amount;
      }
      assert.equal(Number(await hand.value(name.weekly)), result.amount);
      const after = await spoken(page);
      assert.notDeepEqual(after, before);
      result.forecast = steady(after);
    });
    await step("an entry of the activity opens its why", async () => {
      await hand.press(name.activity);
      const closed = (await spoken(page)).length;
      const entry = page.locator("main [aria-expanded=false]").first();
      const label = await entry.evaluate((node) => node.ariaLabel || node.textContent);
      await hand.press({ role: "button", name: label.trim().replace(/\s+/g, " ") });
      assert.ok(await page.locator("main [aria-expanded=true]").count() > 0);
      assert.ok((await spoken(page)).length > closed, "nothing was explained");
      result.activity = steady(await spoken(page));
    });
    await step("the card shows the member's number", async () => {
      await hand.press(name.card);
      assert.ok((await spoken(page)).join("").replace(/\s/g, "").includes(member.card));
    });

    await step("with the server dead and the page reloaded everything is still there", async () => {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
      await server.kill();
      await page.reload();
      await live(page);
      assert.ok((await spoken(page)).join("").replace(/\s/g, "").includes(member.card));
      await hand.press(name.home);
      await page.waitForFunction((mark) => new RegExp(mark).test(document.body.innerText),
        name.offline.source);
      const said = (await spoken(page)).join("\n");
      assert.match(said, name.as_of);
      assert.equal(said.match(name.sentence)?.[0], result.sentence);
    });
    await step("a weekly goal kept without network waits in the outbox", async () => {
      await hand.press(name.forecast);
      if (hand.drag) assert.equal(await hand.drag(name.weekly, 0.6), result.amount);
      else await hand.turn(name.weekly, result.amount);
      await hand.press(name.keep_goal);
      await hand.press(name.home);
      await page.waitForFunction((mark) => new RegExp(mark).test(document.body.innerText),
        name.waiting.source);
    });
    await step("the goal still waits after another reload", async () => {
      await page.reload();
      await live(page);
      assert.match((await spoken(page)).join("\n"), name.waiting);
    });
    await step("with the server back the goal is uploaded exactly once", async () => {
      await server.start();
      await page.reload();
      await live(page);
      await page.waitForFunction((mark) => !new RegExp(mark).test(document.body.innerText),
        name.waiting.source);
      await until("the goal at the server",
        async () => goals(await pull_as(server, member)).length > 0);
      await page.reload();
      await live(page);
      await settled(page);
      const kept = goals(await pull_as(server, member));
      assert.equal(kept.length, 1, JSON.stringify(kept));
      result.goal = JSON.stringify(kept[0].amount);
    });
    await step("a second device of the member sees what the first one does", async () => {
      result.home = steady(await spoken(page));
      const other = await device(browser, { hasTouch: kind === "touch" });
      const tab = await open(other, server);
      const second = new hands.role(tab);
      await second.write(name.card_number, member.card);
      await second.write(name.pin, member.pin);
      await second.press(name.sign_in);
      await tab.getByRole("navigation").first().waitFor();
      await live(tab);
      assert.deepEqual(steady(await spoken(tab)), result.home);
      await other.close();
    });
    await step("nothing was complained about in the console on the whole way", async () => {
      assert.deepEqual(complaints(context), []);
    });
    return result;
  } catch (error) {
    if (error.message !== "the journey ends here") throw error;
    return undefined;
  } finally {
    await context.close();
    await server.kill();
  }
}

export default async function journey({ browser, member }) {
  const touch = await walk("touch", browser, member);
  const amount = touch?.amount;
  await test("a finger's slider rests on an amount that keys and roles can ask for too", () => {
    assert.ok(Number.isInteger(amount));
  });
  if (!amount) return;
  await Promise.all(["role", "keyboard"].map(async (kind) => {
    const other = await walk(kind, browser, member, amount);
    await test(`the journey by ${kind} ends in the same state as the one by touch`, () => {
      assert.deepEqual(other, touch);
    });
  }));
}
