// The kiosk in a real browser: a scanner's keys, the pad, three taps, the question and the wipe,
// and that nothing of a member is left in anything a browser keeps.
import assert from "node:assert/strict";
import { axe_findings, inventory, name_findings, structure_findings } from "../lib/audit.mjs";
import { complaints, settled } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { button, identify, kiosk, scan, screen, tap, type } from "../lib/kiosk.mjs";
import { live, printed, spoken } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";
import { languages, pattern, words } from "../lib/words.mjs";

const kTarget = 72;

const begin = (page, language) => button(page, language, "kiosk.begin");
const dialog = (page) => page.getByRole("dialog");

// Everything a browser could hand to the next person, as one text: storage, files, caches, screen.
const everything = (page) => page.evaluate(async () => {
  const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const parts = [document.documentElement.outerHTML, location.href,
    JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }),
    JSON.stringify(history.state), document.cookie];
  for (const { name } of await indexedDB.databases()) parts.push(`database ${name}`);
  const folder = await navigator.storage.getDirectory();
  for await (const [name, file] of folder.entries()) {
    parts.push(name, latin(new Uint8Array(await (await file.getFile()).arrayBuffer())));
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      parts.push(request.url);
      if (/\.json$/.test(request.url)) parts.push(await (await cache.match(request)).text());
    }
  }
  return parts.join("\n");
});

const traces = (member) => [member.name, member.card, printed(member.card), member.id, member.pin,
  `${member.name[0]}*`];

async function assert_no_trace(page, member) {
  const text = await everything(page);
  for (const trace of traces(member)) assert.ok(!text.includes(trace), `"${trace}" is still there`);
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
}

async function judge(page, what) {
  await test(`${what}, can be read and used by everybody, below the upper third`, async () => {
    await settled(page);
    const things = (await inventory(page)).filter(({ kind }) => kind === "control");
    const small = things.filter(({ box }) => Math.min(box.width, box.height) < kTarget - 0.5);
    const high = things.filter(({ box }) => box.y < screen.height / 3 - 0.5);
    const hidden = things.filter(({ open, whole }) => !open || !whole);
    assert.deepEqual([small, high, hidden].map((all) => all.map(({ id }) => id)), [[], [], []]);
    assert.deepEqual([...await structure_findings(page), ...await name_findings(page),
      ...await axe_findings(page)], []);
  });
}

async function visit(browser, server, member, locale, colorScheme) {
  const { context, page, language } = await kiosk(browser, server, { locale, colorScheme });
  const where = (name) => `kiosk ${name} in ${language}, ${colorScheme}`;
  await judge(page, where("attract"));
  await tap(page, begin(page, language));
  await judge(page, where("identify"));
  await scan(page, member.card);
  await judge(page, where("PIN"));
  await type(page, member.pin);
  await button(page, language, "kiosk.to_forecast").waitFor();
  await judge(page, where("summary"));
  await tap(page, button(page, language, "kiosk.show"));
  await judge(page, where("summary with points"));
  await tap(page, button(page, language, "kiosk.to_forecast"));
  await judge(page, where("forecast"));
  await tap(page, button(page, language, "kiosk.forecast_gift"));
  await page.locator("button.rung").nth(3).click();
  await judge(page, where("gifts"));
  await test(`${where("visit")} complains of nothing`, () => {
    assert.deepEqual(complaints(context).filter((line) => !/401/.test(line)), []);
  });
  await context.close();
}

