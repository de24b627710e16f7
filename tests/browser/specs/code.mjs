// The member code on the card screen can be read by a till: decoded from pixels, in every theme.
import assert from "node:assert/strict";
import { phone, photograph, tablet } from "../lib/browser.mjs";
import { go, member_device } from "../lib/portal.mjs";
import { code_in, picture } from "../lib/pixels.mjs";
import { test } from "../lib/runner.mjs";

export default async function code({ browser, server, member }) {
  for (const scale of [1, 3]) {
    const { context, page } = await member_device(browser, server, member,
      { deviceScaleFactor: scale });
    await go(page, "card");
    for (const colorScheme of ["light", "dark"]) {
      // Three device pixels are a phone's; a tablet's picture of that size takes seconds to read.
      for (const [what, viewport] of [["phone", phone], ["tablet", tablet]].slice(0, 4 - scale)) {
        await test(`the code on the card reads as the card number, ${what}, ${colorScheme}, at `
          + `${scale} device pixels`, async () => {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          assert.equal(code_in(picture(await photograph(page))), member.card);
        });
      }
    }
    await context.close();
  }
  await test("the code is read from the screen and not from luck: another screen holds none",
    async () => {
      const { context, page } = await member_device(browser, server, member);
      assert.equal(code_in(picture(await photograph(page))), undefined);
      await context.close();
    });
}
