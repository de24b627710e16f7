// A store's tablet as a test uses it: enrol it by a manager's code, sign staff in, scan, type.
import { device, settled } from "./browser.mjs";
import { scan } from "./kiosk.mjs";
import { live } from "./portal.mjs";
import { words } from "./words.mjs";

export const upright = { width: 768, height: 1024 };
export const lying = { width: 1024, height: 768 };
// Of the sample: people of the one store the samples buy at.
export const manager = { card: "880000009201", pin: "manager-123492" };
export const cashier = { card: "880000009101", pin: "cashier-123491" };

const post = async (server, path, body, cookie) => {
  const answer = await fetch(`${server.origin}${path}`, { method: "POST",
    headers: { "content-type": "application/json", origin: server.origin,
      ...(cookie ? { cookie } : {}) }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
};

export async function enrolment_code(server) {
  const session = await post(server, "/v1/session", manager);
  const cookie = session.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  return (await (await post(server, "/v1/enrolments", { name: "tablet" }, cookie)).json()).code;
}

export const button = (page, language, key) =>
  page.getByRole("button", { name: words(language, key), exact: true });
export const field = (page, language, key) =>
  page.getByRole("textbox", { name: words(language, key), exact: true });
export const heading = (page, language, key) =>
  page.getByRole("heading", { level: 1, name: words(language, key), exact: true });

export async function visit(context, server) {
  const page = await context.newPage();
  await page.goto(`${server.origin}/tablet`);
  await live(page);
  return page;
}

// A tablet of its own that was just enrolled; staff sign in next.
export async function enrolled(browser, server, { locale = "zh-CN", viewport = upright,
  clock = false, prepare, ...options } = {}) {
  const context = await device(browser, { viewport, locale, ...options });
  if (prepare) await prepare(context);
  const page = await context.newPage();
  if (clock) await page.clock.install();
  await page.goto(`${server.origin}/tablet`);
  await live(page);
  await field(page, locale, "tablet.code").fill(await enrolment_code(server));
  await button(page, locale, "tablet.enrol").click();
  await heading(page, locale, "tablet.staff_title").waitFor();
  return { context, page, language: locale };
}

export async function staff_in(page, language, person = cashier) {
  await field(page, language, "tablet.staff_card").fill(person.card);
  await field(page, language, "tablet.staff_pin").fill(person.pin);
  await button(page, language, "tablet.staff_enter").click();
}

// Scans the member's card: what they buy is asked for afterwards.
export async function meet(page, language, member) {
  await scan(page, member.card);
  await heading(page, language, "tablet.amount_title").waitFor();
}

export async function sells(page, language, amount) {
  for (const key of amount) await page.getByRole("button", { name: key, exact: true }).click();
  await settled(page);
  await page.locator("button.primary", { hasText: words(language, "tablet.sell") }).click();
  await heading(page, language, "tablet.done_title").waitFor();
}
