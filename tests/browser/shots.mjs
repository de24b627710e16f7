#!/usr/bin/env node
// Photographs every screen for people to look at, into build/shots/: phone, tablet, kiosk size,
// light and dark, both languages. Usage: shots.mjs [--tall] [part of a name]…
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { device, launch, photograph } from "./lib/browser.mjs";
import { root } from "./lib/house.mjs";
import { choose_language, go, open, routes, sign_in } from "./lib/portal.mjs";
import { members, serve } from "./lib/server.mjs";
import { languages } from "./lib/words.mjs";

const tall = process.argv.includes("--tall");  // as long as the screen needs, to see all of it
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const folder = join(root, "build", "shots");
mkdirSync(folder, { recursive: true });

const sizes = [
  { name: "phone", viewport: { width: 360, height: 640 }, deviceScaleFactor: 3 },
  { name: "tablet", viewport: { width: 768, height: 1024 }, deviceScaleFactor: 2 },
  { name: "kiosk", viewport: { width: 1080, height: 1920 }, deviceScaleFactor: 1 },
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
await browser.close();
await server.kill();
console.log(`${count} pictures in build/shots`);
