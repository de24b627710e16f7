// The portal as a test uses it: open it, sign in, go somewhere, know when it is live.
import { device, settled } from "./browser.mjs";
import { find, names } from "./names.mjs";

export const routes = ["home", "forecast", "activity", "card"];

// Live: this address's screen is mirrored and, where there is a canvas to draw on, drawn.
export async function live(page) {
  await page.locator("main h1").waitFor();
  await settled(page);
}

// Opens the portal in a new tab.
export async function open(context, server, hash = "") {
  const page = await context.newPage();
  await page.goto(`${server.origin}/${hash}`);
  await live(page);
  return page;
}

// A card number in the groups it is printed in, as people copy it.
export const printed = (card) => card.replace(/(\d{4})(?=\d)/g, "$1 ");

// Fills in the sign-in screen and waits for Home. `language` is the one on the screen.
export async function sign_in(page, member, language = "zh-CN") {
  const name = names(language);
  await find(page, name.card_number).fill(printed(member.card));
  await find(page, name.pin).fill(member.pin);
  await find(page, name.sign_in).click();
  await page.getByRole("navigation").first().waitFor();
  await live(page);
}

// Goes to a screen by its address, as a kept bookmark or a link from outside does.
export async function go(page, route) {
  await page.evaluate((to) => { location.hash = to; }, `#/${route}`);
  await live(page);
}

// The most common beginning: a fresh device, signed in, on Home.
export async function member_device(browser, server, member, options = {}) {
  const context = await device(browser, options);
  const page = await open(context, server);
  await sign_in(page, member, options.locale ?? "zh-CN");
  return { context, page };
}

// Chooses a language by the button on the screen, whatever is shown now.
export async function choose_language(page, language) {
  const now = await page.evaluate(() => document.documentElement.lang);
  if (now === language) return;
  await find(page, names(now).language).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await live(page);
}

// Everything the screen says, in reading order: the mirror's text and controls, one line each.
export const spoken = (page) => page.evaluate(() => {
  const lines = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.trim()) lines.push(node.data.trim());
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, noscript, canvas")) {
      return;
    }
    // The announcer says a change once; it is not part of what stands there.
    if (node.matches("[aria-hidden=true], [hidden], #announcer")) return;
    if (node.localName === "input") {
      lines.push(`${node.getAttribute("aria-label") ?? ""}: ${node.value}`);
    } else if (node.getAttribute("aria-label") && !node.textContent.trim()) {
      lines.push(node.getAttribute("aria-label"));
    }
    node.childNodes.forEach(visit);
  };
  visit(document.body);
  return lines;
});
