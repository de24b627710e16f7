// Writing into the portal as people do: pinyin through an input method, pasting, a password keeper,
// and a mistyped PIN that is answered with a sentence.
import assert from "node:assert/strict";
import { device, settled } from "../lib/browser.mjs";
import { find as field, names } from "../lib/names.mjs";
import { open, sign_in } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";

const name = names("zh-CN");

// Makes the portal draw again and again, as an animation or an answer from the network would.
const redraw = (page, times) => page.evaluate(async (count) => {
  for (let at = 0; at < count; at += 1) {
    dispatchEvent(new Event("resize"));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}, times);

export default async function text({ browser, server, member }) {
  const context = await device(browser, { permissions: ["clipboard-read", "clipboard-write"] });

  await test("the sign-in fields are ready for a password keeper at their first frame",
    async () => {
      const page = await context.newPage();
      // Looks the moment a field appears, before anything could be added to it later.
      await page.addInitScript(() => {
        globalThis.__fields = [];
        new MutationObserver(() => {
          if (globalThis.__fields.length) return;
          const inputs = [...document.querySelectorAll("input")];
          if (inputs.length < 2) return;
          globalThis.__fields = inputs.map((input) => ({
            autocomplete: input.autocomplete, type: input.type, mode: input.inputMode,
            form: input.form !== null, named: input.labels?.length > 0 || input.ariaLabel !== null,
          }));
        }).observe(document, { childList: true, subtree: true, attributes: true });
      });
      await page.goto(server.origin);
      await page.waitForFunction(() => globalThis.__fields.length === 2);
      const [card, pin] = await page.evaluate(() => globalThis.__fields);
      assert.deepEqual([card.autocomplete, pin.autocomplete], ["username", "current-password"]);
      assert.equal(pin.type, "password");
      assert.equal(card.mode, "numeric");
      assert.ok(card.form && pin.form && card.named && pin.named);
      await page.close();
    });

  const page = await open(context, server);
  const wire = await context.newCDPSession(page);
  const card = field(page, name.card_number);
  const compose = (said) => wire.send("Input.imeSetComposition",
    { text: said, selectionStart: said.length, selectionEnd: said.length });

  await test("an input method composes undisturbed while the portal redraws", async () => {
    await card.fill("");
    await card.focus();
    await page.evaluate(() => {
      globalThis.__composed = [];
      for (const kind of ["compositionstart", "compositionend"]) {
        document.addEventListener(kind, (event) => {
          globalThis.__composed.push(`${kind}:${event.data}`);
        });
      }
    });
    for (const said of ["w", "wa", "wang", "王", "王 x", "王 xiao", "王小"]) {
      await compose(said);
      await redraw(page, 5);
      assert.equal(await card.inputValue(), said, "the composition was written over");
    }
    await wire.send("Input.insertText", { text: "王小" });
    await settled(page);
    assert.equal(await card.inputValue(), "王小");
    assert.deepEqual(await page.evaluate(() => globalThis.__composed),
      ["compositionstart:", "compositionend:王小"], "the composition was broken off");
  });

  await test("a second composition continues after what the first one wrote, rare hanzi included",
    async () => {
      await compose("long");
      await redraw(page, 10);
      await wire.send("Input.insertText", { text: "龘𠮷" });
      await settled(page);
      assert.equal(await card.inputValue(), "王小龘𠮷");
      await redraw(page, 3);
      assert.equal(await card.inputValue(), "王小龘𠮷");
    });

  await test("a card number can be pasted", async () => {
    await card.fill("");
    await page.evaluate((text) => navigator.clipboard.writeText(text), member.card);
    await card.focus();
    await page.keyboard.press("Control+V");
    await settled(page);
    assert.equal(await card.inputValue(), member.card);
  });

  await test("a wrong PIN is answered with a sentence read aloud, and nothing typed is lost",
    async () => {
      await field(page, name.pin).fill(member.pin === "0000" ? "1111" : "0000");
      await field(page, name.sign_in).click();
      const alert = page.getByRole("alert");
      await alert.waitFor();
      await settled(page);
      assert.match((await alert.innerText()).trim(), /\p{L}{4,}/u);
      assert.equal(await card.inputValue(), member.card);
      assert.equal(await page.getByRole("navigation").count(), 0);
    });

  await test("the sentence about a wrong PIN goes away when the right one signs in", async () => {
    await sign_in(page, member);
    assert.equal(await page.getByRole("alert").count(), 0);
  });

  await test("the Enter key signs in", async () => {
    const other = await device(browser);
    const tab = await open(other, server);
    await field(tab, name.card_number).fill(member.card);
    await field(tab, name.pin).fill(member.pin);
    await field(tab, name.pin).press("Enter");
    await tab.getByRole("navigation").first().waitFor();
    await other.close();
  });
  await context.close();
}
