// Takes down what the portal's Home shows, as plain data for the peer page: sections, headings,
// lines, entries, rings. So both pages show the same words, and stay the same when Home changes.

// `page` stands on Home. Answers { brand, language, synced, offline, links, things }.
export const content_of = (page) => page.evaluate(() => {
  const said = (node) => (node.getAttribute("aria-label") ?? node.textContent).trim();
  const thing = (node) => {
    const words = said(node);
    if (node.localName === "h1") return [{ kind: "heading1", words }];
    if (/^h[2-4]$/.test(node.localName)) return [{ kind: "heading2", words }];
    if (node.localName === "li") return [{ kind: "entry", words: node.textContent.trim() }];
    if (node.localName === "button") return words ? [{ kind: "button", words }] : [];
    if (node.matches("progress, [role=progressbar]")) {
      const share = Number(node.ariaValueNow ?? node.value) / Number(node.ariaValueMax || 1);
      return [{ kind: "ring", words, share: share || 0.5 }, { kind: "text", words }];
    }
    const own = [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE)
      .map((child) => child.data.trim()).filter(Boolean);
    return [
      ...own.map((line) => ({ kind: "text", words: line })),
      ...[...node.children].flatMap(thing),
    ];
  };
  // Every second-level heading begins a card; what stands before the first is the hero.
  const flat = thing(document.querySelector("main"));
  const things = flat.filter(({ kind }) => kind === "heading1");
  let section = { kind: "section", hero: true, children: [] };
  for (const one of flat.filter(({ kind }) => kind !== "heading1")) {
    if (one.kind === "heading2") {
      things.push(section);
      section = { kind: "section", children: [] };
    }
    section.children.push(one);
  }
  things.push(section);
  return {
    brand: document.title,
    language: document.documentElement.lang,
    synced: "✓", offline: "×",
    links: [...document.querySelectorAll("nav a")].map((link) =>
      ({ href: link.getAttribute("href"), words: said(link) })),
    things,
  };
});
