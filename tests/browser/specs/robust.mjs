// What a portal meets outside a laboratory: a lost picture, no WebGL, forced colours, paper, people
// who want no motion, the Back button, a second tab.
import assert from "node:assert/strict";
import { device, launch, photograph, settled, tablet } from "../lib/browser.mjs";
import { find as by, names } from "../lib/names.mjs";
import { plain, text_of_pdf } from "../lib/pdf.mjs";
import { brightness, contrast, difference, picture } from "../lib/pixels.mjs";
import {
  choose_language, go, live, member_device, open, routes, sign_in, spoken,
} from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";

const name = names("zh-CN");

// Whether a person can see the words of an element: drawn by whoever draws now.
async function visible(page, locator) {
  await locator.scrollIntoViewIfNeeded();
  const image = picture(await photograph(page));
  const scale = await page.evaluate(() => devicePixelRatio);
  return contrast(image, await locator.boundingBox(), scale) > 40;
}

async function usable(page) {
  assert.ok(await visible(page, page.locator("main h1")), "the heading is not to be seen");
  await by(page, name.forecast).click();
  await live(page);
  const slider = by(page, name.weekly);
  const before = await spoken(page);
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.notDeepEqual(await spoken(page), before, "the slider changed nothing");
  await by(page, name.home).click();
  await live(page);
}

