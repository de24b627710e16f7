#!/usr/bin/env node
// Photographs every screen for people to look at, into build/shots/: portal on phone and tablet,
// the screens of kiosk and store's tablet, light and dark, both languages.
// Usage: shots.mjs [--tall] [part of a name]…
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { device, launch, photograph } from "./lib/browser.mjs";
import { root } from "./lib/house.mjs";
import { button, identify, kiosk, scan, screen, tap, type } from "./lib/kiosk.mjs";
import { choose_language, go, open, routes, sign_in } from "./lib/portal.mjs";
import { members, serve } from "./lib/server.mjs";
import * as tablet from "./lib/tablet.mjs";
import { languages } from "./lib/words.mjs";

const tall = process.argv.includes("--tall");  // as long as the screen needs, to see all of it
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const folder = join(root, "build", "shots");
mkdirSync(folder, { recursive: true });

const sizes = [
  { name: "phone", viewport: { width: 360, height: 640 }, deviceScaleFactor: 3 },
  { name: "tablet", viewport: { width: 768, height: 1024 }, deviceScaleFactor: 2 },
];

const browser = await launch();
const server = await serve();
const [member] = members();
let count = 0;

async function shoot(page, screen, language, size) {
  for (const colorScheme of ["light", "dark"]) {
    const name = `${screen}-${size.name}-${language}-${colorScheme}${tall ? "-tall" : ""}`;
    if (wanted.length && !wanted.some((word) => name.includes(word))) continue;
    await page.emulateMedia({ colorScheme });
    if (tall) {
      const height = await page.evaluate(() => Math.max(...[document.scrollingElement,
        ...document.querySelectorAll("*")].map((node) =>
        /auto|scroll/.test(getComputedStyle(node).overflowY) ? node.scrollHeight : 0)));
      const { width, height: least } = size.viewport;
      await page.setViewportSize({ width, height: Math.max(height, least) });
    }
    await photograph(page, { path: join(folder, `${name}.png`) });
    await page.setViewportSize(size.viewport);
    count += 1;
  }
}

for (const size of sizes) {
  for (const language of languages) {
    const { viewport, deviceScaleFactor } = size;
    const context = await device(browser, { viewport, deviceScaleFactor, locale: language });
    const page = await open(context, server);
    await choose_language(page, language);
    await shoot(page, "sign-in", language, size);
    await sign_in(page, member, language);
    for (const route of routes) {
      await go(page, route);
      await shoot(page, route, language, size);
    }
    await context.close();
  }
}

// One visit to the kiosk, from nobody to nobody.
const stand = { name: "kiosk", viewport: screen };
for (const language of languages) {
  const { context, page } = await kiosk(browser, server, { locale: language, clock: true });
  const press = (key) => tap(page, button(page, language, key));
  await shoot(page, "first", language, stand);
  await press("kiosk.begin");
  await shoot(page, "identify", language, stand);
  await scan(page, member.card);
  await type(page, member.pin.slice(0, 2));
  await shoot(page, "pin", language, stand);
  await press("kiosk.end");
  await identify(page, member, language);
  await shoot(page, "summary", language, stand);
  await press("kiosk.show");
  await shoot(page, "summary-open", language, stand);
  await press("kiosk.to_forecast");
  await shoot(page, "forecast", language, stand);
  await press("kiosk.forecast_gift");
  await page.locator("button.rung").nth(3).click();
  await shoot(page, "gifts", language, stand);
  await page.clock.fastForward(60_000);
  await shoot(page, "still-there", language, stand);
  await page.clock.runFor(31_000);
  await shoot(page, "attract", language, stand);
  await context.close();
}

// A shift at the store's tablet, upright in Chinese and lying in English, to where it is offline.
for (const language of languages) {
  const viewport = language === "en" ? tablet.lying : tablet.upright;
  const held = { name: language === "en" ? "tablet-lying" : "tablet-upright", viewport };
  const { context, page } = await tablet.enrolled(browser, server, { locale: language, viewport });
  const press = (key) => tap(page, tablet.button(page, language, key));
  await shoot(page, "staff", language, held);
  await tablet.staff_in(page, language);
  await tablet.heading(page, language, "tablet.find_title").waitFor();
  await shoot(page, "till", language, held);
  await tablet.meet(page, language, member);
  for (const key of "123.45") await page.getByRole("button", { name: key, exact: true }).click();
  await shoot(page, "sale", language, held);
  await page.locator("button.primary").click();
  await tablet.heading(page, language, "tablet.done_title").waitFor();
  await shoot(page, "sold", language, held);
  await context.setOffline(true);
  await press("tablet.to_gifts");
  await shoot(page, "gifts", language, held);
  await page.locator("button.entry:not([aria-disabled])").first().click();
  await shoot(page, "confirm", language, held);
  await page.locator("button.primary").click();
  await tablet.heading(page, language, "tablet.done_title").waitFor();
  await shoot(page, "given-offline", language, held);
  await page.locator('a[href="#/outbox"]').click();
  await page.locator("li button.entry").nth(1).click();
  await shoot(page, "records", language, held);
  await page.locator('a[href="#/close"]').click();
  await shoot(page, "close", language, held);
  await context.close();
}
await browser.close();
await server.kill();
console.log(`${count} pictures in build/shots`);
