// The words members read, from the same tables the portal uses, so that tests name things as the
// screen does and a changed word changes no test.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./house.mjs";

export const languages = ["zh-CN", "en"];

const tables = new Map();
function table(language) {
  if (!tables.has(language)) {
    const path = join(root, "assets", "words", `${language}.json`);
    tables.set(language, JSON.parse(readFileSync(path, "utf8")));
  }
  return tables.get(language);
}

// The words under a key. An unknown key is a mistake of the test.
export function words(language, key) {
  const text = table(language)[key];
  if (typeof text !== "string") throw new Error(`no words "${key}" in ${language}`);
  return text;
}

// All keys of a language.
export const keys = (language) => Object.keys(table(language));

// A pattern for words with {places} in them: each place matches anything on its line.
export function pattern(language, key, { whole = true, place = "[^\\n]+?" } = {}) {
  const parts = words(language, key).split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(whole ? `^\\s*${parts.join(place)}\\s*$` : parts.join(place));
}
