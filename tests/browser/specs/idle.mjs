// At rest nothing runs: no animation frame, no draw, on every screen, for ten seconds. And a slider
// dragged on and on takes no more memory.
import assert from "node:assert/strict";
import { device, rested, settled } from "../lib/browser.mjs";
import { find as by, names } from "../lib/names.mjs";
import { go, member_device, open, routes } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";

const name = names("zh-CN");
const kRest = 10_000; // ms; the length of the promise itself, so this one wait is real time

export default async function idle({ browser, server, member }) {
  // A device each: what two tabs of one device say to each other is another spec's matter.
  const pages = new Map();
  for (const route of routes) {
    const { page } = await member_device(browser, server, member);
    await go(page, route);
    pages.set(route, page);
  }
  pages.set("sign-in", await open(await device(browser), server));

  const counts = new Map();
  for (const [route, tab] of pages) {
    await settled(tab);
    // Work that was put off (glyphs, a first exchange with the server) is allowed to finish first.
    await rested(tab);
    counts.set(route, await tab.evaluate(() => [__seen.frames, __seen.draws]));
  }
  await new Promise((resolve) => setTimeout(resolve, kRest));

  for (const [route, tab] of pages) {
    await test(`the ${route} screen asks for no frame and draws nothing in ten idle seconds`,
      async () => {
        const [frames, draws] = counts.get(route);
        const after = await tab.evaluate(() => [__seen.frames, __seen.draws]);
        assert.deepEqual(after, [frames, draws]);
        // A tab that is asleep would count nothing either: prove that this one would have counted.
        await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
        assert.equal(await tab.evaluate(() => __seen.frames), frames + 1);
      });
  }
  await test("the portal draws again when it is used after a rest", async () => {
    const page = pages.get("home");
    const before = await page.evaluate(() => __seen.draws);
    await go(page, "card");
    assert.ok(await page.evaluate(() => __seen.draws) > before);
  });
  await test("two hundred steps of the slider take no more of the program's memory than twenty",
    async () => {
      const page = pages.get("forecast");
      const slider = by(page, name.weekly);
      await slider.focus();
      const bytes = () => page.evaluate(
        () => __seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
      const step = async (key, times) => {
        for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
        await settled(page);
      };
      await step("ArrowRight", 10);
      await step("ArrowLeft", 10);
      const early = await bytes();
      assert.ok(early > 0, "no memory was seen");
      for (let round = 0; round < 9; round += 1) {
        await step("ArrowRight", 10);
        await step("ArrowLeft", 10);
      }
      assert.equal(await bytes(), early);
    });
  for (const page of pages.values()) await page.context().close();
}
