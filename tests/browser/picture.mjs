#!/usr/bin/env node
// Makes the README's picture, assets/pictures/portal.png: a phone on Home in light beside a tablet
// on Forecast in dark, from the running portal. At most 300 kB; it says so when it is more.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { device, launch, photograph, tablet } from "./lib/browser.mjs";
import { root } from "./lib/house.mjs";
import { choose_language, go, open, sign_in } from "./lib/portal.mjs";
import { members, serve } from "./lib/server.mjs";

const kLargest = 300 * 1000; // bytes
const language = process.argv[2] ?? "zh-CN";
const path = join(root, "assets", "pictures", "portal.png");

const browser = await launch();
const server = await serve();
const [member] = members();

async function shot(viewport, colorScheme, route) {
  const context = await device(browser, {
    viewport, deviceScaleFactor: 2, colorScheme, locale: language,
  });
  const page = await open(context, server);
  await choose_language(page, language);
  await sign_in(page, member, language);
  await go(page, route);
  const bytes = await photograph(page);
  await context.close();
  return `data:image/png;base64,${bytes.toString("base64")}`;
}

// Tall enough for the sentence, which is what the picture is for.
const left = await shot({ width: 390, height: 844 }, "light", "home");
const right = await shot(tablet, "dark", "forecast");
const frame = await browser.newPage({ viewport: { width: 1000, height: 700 } });
await frame.setContent(`<style>
  body { margin: 0; height: 700px; display: flex; gap: 48px; align-items: center;
    justify-content: center; background: #e9e5dd; }
  img { border-radius: 20px; border: 8px solid #1b1e1e; display: block;
    box-shadow: 0 12px 32px rgb(0 0 0 / .22); }
</style><img src="${left}" height="580"><img src="${right}" height="620">`);
await frame.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
const bytes = await frame.screenshot();
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, bytes);
await browser.close();
await server.kill();
console.log(`assets/pictures/portal.png: ${(bytes.length / 1000).toFixed(0)} kB`);
if (bytes.length > kLargest) {
  console.log("that is more than 300 kB");
  process.exitCode = 1;
}