async function journey(browser, server, member) {
  const { context, page, language } = await kiosk(browser, server);
  await test("a code typed slowly does nothing; a scanned one asks for the PIN, and tells nothing",
    async () => {
      await scan(page, member.card, { pause: 80 });
      await page.getByRole("heading", { name: words(language, "kiosk.card_title") }).waitFor();
      await scan(page, member.card);
      await page.getByRole("heading", { name: words(language, "kiosk.pin_title") }).waitFor();
      const said = (await spoken(page)).join("\n");
      assert.ok(!said.includes(member.name[0]) && !said.includes(member.card.slice(0, 8)));
      assert.equal(await page.locator("input, textarea, [contenteditable]").count(), 0);
    });
  await test("the same code again within fifteen seconds is one reading", async () => {
    await type(page, member.pin.slice(0, 2));
    await scan(page, member.card);
    await page.getByText(words(language, "kiosk.already_read")).waitFor();
    assert.match((await spoken(page)).join("\n"), /已输入 2 位/);
  });
  await test("a wrong PIN is refused in words and asked again", async () => {
    await type(page, "9999");
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByRole("alert").innerText(),
      words(language, "refusal.sign_in_is_wrong"));
  });
  await test("after code and PIN the year is one tap away, and a gift's answer two", async () => {
    await type(page, member.pin);
    await button(page, language, "kiosk.to_forecast").waitFor();
    const said = (await spoken(page)).join("\n");
    assert.match(said, new RegExp(`${member.name[0]}\\*`));
    assert.ok(!said.includes(member.name));
    await tap(page, button(page, language, "kiosk.to_forecast"));
    await page.locator("button.rung").nth(2).click();
    await settled(page);
    assert.equal(await page.locator("button.rung").nth(2).getAttribute("aria-pressed"), "true");
  });
  await test("Back shows Attract, however often, and nothing of the member is left", async () => {
    await tap(page, button(page, language, "kiosk.return"));
    const shown = await everything(page);  // what is looked for afterwards can be found at all
    assert.ok(shown.includes(`${member.name[0]}*`) && shown.includes(member.card.slice(-4)));
    await page.evaluate(() => localStorage.setItem("left-behind", "1"));
    for (let step = 0; step < 3; step += 1) {
      await page.goBack({ waitUntil: "commit" }).catch(() => {});
      await begin(page, language).waitFor();
      assert.ok(page.url().endsWith("/kiosk"));
    }
    // The server has the browser emptied when the session ends; the rules are brought back then.
    await until("the browser to be emptied", () => page.evaluate(() =>
      localStorage.getItem("left-behind") === null && localStorage.length === 1));
    assert.deepEqual(await context.cookies(), []);
    await assert_no_trace(page, member);
  });
  await test("the programme's own sentence stands on Attract, kept without a member", async () => {
    await page.getByText(pattern(language, "kiosk.poster_weekly")).waitFor();
    await page.reload();
    await live(page);
    await page.getByText(pattern(language, "kiosk.poster_weekly")).waitFor();
    await assert_no_trace(page, member);
  });
  await context.close();
}

async function question(browser, server, member) {
  const { context, page, language } = await kiosk(browser, server, { clock: true });
  await page.mouse.click(540, 300);  // anywhere begins it
  await identify(page, member, language);
  await test("after a minute it asks, and nothing else can be used", async () => {
    await page.clock.fastForward(60_000);
    await dialog(page).waitFor();
    assert.equal(await dialog(page).getAttribute("aria-modal"), "true");
    assert.ok(await page.evaluate(() => document.getElementById("doc").inert));
    assert.ok(await page.evaluate(() =>
      document.activeElement.closest("[role=dialog]") !== null));
    assert.deepEqual(await axe_findings(page), []);
  });
  await test("ten times any touch or key goes on with it", async () => {
    for (let time = 0; time < 10; time += 1) {
      await dialog(page).waitFor();
      if (time % 3 === 0) await page.mouse.click(60, 700);
      else if (time % 3 === 1) await page.keyboard.press("a");
      else await button(page, language, "kiosk.still_here").click();
      await dialog(page).waitFor({ state: "detached" });
      assert.ok(!await page.evaluate(() => document.getElementById("doc").inert));
      await page.clock.fastForward(60_000);
    }
    await dialog(page).waitFor();
  });
  await test("without an answer everything is wiped half a minute later", async () => {
    await page.clock.runFor(31_000);
    await begin(page, language).waitFor();
    await until("the session to be ended", async () => (await context.cookies()).length === 0);
    await assert_no_trace(page, member);
    const answer = await page.evaluate(async () =>
      (await fetch("/v1/sync?after=0&rules=")).status);
    assert.equal(answer, 401);
  });
  await context.close();
}

