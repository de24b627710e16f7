// What outlives a tablet: a sale whose browser profile was destroyed is read from its receipt by
// another tablet, and is in the books once; and a tablet whose browser somebody used for the portal
// keeps what it has not sent.
import assert from "node:assert/strict";
import { photograph, settled } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { scan } from "../lib/kiosk.mjs";
import { find, names } from "../lib/names.mjs";
import { text_of_pdf } from "../lib/pdf.mjs";
import { code_in, picture } from "../lib/pixels.mjs";
import { go, live, open, sign_in, spoken } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";
import { pull_as, serve } from "../lib/server.mjs";
import { button, enrolled, heading, meet, sells, staff_in, visit } from "../lib/tablet.mjs";
import { pattern, words } from "../lib/words.mjs";

const times = async (server, member, amount) => {
  const { events } = await pull_as(server, member);
  return events.filter(({ event }) => event.amount === amount).length;
};
const at_work = async (browser, server, options) => {
  const tablet = await enrolled(browser, server, options);
  await staff_in(tablet.page, tablet.language);
  await heading(tablet.page, tablet.language, "tablet.find_title").waitFor();
  return tablet;
};
const said = (page, language, key) =>
  page.getByText(words(language, key), { exact: true }).waitFor();

// Without Ed25519 in the browser the device's key is a P-256 one; everything else is the same.
const without_ed25519 = (context) => context.addInitScript(() => {
  const { subtle } = globalThis.crypto;
  for (const name of ["generateKey", "importKey", "sign", "verify"]) {
    const real = subtle[name].bind(subtle);
    subtle[name] = (...given) => (JSON.stringify(given).includes("Ed25519")
      ? Promise.reject(new DOMException("no such algorithm", "NotSupportedError"))
      : real(...given));
  }
});

async function lost_tablet(browser, member, prepare, kind) {
  const server = await serve();
  const lost = await at_work(browser, server, { prepare });
  let code;
  await test(`a tablet with a key of ${kind} sells offline, and its receipt reads from the screen`,
    async () => {
      await meet(lost.page, lost.language, member);
      await lost.context.setOffline(true);
      await sells(lost.page, lost.language, "35");
      await said(lost.page, lost.language, "tablet.state_waiting");
      await lost.page.getByRole("img", { name: words(lost.language, "tablet.receipt_code") })
        .waitFor();
      await settled(lost.page);
      code = code_in(picture(await photograph(lost.page)));
      assert.match(code, /^YWR\d{200,500}$/);
      assert.ok(!code.includes(member.card));
    });
  await test(`its receipt prints on 80 mm, with the same code and what was bought, ${kind}`,
    async () => {
      await lost.page.evaluate(() => { globalThis.print = () => {}; });
      const print = async () => {
        await button(lost.page, lost.language, "tablet.receipt_print").click();
        await lost.page.locator("#paper").waitFor({ state: "attached" });
      };
      await print();
      const plain = (text) => text.normalize("NFKC").replace(/\s/g, "");
      const printed = plain(text_of_pdf(await lost.page.pdf({ preferCSSPageSize: true })));
      for (const line of [words(lost.language, "tablet.paper_provisional"), "35"])
        assert.ok(printed.includes(plain(line)), `"${line}" is not in "${printed}"`);
      assert.ok(!printed.includes(plain(words(lost.language, "tablet.next"))));
      await print();
      await lost.page.emulateMedia({ media: "print" });
      const paper = await lost.page.locator("#paper").screenshot();
      assert.equal(code_in(picture(paper)), code);
      await lost.page.emulateMedia({ media: "screen" });
    });
  await lost.context.close();  // the profile and all it held
  assert.equal(await times(server, member, "35.00"), 0);

  const other = await at_work(browser, server);
  await test(`another tablet scans the receipt, and the sale is in the books once, ${kind}`,
    async () => {
      await scan(other.page, code, { pause: 2 });
      await said(other.page, other.language, "tablet.receipt_taken");
      assert.equal(await times(server, member, "35.00"), 1);
      await scan(other.page, code.toLowerCase(), { pause: 2 });
      await said(other.page, other.language, "tablet.receipt_known");
      assert.equal(await times(server, member, "35.00"), 1);
      const digit = code.at(50) === "1" ? "2" : "1";
      await scan(other.page, code.slice(0, 50) + digit + code.slice(51), { pause: 2 });
      await other.page.getByRole("alert").waitFor();
      assert.equal(await times(server, member, "35.00"), 1);
      await other.context.setOffline(true);
      await scan(other.page, code, { pause: 2 });
      await said(other.page, other.language, "tablet.receipt_offline");
      await other.context.setOffline(false);
    });
  await server.kill();
  await other.context.close();
}

// Whoever opens the portal in the tablet's own browser, and leaves it again.
async function shared_profile(browser, member) {
  const server = await serve();
  const { context, page, language } = await at_work(browser, server);
  const name = names(language);
  await meet(page, language, member);
  await context.setOffline(true);
  await sells(page, language, "36");
  await page.close();
  await context.setOffline(false);
  await context.route("**/v1/device/exchange", (route) => route.abort());
  await test("signing out of the portal leaves what the tablet has not sent, and nothing of the "
    + "member", async () => {
    const portal = await open(context, server);
    await sign_in(portal, member);
    await go(portal, "card");
    // Signing out forgets the member's drawers and begins the page anew.
    const begun_anew = portal.waitForEvent("load");
    await find(portal, name.sign_out).click();
    await begun_anew;
    await live(portal);
    await portal.reload();
    await live(portal);
    await find(portal, name.card_number).waitFor();
    assert.ok(!(await spoken(portal)).join(" ").includes(member.card));
    await portal.close();
    const again = await visit(context, server);
    await heading(again, language, "tablet.staff_title").waitFor();
    await again.getByText(pattern(language, "tablet.waits_safely.other")).waitFor();
    await context.unroute("**/v1/device/exchange");
    await staff_in(again, language);
    await heading(again, language, "tablet.find_title").waitFor();
    await until("the sale", async () => await times(server, member, "36.00") === 1,
      { limit: 70_000 });
  });
  await server.kill();
  await context.close();
}

export default async function receipt({ browser, member }) {
  await lost_tablet(browser, member, undefined, "Ed25519");
  await lost_tablet(browser, member, without_ed25519, "P-256");
  await shared_profile(browser, member);
}