export default async function robust({ browser, server, member }) {
  const { context, page } = await member_device(browser, server, member);

  await test("the portal stays usable while the picture is lost, and draws again when it is back",
    async () => {
      const before = picture(await photograph(page));
      const tell = (verb) => page.evaluate((what) => {
        const canvas = document.querySelector("canvas");
        const gl = canvas.getContext("webgl2");
        globalThis.__loser ??= gl.getExtension("WEBGL_lose_context");
        const event = what === "loseContext" ? "webglcontextlost" : "webglcontextrestored";
        const happened = new Promise((resolve) => {
          canvas.addEventListener(event, resolve, { once: true });
        });
        globalThis.__loser[what]();
        return happened.then(() => {});
      }, verb);
      await tell("loseContext");
      await usable(page);
      await tell("restoreContext");
      await settled(page);
      const draws = await page.evaluate(() => __seen.draws);
      await go(page, "card");
      await go(page, "home");
      assert.ok(await page.evaluate(() => __seen.draws) > draws, "nothing is drawn any more");
      const after = picture(await photograph(page));
      assert.ok(difference(before, after) < 0.01, `${difference(before, after)} of it differs`);
    });

  await test("a browser without WebGL shows and does everything", async () => {
    const bare = await launch(["--disable-3d-apis"]);
    try {
      const other = await device(bare);
      const tab = await open(other, server);
      assert.equal(await tab.evaluate(() =>
        document.createElement("canvas").getContext("webgl2")), null);
      await sign_in(tab, member);
      await usable(tab);
      assert.equal(await tab.evaluate(() => __seen.draws), 0);
    } finally {
      await bare.close();
    }
  });

  await test("forced colours are obeyed: the words stand in the person's own colours", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    await settled(page);
    await usable(page);
    // The browser re-colours real text only; a drawing underneath would show every word twice.
    assert.ok(await page.locator("canvas").evaluateAll((all) =>
      all.every((one) => !one.checkVisibility({ visibilityProperty: true }))));
    await page.emulateMedia({ forcedColors: "none" });
    await settled(page);
  });

  await test("the printed page has the balance and the sentence, as text", async () => {
    const sentence = plain(await page.getByText(name.sentence).first().innerText());
    const heading = plain(await page.locator("main h1").innerText());
    const printed = text_of_pdf(await page.pdf({ format: "A4" }));
    assert.ok(printed.includes(sentence), `"${sentence}" is not in "${printed.slice(0, 400)}"`);
    assert.ok(printed.includes(heading), `"${heading}" is not printed`);
  });

  await test("dark is dark and light is light", async () => {
    const levels = {};
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      levels[colorScheme] = brightness(picture(await photograph(page)));
    }
    assert.ok(levels.light > 150 && levels.dark < 100, JSON.stringify(levels));
    await page.emulateMedia({ colorScheme: "light" });
  });

  await test("who wants no motion sees none: a change of screen takes a handful of frames",
    async () => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      for (const route of routes) {  // glyphs of every screen are drawn once before counting
        await go(page, route);
      }
      await go(page, "home");
      const before = await page.evaluate(() => __seen.frames);
      await go(page, "forecast");
      const frames = await page.evaluate(() => __seen.frames) - before;
      assert.ok(frames <= 6, `${frames} frames`);
      await page.emulateMedia({ reducedMotion: "no-preference" });
      await go(page, "home");
    });

  await test("the first Tab of a keyboard offers to skip to the content, and Enter does so",
    async () => {
      const tab = await open(context, server);
      await tab.evaluate(() => document.activeElement?.blur());
      const skip = tab.locator("#skip");
      await tab.keyboard.press("Tab");
      for (let stop = 0; stop < 3; stop += 1) {
        if (await skip.evaluate((node) => node === document.activeElement)) break;
        await tab.keyboard.press("Shift+Tab");
      }
      const box = await skip.boundingBox();
      assert.ok(box.y >= 0 && box.height >= 24, "the skip link is focused but not to be seen");
      await tab.keyboard.press("Enter");
      assert.equal(await tab.evaluate(() => document.activeElement.localName), "h1");
      await tab.close();
    });

  await test("every screen has its own title, and its heading takes the focus", async () => {
    const titles = new Set();
    for (const what of [name.forecast, name.activity, name.card, name.home]) {
      await by(page, what).click();
      await live(page);
      titles.add(await page.title());
      const focused = await page.evaluate(() => document.activeElement.localName);
      assert.equal(focused, "h1", `after ${what.name} the focus is on ${focused}`);
    }
    assert.equal(titles.size, 4, [...titles].join(" | "));
  });

  await test("Back and Forward walk the screens, and a screen comes back where it was left",
    async () => {
      await go(page, "home");
      await go(page, "activity");
      const scroller = () => page.evaluate(() => {
        const all = [...document.querySelectorAll("*"), document.scrollingElement];
        return Math.max(...all.map((node) => node.scrollTop));
      });
      await page.mouse.move(180, 320);
      await page.mouse.wheel(0, 500);
      await page.waitForFunction(() =>
        [...document.querySelectorAll("*")].some((node) => node.scrollTop >= 300));
      await settled(page);
      const left_at = await scroller();
      await go(page, "card");
      await page.goBack();
      await live(page);
      assert.match(page.url(), /#\/activity$/);
      assert.ok(Math.abs(await scroller() - left_at) <= 2, `${await scroller()}, not ${left_at}`);
      await page.goBack();
      await live(page);
      assert.match(page.url(), /#\/(home)?$/);
      await page.goForward();
      await live(page);
      assert.match(page.url(), /#\/activity$/);
    });

  await test("an address from outside opens its screen, for a guest after signing in", async () => {
    const tab = await open(context, server, "#/forecast");
    assert.ok(await by(tab, name.weekly).isVisible());
    await tab.close();
    const other = await device(browser);
    const guest = await open(other, server, "#/card");
    await by(guest, name.card_number).waitFor();
    await by(guest, name.card_number).fill(member.card);
    await by(guest, name.pin).fill(member.pin);
    await by(guest, name.sign_in).click();
    await guest.getByRole("navigation").first().waitFor();
    await live(guest);
    assert.equal(await by(guest, name.card).getAttribute("aria-current"), "page");
    await other.close();
  });

  await test("changing the language keeps what was being done, and tells the browser", async () => {
    await go(page, "forecast");
    const slider = by(page, name.weekly);
    await slider.focus();
    for (let key = 0; key < 3; key += 1) await page.keyboard.press("ArrowRight");
    await settled(page);
    const value = await slider.inputValue();
    await choose_language(page, "en");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    assert.equal(await by(page, names("en").weekly).inputValue(), value);
    assert.doesNotMatch(await page.title(), /\p{Script=Han}/u);
    await page.reload();
    await live(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await choose_language(page, "zh-CN");
    await go(page, "home");
  });

  await test("text twice as large stays inside the window, tablet and phone", async () => {
    for (const viewport of [tablet, { width: 360, height: 640 }]) {
      await page.setViewportSize(viewport);
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      await page.evaluate(() => dispatchEvent(new Event("resize")));
      await settled(page);
      const beyond = await page.locator("main *").evaluateAll((all) => all
        .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 2)
        .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
        .map((node) => node.textContent.slice(0, 40)));
      assert.deepEqual(beyond, []);
    }
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  });

  await test("two tabs at rest leave each other and the server in peace", async () => {
    const second = await open(context, server);
    const asked = [];
    const note = (request) => asked.push(new URL(request.url()).pathname);
    try {
      await second.waitForFunction(() => performance.now() > 6000);  // its own start is over
      context.on("request", note);
      await new Promise((resolve) => setTimeout(resolve, 2000));  // peace can only be waited for
    } finally {
      context.off("request", note);
      await second.close();
    }
    assert.deepEqual(asked, []);
  });

  await test("two tabs of one member both work, and signing out in one is seen by the other",
    async () => {
      const second = await open(context, server);
      assert.deepEqual(await second.locator("main h1").allInnerTexts(),
        await page.locator("main h1").allInnerTexts());
      await go(second, "card");
      await go(page, "card");
      await by(page, name.sign_out).click();
      await by(page, name.card_number).waitFor();
      await second.reload();
      await live(second);
      await by(second, name.card_number).waitFor();
      assert.ok(!(await spoken(second)).join(" ").includes(member.card));
    });
  await context.close();
}