async function without_network(browser, server, member) {
  const { context, page, language } = await kiosk(browser, server);
  await identify(page, member, language);
  await tap(page, button(page, language, "kiosk.end"));
  await until("the kiosk's files", () => page.evaluate(async () =>
    Boolean((await navigator.serviceWorker.getRegistration("./kiosk"))?.active)));
  await test("without a network it opens, shows its posters and says plainly what it cannot do",
    async () => {
      await context.setOffline(true);
      await page.reload();
      await live(page);
      await page.getByText(pattern(language, "kiosk.poster_weekly")).waitFor();
      await page.getByText(words(language, "kiosk.no_network")).waitFor();
      await scan(page, member.card);
      await type(page, member.pin);
      await page.getByRole("alert").getByText(words(language, "kiosk.no_network")).waitFor();
      await context.setOffline(false);
    });
  await context.close();
}

// Speech itself needs a machine with voices: what is given to it is what counts.
async function aloud(browser, server, member) {
  const { context, page, language } = await kiosk(browser, server);
  await page.evaluate(() => {
    globalThis.__spoken = [];
    Object.defineProperty(globalThis, "SpeechSynthesisUtterance", {
      value: class { constructor(text) { this.text = text; } },
    });
    speechSynthesis.speak = (line) => globalThis.__spoken.push(line);
    speechSynthesis.cancel = () => { globalThis.__spoken.cancelled = true; };
  });
  await identify(page, member, language);
  await test("read aloud says what stands on the screen, in its order, and stops at a tap",
    async () => {
      await tap(page, button(page, language, "kiosk.speak"));
      const lines = await page.evaluate(() =>
        __spoken.map(({ text, lang }) => [lang, text]));
      assert.ok(lines.length >= 8);
      assert.ok(lines.every(([lang]) => lang === "zh-CN"));
      const said = lines.map(([, text]) => text);
      const shown = (await spoken(page)).join("");
      for (const line of said) {
        for (const part of line.split(" ")) assert.ok(shown.includes(part), part);
      }
      assert.match(said[1], new RegExp(`${member.name[0]}\\*`));
      assert.equal(said.at(-1), words(language, "kiosk.to_forecast"));
      await page.evaluate(() => { globalThis.__spoken.cancelled = false; });
      await tap(page, button(page, language, "kiosk.hush"));
      assert.ok(await page.evaluate(() => __spoken.cancelled));
      await button(page, language, "kiosk.speak").waitFor();
    });
  await context.close();
}

async function plain(browser, server, member) {
  const { context, page, language } = await kiosk(browser, server, { forcedColors: "active" });
  await identify(page, member, language);
  await test("in a person's own colours it is a plain page, as large and as usable", async () => {
    await tap(page, button(page, language, "kiosk.to_forecast"));
    const boxes = await page.locator("button.n").evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height));
    assert.ok(boxes.length >= 8);
    assert.ok(Math.min(...boxes) >= kTarget, `${Math.min(...boxes)}`);
    await tap(page, button(page, language, "kiosk.end"));
    await begin(page, language).waitFor();
    await assert_no_trace(page, member);
  });
  await context.close();
}

// The posters turn in real time here: what is counted is what a screen in a store would draw.
async function at_rest(browser, server, member) {
  for (const [reducedMotion, most, least] of [["no-preference", 11, 1], ["reduce", 0, 0]]) {
    const { context, page, language } = await kiosk(browser, server, { reducedMotion });
    await identify(page, member, language);
    await tap(page, button(page, language, "kiosk.end"));
    await page.getByText(pattern(language, "kiosk.poster_weekly")).waitFor();
    await settled(page);
    await test(`unattended for eleven seconds, motion ${reducedMotion}: ${least} to ${most} frames`,
      async () => {
        const [frames, draws] = await page.evaluate(() => [__seen.frames, __seen.draws]);
        await new Promise((resolve) => setTimeout(resolve, 11_000));
        const after = await page.evaluate(() => [__seen.frames, __seen.draws]);
        assert.ok(after[0] - frames <= most && after[0] - frames >= least, `${after[0] - frames}`);
        if (most === 0) assert.equal(after[1], draws);
      });
    await context.close();
  }
}

export default async function specs({ browser, server, member }) {
  await journey(browser, server, member);
  await question(browser, server, member);
  await without_network(browser, server, member);
  await aloud(browser, server, member);
  await plain(browser, server, member);
  await at_rest(browser, server, member);
  for (const [language, scheme] of [[languages[0], "light"], [languages[1], "dark"]]) {
    await visit(browser, server, member, language, scheme);
  }
}
