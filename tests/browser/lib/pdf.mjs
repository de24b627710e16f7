// Reads the text of a PDF that Chromium printed: content streams through each font's ToUnicode map.
// It knows only what Skia writes: no encryption, no object streams of other makers.
import { inflateSync } from "node:zlib";

function objects(bytes) {
  const found = new Map();
  const text = bytes.toString("latin1");
  for (const match of text.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)) {
    const [, id, body] = match;
    const stream = /\/Length (\d+)[\s\S]*?stream\r?\n/.exec(body);
    let data = "";
    if (stream) {
      // By its length: packed bytes may end in what looks like a line's end.
      const begin = stream.index + stream[0].length;
      const raw = Buffer.from(body.slice(begin, begin + Number(stream[1])), "latin1");
      try {
        data = (/FlateDecode/.test(body) ? inflateSync(raw) : raw).toString("latin1");
      } catch {
        data = "";  // a picture or font programme of another filter
      }
    }
    found.set(Number(id), { head: stream ? body.split("stream", 1)[0] : body, data });
  }
  return found;
}

const units = (hex) => hex.match(/.{4}/g) ?? [];
const characters = (hex) => String.fromCharCode(...units(hex).map((unit) => parseInt(unit, 16)));

function map_of(data) {
  const map = new Map();
  for (const [, block] of data.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from, to] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      map.set(parseInt(from, 16), characters(to));
    }
  }
  for (const [, block] of data.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, last, to] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = parseInt(from, 16);
      for (let at = first; at <= parseInt(last, 16); at += 1) {
        map.set(at, String.fromCodePoint(parseInt(to, 16) + at - first));
      }
    }
  }
  return map;
}

// The text in the order it was painted, without spaces and in compatibility form: a font may name
// 一 by the radical that looks like it.
export const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "");

export function text_of_pdf(bytes) {
  const all = objects(bytes);
  const fonts = new Map();
  for (const [id, { head }] of all) {
    const reference = /\/ToUnicode (\d+) 0 R/.exec(head);
    if (!reference) continue;
    fonts.set(id, {
      map: map_of(all.get(Number(reference[1]))?.data ?? ""),
      code: /\/Type3/.test(head) ? /../g : /..../g,
    });
  }
  let text = "";
  for (const { data } of all.values()) {
    if (!/\bTj\b|\bTJ\b/.test(data)) continue;
    let font, instead = false;
    // Skia names a font by its object's number: /F4 is object 4.
    const marks = /\/ActualText\s*<FEFF(\w*)>|\/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|(\bEMC\b)/g;
    for (const [, actual, name, hex, end] of data.matchAll(marks)) {
      if (name) font = fonts.get(Number(name));
      else if (end) instead = false;
      else if (actual) {
        text += characters(actual);
        instead = true;
      } else if (hex && font && !instead) {
        for (const code of hex.match(font.code) ?? []) {
          text += font.map.get(parseInt(code, 16)) ?? "";
        }
      }
    }
  }
  return plain(text);
}
