// The kiosk as a test uses it: open it, scan as a scanner does, tap keys of its pad.
import { device, settled } from "./browser.mjs";
import { live } from "./portal.mjs";
import { words } from "./words.mjs";

export const screen = { width: 1080, height: 1920 };

export const button = (page, language, key) =>
  page.getByRole("button", { name: words(language, key), exact: true });

// Opens the kiosk on a device of its own. `clock`: time is the test's to move.
export async function kiosk(browser, server, { locale = "zh-CN", clock = false, ...options } = {}) {
  const context = await device(browser, { viewport: screen, locale, ...options });
  const page = await context.newPage();
  if (clock) await page.clock.install();
  await page.goto(`${server.origin}/kiosk`);
  await live(page);
  return { context, page, language: locale };
}

export async function tap(page, what) {
  await what.click();
  await settled(page);
}

// Types a code as a scanner does: a key every few milliseconds, then Enter. The browser's own time
// stamps decide, so the events are made in the page with times of their own.
export async function scan(page, code, { pause = 12, enter = true } = {}) {
  await page.evaluate(([text, between, ends]) => {
    const keys = [...text, ...(ends ? ["Enter"] : [])];
    const start = performance.now();
    keys.forEach((key, at) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, "timeStamp", { value: start + at * between });
      (document.activeElement ?? document.body).dispatchEvent(event);
    });
  }, [code, pause, enter]);
  await settled(page);
}

// The digits on the pad, each a real button.
export async function type(page, digits) {
  for (const digit of digits) {
    await page.getByRole("button", { name: digit, exact: true }).click();
  }
  await settled(page);
}

// Scans the member's code and types the PIN: the Summary is on the screen afterwards.
export async function identify(page, member, language) {
  await scan(page, member.card);
  await type(page, member.pin);
  await button(page, language, "kiosk.to_forecast").waitFor();
  await live(page);
}
