// Judges one screen as it stands: names, headings, targets, axe, and whether what the mirror says
// is what the pixels show. Each check returns sentences against the screen; none means fine.
import axe from "axe-core";
import { photograph, settled } from "./browser.mjs";
import { contrast, picture } from "./pixels.mjs";

const kTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const kSmallestTarget = 44;
const kDrawn = 40; // of 255 in luminance: far above a shadow, far below any text of the theme

// The mirror's text is transparent and lies over a canvas, so axe cannot see colours there; token
// pairs are held to 4.5:1 natively, and drawn pixels are looked at below.
export async function axe_findings(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((tags) =>
    axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), kTags);
  return violations.map((one) =>
    `axe ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

// Structure that one look at the elements can judge.
export const structure_findings = (page) => page.evaluate(() => {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  for (const [selector, what] of [["h1", "h1"], ["main, [role=main]", "main"]]) {
    const count = all(selector).filter((node) => node.checkVisibility()).length;
    if (count !== 1) found.push(`${count} × ${what}`);
  }
  const ids = all("[id]").map((node) => node.id);
  const doubled = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (doubled.length) found.push(`ids used twice: ${[...new Set(doubled)].join(", ")}`);
  const level = (node) => Number(node.localName[1]);
  const headings = all("h1, h2, h3, h4").filter((node) => node.checkVisibility());
  headings.forEach((node, at) => {
    if (at && level(node) > level(headings[at - 1]) + 1) {
      found.push(`heading level skipped at "${node.textContent}"`);
    }
  });
  const unsaid = document.body.innerText.match(/\[[a-z_.]+\]|\{[a-z_]+\}/g);
  if (unsaid) found.push(`words that were never written: ${unsaid.join(" ")}`);
  if (!document.documentElement.lang) found.push("no language on html");
  if (!document.title.trim()) found.push("no title");
  return found;
});

const kInteractive = new Set(["button", "link", "textbox", "slider", "checkbox", "radio", "switch",
  "combobox", "spinbutton", "tab", "menuitem", "searchbox"]);

// What the browser tells assistive technology: every control has a name.
export async function name_findings(page) {
  const wire = await page.context().newCDPSession(page);
  try {
    const { nodes } = await wire.send("Accessibility.getFullAXTree");
    const controls = nodes.filter((node) => !node.ignored && kInteractive.has(node.role?.value));
    if (!controls.length) return ["no control at all in the accessibility tree"];
    return controls.filter((node) => !node.name?.value?.trim())
      .map((node) => `a ${node.role.value} without a name`);
  } finally {
    await wire.detach();
  }
}

// Everything that is read or used, with where it is now; `open` tells whether a finger at its
// centre would meet it. What is only spoken (the table behind a chart) is left out.
export const inventory = (page) => page.evaluate(() => {
  const shown = (node) => {
    if (!node.checkVisibility({ visibilityProperty: true })) return false;
    if (node.closest("[aria-hidden=true], [inert], canvas, .sr")) return false;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return box.width > 2 && box.height > 2 && !/rect|inset/.test(style.clipPath)
      && style.clip === "auto";
  };
  // Put aside until it is focused, as a skip link is: above the window and not to be scrolled to.
  const aside = (node) => getComputedStyle(node).position === "fixed"
    && node.getBoundingClientRect().bottom <= 0;
  const seen = [];
  const note = (words_in, kind) => {
    // The mirror's element is what lies over the drawing; its inner words flow where they like.
    const node = kind === "text" ? words_in.closest(".n") ?? words_in : words_in;
    if (aside(node)) return;
    for (let at = node; at && at !== document.body; at = at.parentElement) {
      if (!shown(at)) return;
    }
    const box = node.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    seen.push({
      kind,
      id: `${kind} <${node.localName}> "${(node.getAttribute("aria-label") || node.textContent
        || node.placeholder || "").trim().slice(0, 60)}"`,
      key: [...document.querySelectorAll("*")].indexOf(node),
      box: { x: box.x, y: box.y, width: box.width, height: box.height },
      whole: box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth,
      sideways: box.left < -0.5 || box.right > innerWidth + 0.5,
      open: hit !== null && (hit === node || node.contains(hit)
        || (kind === "text" && hit.contains(node))),
      tall: box.height > innerHeight * 0.7,
      empty: node.localName === "input" && node.type !== "range" && !node.value,
    });
  };
  for (const node of document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, [role=slider]")) {
    note(node, "control");
  }
  for (const node of document.querySelectorAll("[role=img], [role=progressbar], progress")) {
    note(node, "figure");
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const owners = new Set();
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.data.trim() && !node.parentElement.closest("script, style, noscript, title")) {
      owners.add(node.parentElement);
    }
  }
  for (const node of owners) note(node, "text");
  return seen;
});

export function target_findings(things) {
  return things.filter((thing) => thing.kind === "control"
    && Math.min(thing.box.width, thing.box.height) < kSmallestTarget - 0.5)
    .map(({ id, box }) => `${id} is ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
}

const scroll_to = (page, top) => page.evaluate((to) => {
  const scrollers = [...document.querySelectorAll("*")].filter((node) =>
    /auto|scroll/.test(getComputedStyle(node).overflowY) && node.scrollHeight > node.clientHeight);
  const scroller = scrollers.sort((a, b) => b.scrollHeight - a.scrollHeight)[0]
    ?? document.scrollingElement;
  scroller.scrollTop = to;
  return { top: scroller.scrollTop, most: scroller.scrollHeight - scroller.clientHeight };
}, top);

// Walks down the screen and asks of everything mirrored: can it be brought into view, would a
// finger at its centre meet it, and is something drawn where it says it is?
export async function mirror_findings(page) {
  const scale = await page.evaluate(() => devicePixelRatio);
  const pending = new Map();
  const sideways = new Set();
  const targets = new Set();
  let count = 0;
  const height = page.viewportSize().height;
  for (let top = 0, place; ; top = place.top + Math.floor(height * 0.5)) {
    place = await scroll_to(page, top);
    const bytes = await photograph(page);
    const image = picture(bytes);
    const things = await inventory(page);
    count = Math.max(count, things.length);
    for (const finding of target_findings(things)) targets.add(finding);
    for (const thing of things) {
      if (thing.sideways) sideways.add(`${thing.id} reaches beyond the window's side`);
      const state = pending.get(thing.key) ?? { id: thing.id, tall: thing.tall };
      if (thing.open && (thing.whole || thing.tall)) {
        state.met = true;
        state.drawn ||= contrast(image, thing.box, scale) >= kDrawn || thing.empty;
      }
      pending.set(thing.key, state);
    }
    if (place.top >= place.most - 1 || place.most <= 0) break;
  }
  await scroll_to(page, 0);
  await settled(page);
  const found = [...sideways, ...[...targets].map((target) => `target too small: ${target}`)];
  if (count < 5) found.push(`only ${count} things on the screen`);
  for (const state of pending.values()) {
    if (!state.met) found.push(`${state.id} cannot be met at any scroll position`);
    else if (!state.drawn) found.push(`${state.id} is mirrored but nothing is drawn there`);
  }
  return found;
}
