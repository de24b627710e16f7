// What leaves no opening: the policy is kept, nothing runs inline, the session is out of scripts'
// reach, and the console says nothing about anybody.
import assert from "node:assert/strict";
import { device } from "../lib/browser.mjs";
import { go, open, routes, sign_in } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";

export default async function security({ browser, server, member }) {
  const context = await device(browser);
  const answers = [];
  context.on("response", (answer) => answers.push(answer));
  const page = await open(context, server);
  await sign_in(page, member);
  for (const route of routes) await go(page, route);

  await test("no screen breaks the content security policy", async () => {
    assert.deepEqual(await page.evaluate(() => __seen.violations), []);
    const said = context.logs.filter((line) => /content security policy/i.test(line));
    assert.deepEqual(said, []);
  });

  await test("the policy forbids what is not ours, and is not loosened", async () => {
    const document = answers.find((answer) => new URL(answer.url()).pathname === "/");
    const policy = await document.headerValue("content-security-policy");
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src [^;]*'wasm-unsafe-eval'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|\*|https?:/);
    assert.equal(await document.headerValue("x-content-type-options"), "nosniff");
    assert.match(await document.headerValue("referrer-policy"), /no-referrer|same-origin/);
    // The header is not only words: what it forbids is in fact refused in this page.
    const refused = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.__broke_in = true";
      document.head.append(script);
      script.remove();
      return globalThis.__broke_in === undefined;
    });
    assert.ok(refused, "an inline script was run");
  });

  await test("the page as served has no inline script, style or handler", async () => {
    const html = await (await fetch(`${server.origin}/`)).text();
    const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    assert.ok(scripts.length > 0);
    for (const [, attributes, body] of scripts) {
      assert.match(attributes, /\bsrc=/);
      assert.equal(body.trim(), "");
    }
    assert.doesNotMatch(html, /<style\b/);
    assert.doesNotMatch(html, /\sstyle=/);
    assert.doesNotMatch(html, /\son[a-z]+=/);
    assert.doesNotMatch(html, /javascript:/i);
  });

  await test("the session cookie is for this server's eyes alone", async () => {
    const cookies = await context.cookies();
    assert.equal(cookies.length, 1);
    const [{ httpOnly, secure, sameSite }] = cookies;
    assert.deepEqual({ httpOnly, secure }, { httpOnly: true, secure: true });
    assert.match(sameSite, /^(Strict|Lax)$/);
    assert.equal(await page.evaluate(() => document.cookie), "");
  });

  await test("every request stays with the server the page came from", async () => {
    const foreign = answers.map((answer) => answer.url())
      .filter((url) => !url.startsWith(server.origin) && !/^(data|blob):/.test(url));
    assert.deepEqual(foreign, []);
  });

  await test("neither the console nor the server's log names the member", async () => {
    const personal = [member.card, member.pin, member.name].filter(Boolean);
    for (const [where, text] of [["console", context.logs.join("\n")], ["log", server.log]]) {
      const told = personal.filter((word) => text.includes(word));
      assert.deepEqual(told, [], `the ${where} says ${told}`);
    }
  });

  await test("the PIN is kept nowhere on the device", async () => {
    const kept = await page.evaluate(async () => [JSON.stringify(localStorage),
      JSON.stringify(sessionStorage), JSON.stringify(await globalThis.yearward.store.open())]
      .join("\n"));
    assert.ok(kept.includes(member.card), "the device's store holds the profile");
    assert.doesNotMatch(kept, new RegExp(`"pin"|\\b${member.pin}\\b`));
  });
  await context.close();
}
