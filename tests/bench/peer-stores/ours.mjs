// The portal's own store, three ways: a document an event as the portal keeps today, packed
// segments read whole, and packed segments beside a snapshot.
import { fold_document, fold_segment } from "./events.mjs";
import { begin, empty, json, key_of, parts } from "./page.mjs";

const kPage = 500;  // events of one exchange, as the portal pulls them
const device = () => globalThis.yearward.store;

// What came over the wire: a count of bytes, then a segment, again and again.
function segments_in(buffer) {
  const view = new DataView(buffer);
  const found = [];
  for (let at = 0; at < buffer.byteLength;) {
    const size = view.getUint32(at, true);
    found.push(new Uint8Array(buffer, at + 4, size));
    at += 4 + size;
  }
  return found;
}

const stores = {
  documents: {
    fetch: (part) => json(`/${part}.json`),
    keep: async (events) => {
      for (const page of parts(events, kPage)) {
        await device().keep([["meta", "session", String(page.at(-1).place)], ...page.map((event) =>
          ["events", key_of(event.place), JSON.stringify(event)])]);
      }
    },
    balances: async () => {
      const found = empty();
      for (const [key, text] of Object.entries(await device().open())) {
        if (key.startsWith("events/")) fold_document(JSON.parse(text), found);
      }
      return found;
    },
  },
  segments: {
    fetch: async (part) => segments_in(await (await fetch(`/${part}.bin`)).arrayBuffer()),
    keep: (segments) => device().keep([["meta", "session", String(segments.length)],
      ...segments.map((bytes, at) => ["events", key_of(at), bytes])]),
    balances: async () => {
      const found = empty();
      await device().open();
      for (const [, bytes] of await device().segments(true)) fold_segment(bytes, found);
      return found;
    },
  },
  snapshot: {
    fetch: (part) => stores.segments.fetch(part),
    // The tail is what came since the snapshot was made.
    keep: (segments, part) => {
      const found = empty();
      for (const bytes of segments) fold_segment(bytes, found);
      const writes = [["meta", "session", String(segments.length)],
        ...segments.map((bytes, at) => ["events", key_of(at), bytes])];
      if (part === "first") writes.push(["meta", "snapshot", JSON.stringify(found)]);
      return device().keep(writes);
    },
    balances: async () => {
      const table = await device().open();
      const found = JSON.parse(table["meta/snapshot"]);
      for (const [, bytes] of await device().segments()) fold_segment(bytes, found);
      return found;
    },
  },
};

begin(stores);
