// Without network: installed once, the portal needs none; a newer one announces itself politely.
import assert from "node:assert/strict";
import {
  cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { complaints, device, persistent_device, settled } from "../lib/browser.mjs";
import { portal_folder } from "../lib/house.mjs";
import { find as by, names } from "../lib/names.mjs";
import { go, live, member_device, open, routes, sign_in, spoken } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";
import { scratch, serve } from "../lib/server.mjs";

const name = names("zh-CN");

const installed = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
      setTimeout(resolve, 3000);  // a worker that does not claim open pages takes the next load
    });
  }
});

const files = (folder) => readdirSync(folder, { recursive: true })
  .filter((path) => statSync(join(folder, path)).isFile());

// A portal that differs in one thing the service worker must notice: its build.
function newer_portal() {
  const folder = scratch("portal");
  cpSync(portal_folder, folder, { recursive: true });
  const worker = files(folder).find((path) => /(^|\/)(sw|service-?worker|worker)\.js$/.test(path));
  assert.ok(worker, "the portal has a service worker");
  const path = join(folder, worker);
  const text = readFileSync(path, "utf8");
  const build = /(?:build|BUILD|version)\w*\s*=\s*["']([\w.-]+)["']/.exec(text);
  assert.ok(build, "the service worker names its build");
  const next = text.replaceAll(build[1], [...build[1]].reverse().join(""));
  assert.notEqual(next, text);
  writeFileSync(path, next);
  for (const [ending, pack] of [[".br", brotliCompressSync], [".gz", gzipSync]]) {
    if (existsSync(path + ending)) writeFileSync(path + ending, pack(next));
  }
  return folder;
}

export default async function offline({ browser, server, member }) {
  await test("every file but the entry points is named by its content and kept for a year",
    async () => {
      const context = await device(browser, { serviceWorkers: "block" });
      const answers = [];
      context.on("response", (answer) => answers.push(answer));
      const page = await open(context, server);
      const kept = [];
      for (const answer of answers) {
        const { pathname } = new URL(answer.url());
        if (/^\/(v1\/|healthz|$|index\.html|.*\.webmanifest|manifest.*|sw\.js|.*worker\.js)/
          .test(pathname)) {
          continue;
        }
        assert.match(pathname, /[.-][0-9a-f]{8,}\.[\w.]+$/, `${pathname} is not named by content`);
        const control = await answer.headerValue("cache-control");
        assert.match(control, /max-age=31536000/, pathname);
        assert.match(control, /immutable/, pathname);
        kept.push(pathname);
      }
      assert.ok(kept.some((path) => path.endsWith(".wasm")), "the program was loaded");
      const home = await page.context().request.get(`${server.origin}/`);
      assert.match(home.headers()["cache-control"] ?? "", /no-cache|max-age=0/);
      await context.close();
    });

  const { context, page } = await member_device(browser, server, member);
  await test("after the first visit every screen opens again without any network", async () => {
    await installed(page);
    const before = {};
    for (const route of routes) {
      await go(page, route);
      before[route] = (await page.locator("main h1").innerText()).trim();
    }
    await context.setOffline(true);
    for (const route of routes) {
      await page.goto(`${server.origin}/#/${route}`);
      await page.reload();
      await live(page);
      assert.equal((await page.locator("main h1").innerText()).trim(), before[route]);
    }
    assert.deepEqual(complaints(context), []);
  });

  await test("without network Home says so, and as of when its figures are", async () => {
    await go(page, "home");
    const said = (await spoken(page)).join("\n");
    assert.match(said, name.offline);
    assert.match(said, name.as_of);
  });

  await test("without network both languages and the member code are at hand", async () => {
    await by(page, name.language).click();
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await go(page, "card");
    assert.ok((await spoken(page)).join(" ").replace(/\s/g, "").includes(member.card));
    await by(page, names("en").language).click();
    await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  });

  await test("signing in without network is answered with a sentence", async () => {
    const other = await device(browser);
    const tab = await open(other, server);
    await installed(tab);
    await other.setOffline(true);
    await by(tab, name.card_number).fill(member.card);
    await by(tab, name.pin).fill(member.pin);
    await by(tab, name.sign_in).click();
    await tab.getByRole("alert").waitFor();
    assert.match(await tab.getByRole("alert").innerText(), /\p{L}{3,}/u);
    await other.close();
  });

  await test("the offline mark goes when the network is back", async () => {
    await context.setOffline(false);
    await go(page, "home");
    await page.waitForFunction((mark) => !new RegExp(mark).test(document.body.innerText),
      name.offline.source);
  });
  await context.close();

  await test("Chromium finds nothing that stands against installing the portal", async () => {
    const home = await persistent_device();
    try {
      const tab = await open(home, server);
      await installed(tab);
      const wire = await home.newCDPSession(tab);
      const { installabilityErrors } = await wire.send("Page.getInstallabilityErrors");
      assert.deepEqual(installabilityErrors, []);
      const { errors } = await wire.send("Page.getAppManifest");
      assert.deepEqual(errors, []);
    } finally {
      await home.close();
    }
  });

  await test("a newer portal is offered, not forced: the page stays until the member agrees",
    async () => {
      const own = await serve();
      const other = await device(browser);
      const tab = await open(other, own);
      await sign_in(tab, member);
      await installed(tab);
      await tab.evaluate(() => { globalThis.__same_page = true; });
      await own.kill();
      own.portal = newer_portal();
      await own.start();
      await tab.evaluate(async () => (await navigator.serviceWorker.ready).update());
      const update = by(tab, name.update);
      await update.waitFor();
      await settled(tab);
      assert.ok(await tab.evaluate(() => globalThis.__same_page), "the page reloaded by itself");
      const banner = tab.getByRole("status").filter({ has: update });
      assert.ok(await banner.count() || await tab.getByRole("status").count(),
        "the offer is not a status, so nobody hears it");
      const loaded = tab.waitForEvent("load");
      await update.click();
      await loaded;
      await live(tab);
      assert.equal(await tab.evaluate(() => globalThis.__same_page), undefined);
      assert.equal(await by(tab, name.update).count(), 0);
      await tab.getByRole("navigation").first().waitFor();  // still signed in
      const caches = await tab.evaluate(() => globalThis.caches.keys());
      assert.equal(caches.length, 1, `caches left behind: ${caches}`);
      await other.close();
      await own.kill();
    });
}
