// What lies in the store's drawers, sealed, and read back: records of texts, blocks of events.
// Refuses to know databases and what the texts say.
//
// device  keys: as keys.js makes them · state: {birth, mark, blocks, firm, covered}
//         birth: tells this database from one that was here before · mark: the journal's numbers
//         up to here have been in the outbox · blocks: of events, by number from 0 · firm: how
//         many of the first are joined for good · covered: how many of the first are in the
//         snapshot, and need not be read to open
// meta    by name; sealed text
// events  by number; sealed JSON [key, text, key, text…], later ones win; or a segment, which
//         somebody else packed: [key, sealed bytes]
// outbox  by concealed key; sealed JSON [key, text]
'use strict';
(() => {
  const { yearward } = globalThis;
  const { keys: lock } = yearward;
  const DRAWERS = ['meta', 'events', 'outbox'];
  const BLOCK = 1024;  // events of a full block

  // events: [key, text, key, text…]. Returns how many full blocks they make.
  const full = (events) => Math.floor(events.length / (2 * BLOCK));
  const blocksOf = (keys, events) => {
    const blocks = [];
    for (let at = 0; at < events.length; at += 2 * BLOCK) {
      blocks.push(lock.seal(keys, 'events', JSON.stringify(events.slice(at, at + 2 * BLOCK))));
    }
    return Promise.all(blocks);
  };

  const sealedSegment = async (keys, key, bytes) =>
    [key, await lock.seal(keys, `segment/${key}`, bytes)];

  const sealedOutgoing = async (keys, key, text) => {
    const name = await lock.conceal(keys, key);
    const sealed = text === null ? null
      : await lock.seal(keys, `outbox/${name}`, JSON.stringify([key, text]));
    return ['outbox', name, sealed];
  };

  // Returns writes as the drawers take them: {rows: [[drawer, key, value or null]…], blocks, firm:
  // how many of the first blocks need no joining}. An impossible write is thrown.
  const sealed = async (keys, writes) => {
    const rows = [];
    const events = [];
    const segments = [];
    for (const [drawer, key, text] of writes) {
      const isSegment = drawer === 'events' && text instanceof Uint8Array;
      if (!DRAWERS.includes(drawer) || typeof key !== 'string' || (text !== null && !isSegment &&
          typeof text !== 'string')) {
        throw new TypeError('no such place');
      }
      if (isSegment) segments.push(sealedSegment(keys, key, text));
      else if (drawer === 'events') events.push(key, text);
      else if (drawer === 'outbox') rows.push(sealedOutgoing(keys, key, text));
      else if (text === null) rows.push([drawer, key, null]);
      else rows.push(lock.seal(keys, `meta/${key}`, text).then((value) => [drawer, key, value]));
    }
    const blocks = [...await blocksOf(keys, events), ...await Promise.all(segments)];
    return { rows: await Promise.all(rows), blocks,
      firm: events.length % (2 * BLOCK) === 0 ? blocks.length : full(events) };
  };

  // Returns [key, text, key, text…] as the blocks have them, later ones behind; null where one is
  // damaged. Segments are stepped over.
  const eventsOf = async (keys, rows) => {
    const texts = await Promise.all(rows.filter(([, value]) => !Array.isArray(value))
      .map(([, bytes]) => lock.unseal(keys, 'events', bytes)));
    return texts.includes(null) ? null : texts.flatMap((text) => JSON.parse(text));
  };

  // Returns false where a block is damaged, or not as many are there as should be.
  const openedEvents = async (keys, rows, wanted, table) => {
    const found = rows.length === wanted ? await eventsOf(keys, rows) : null;
    if (found === null) return false;
    const events = new Map();
    for (let at = 0; at < found.length; at += 2) events.set(found[at], found[at + 1]);
    for (const key of [...events.keys()].sort()) {
      if (events.get(key) !== null) table[`events/${key}`] = events.get(key);
    }
    return true;
  };

  const openedMeta = async (keys, rows, table) => {
    const texts = await Promise.all(rows.map(([key, bytes]) =>
      lock.unseal(keys, `meta/${key}`, bytes)));
    rows.forEach(([key], i) => { if (texts[i] !== null) table[`meta/${key}`] = texts[i]; });
  };

  yearward.records = {
    drawers: DRAWERS, full, blocksOf, sealed, eventsOf, openedMeta, openedEvents,
  };
})();
