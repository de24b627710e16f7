// Every screen in both languages, both schemes and three widths: fit for assistive technology, and
// what is mirrored is what is drawn.
import assert from "node:assert/strict";
import {
  axe_findings, mirror_findings, name_findings, structure_findings,
} from "../lib/audit.mjs";
import { device, narrow, phone, tablet } from "../lib/browser.mjs";
import { choose_language, go, member_device, open, routes, sign_in } from "../lib/portal.mjs";
import { test } from "../lib/runner.mjs";
import { members } from "../lib/server.mjs";
import { languages } from "../lib/words.mjs";

const sizes = [narrow, phone, tablet];

async function judge(page, what, { schemes = ["light", "dark"], widths = sizes } = {}) {
  for (const viewport of widths) {
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const where = `${what}, ${colorScheme}, ${viewport.width} wide`;
      await test(`${where}, can be read and used by everybody`,
        async () => {
          const findings = [
            ...await mirror_findings(page),
            ...await structure_findings(page),
            ...await name_findings(page),
            ...await axe_findings(page),
          ];
          assert.deepEqual(findings, []);
        });
    }
  }
}

export default async function screens({ browser, server, member }) {
  // A language each on a core of its own: this is the longest spec.
  await Promise.all(languages.map(async (language) => {
    const context = await device(browser, { locale: language });
    const page = await open(context, server);
    await choose_language(page, language);
    await judge(page, `sign-in in ${language}`);
    await sign_in(page, member, language);
    for (const route of routes) {
      await go(page, route);
      await judge(page, `${route} in ${language}`);
    }
    await context.close();
  }));

  // Members in other circumstances: nothing yet, points about to lapse, another currency.
  for (const other of members().filter(({ id }) => ["M1004", "M1007", "M2001"].includes(id))) {
    const { context, page } = await member_device(browser, server, other, { locale: "en" });
    for (const route of ["home", "forecast", "activity"]) {
      await go(page, route);
      await judge(page, `${route} of ${other.id}`, { schemes: ["light"], widths: [phone] });
    }
    await context.close();
  }
}
