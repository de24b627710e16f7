// Opens the system's Chromium as a member's browser: headless, drawing in software, phoning nobody.
import { chromium } from "playwright-core";
import { scratch } from "./server.mjs";
import { settle, watch } from "./watch.mjs";

export const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const flags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];
export const patience = 15_000; // ms for anything that should happen at once

export const phone = { width: 360, height: 640 };
export const narrow = { width: 320, height: 640 };
export const tablet = { width: 768, height: 1024 };

export const launch = (more = []) =>
  chromium.launch({ executablePath: executable, args: [...flags, ...more] });

async function prepared(context) {
  context.setDefaultTimeout(patience);
  context.setDefaultNavigationTimeout(2 * patience);
  await context.addInitScript(watch);
  context.logs = [];
  context.on("page", (page) => {
    page.on("console", (message) => context.logs.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => context.logs.push(`pageerror: ${error.message}`));
  });
  return context;
}

// A fresh device: empty storage, own service worker. `options` are Playwright's context options.
export async function device(browser, options = {}) {
  return prepared(await browser.newContext({
    viewport: phone, deviceScaleFactor: 1, locale: "zh-CN", colorScheme: "light", ...options,
  }));
}

// A device whose storage outlives its browser: `profile` is the folder, made when not given.
export async function persistent_device({ profile = scratch("profile"), ...options } = {}) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable, args: flags, viewport: phone, locale: "zh-CN", ...options,
  });
  context.profile = profile;
  return prepared(context);
}

// What broke in any page of the device: uncaught errors and console errors, but not the browser's
// own note that an address could not be reached, which is what offline tests are about.
const unreached = /net::ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|FAILED)/;
export const complaints = (context) => context.logs.filter((line) =>
  /^(error|pageerror):/.test(line) && !unreached.test(line));

// Resolves when the page has drawn all it had to.
export const settled = (page) => page.evaluate(settle);

// Resolves when nothing has been drawn for a while. Asked by timer: asking by frame would be one.
export const rested = (page) => page.waitForFunction(() =>
  !__seen.pending && performance.now() - __seen.last > 1500, undefined, { polling: 100 });

// A photograph of the viewport, once the page has settled.
export async function photograph(page, options = {}) {
  await settled(page);
  return page.screenshot({ animations: "allow", caret: "initial", ...options });
}
