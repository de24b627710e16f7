// The device's store: three drawers of texts in IndexedDB, sealed, and the journal beside them.
// Only a transaction's `complete` counts as kept. What the server confirmed lies in blocks and can
// be asked for again; what it did not confirm is in the journal first. Stands alone with keys.js,
// frame.js and journal.js, so that the store's contract can be tested in any page.
// Refuses to know what the texts say.
'use strict';
(() => {
  const { yearward } = globalThis;
  const { keys: lock, journal } = yearward;
  const NAME = 'yearward';
  const VERSION = 2;          // 1 kept the texts as they came
  const DRAWERS = ['meta', 'events', 'outbox'];
  const ALL = [...DRAWERS, 'device'];
  const BLOCK = 1024;         // events of a full block
  const MOST_SMALL = 32;      // blocks that are not full, before they are made one
  const LONGEST = 1 << 18;    // bytes of journal, before what is done with leaves it
  const ROOM = 8 << 20;       // bytes; with less than this left the disk is called nearly full
  const AGAIN = ['session', 'rules'];  // of meta: what a new sign-in brings again
  let opening = null;
  let waiting = false;        // an outbox was found whose session was not
  let spareOf = null;         // the database whose keys are known to have their spare
  let birth = null;           // of the database this page read; another's session is not of it

  // Damage is named where somebody can find it; no text of a member is.
  const note = (name) => {
    yearward.store.notes.push(name);
    console.warn(`yearward: ${name}`);
  };

  const connect = () => {
    if (opening) return opening;
    opening = new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = (event) => {
        if (event.dataLoss === 'total') note('store_was_wiped');
        for (const drawer of ALL) {
          if (!request.result.objectStoreNames.contains(drawer)) {
            request.result.createObjectStore(drawer);
          }
        }
      };
      request.onsuccess = () => {
        const database = request.result;
        database.onversionchange = close;  // a newer portal in another tab must not wait for us
        database.onclose = () => { opening = null; };
        resolve(database);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('blocked'));
    });
    opening.catch(() => { opening = null; });
    return opening;
  };

  const close = async () => {
    const held = opening;
    opening = null;
    if (held) (await held).close();
  };

  // One writer among all tabs, and no reader beside it.
  const alone = (work) => (navigator.locks ? navigator.locks.request('yearward-store', work)
    : work());

  // Resolves once the transaction is durable; rejects where any part of it was refused.
  const inOneTransaction = async (mode, work) => {
    const database = await connect();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(ALL, mode, { durability: 'strict' });
      transaction.onabort = () => reject(transaction.error || new Error('aborted'));
      try {
        const result = work((drawer) => transaction.objectStore(drawer));
        transaction.oncomplete = () => resolve(result);
      } catch (refusal) {  // an impossible write: what was asked for before it must not stay
        transaction.abort();
        reject(refusal);
      }
    });
  };

  // Returns {drawer: [[key, value]…]} of these drawers.
  const rowsOf = (drawers) => inOneTransaction('readonly', (drawer) => {
    const rows = {};
    for (const name of drawers) {
      const found = rows[name] = [];
      const asked = drawer(name).getAllKeys();
      drawer(name).getAll().onsuccess = (event) => {
        event.target.result.forEach((value, i) => found.push([asked.result[i], value]));
      };
    }
    return rows;
  });

  // --- what the drawers hold ---------------------------------------------------------------------
  // device  keys: as keys.js makes them · state: {birth, mark, blocks, small}
  //         birth: tells this database from one that was here before · mark: the journal's numbers
  //         up to here have been in the outbox · blocks: of events, by number from 0 · small: how
  //         many of those are not full
  // meta    by name; sealed text
  // events  by number; sealed JSON [key, text, key, text…]: later ones win
  // outbox  by concealed key; sealed JSON [key, text]

  const blocksOf = (keys, events) => {
    const blocks = [];
    for (let at = 0; at < events.length; at += 2 * BLOCK) {
      blocks.push(lock.seal(keys, 'events', JSON.stringify(events.slice(at, at + 2 * BLOCK))));
    }
    return Promise.all(blocks);
  };

  const sealedOutgoing = async (keys, key, text) => {
    const name = await lock.conceal(keys, key);
    const sealed = text === null ? null
      : await lock.seal(keys, `outbox/${name}`, JSON.stringify([key, text]));
    return ['outbox', name, sealed];
  };

  // Returns writes as the drawers take them: {rows: [[drawer, key, value or null]…], blocks}.
  const sealed = async (keys, writes) => {
    const rows = [];
    const events = [];
    for (const [drawer, key, text] of writes) {
      if (!DRAWERS.includes(drawer) || typeof key !== 'string' || (text !== null &&
          typeof text !== 'string')) {
        throw new TypeError('no such place');
      }
      if (drawer === 'events') events.push(key, text);
      else if (drawer === 'outbox') rows.push(sealedOutgoing(keys, key, text));
      else if (text === null) rows.push([drawer, key, null]);
      else rows.push(lock.seal(keys, `meta/${key}`, text).then((value) => [drawer, key, value]));
    }
    return { rows: await Promise.all(rows), blocks: await blocksOf(keys, events),
      small: events.length % (2 * BLOCK) ? 1 : 0 };
  };

  const put = (drawer, state, { rows, blocks, small = 0 }) => {
    for (const [name, key, value] of rows) {
      if (value === null) drawer(name).delete(key);
      else drawer(name).put(value, key);
    }
    blocks.forEach((block, i) => drawer('events').put(block, state.blocks + i));
    drawer('device').put({ ...state, blocks: state.blocks + blocks.length,
      small: state.small + small }, 'state');
  };

  const highest = (records, least) =>
    records.reduce((most, { number }) => Math.max(most, number), least);

  // --- what else was on the device when the database was new -------------------------------------

  // Texts of version 1, and records of the journal: a browser can lose its whole IndexedDB.
  const takeOver = async (wanted) => {
    const rows = await rowsOf(DRAWERS);
    const writes = DRAWERS.flatMap((name) => rows[name].map(([key, text]) => [name, key, text]));
    const { records } = await journal.read();
    if (!wanted && writes.length === 0 && records.length === 0) return null;
    const keys = await lock.spare() || await lock.make();
    const readable = await readableOf(keys, records);
    const found = await sealed(keys, writes);
    found.rows.push(...readable.map(({ name, sealed: bytes }) => ['outbox', name, bytes]));
    const state = { birth: crypto.randomUUID(), mark: highest(records, 0), blocks: 0, small: 0 };
    await inOneTransaction('readwrite', (drawer) => {
      for (const name of DRAWERS) drawer(name).clear();
      drawer('device').put(keys, 'keys');
      put(drawer, state, found);
    });
    if (readable.length > 0) note('outbox_is_from_the_journal');
    return device();
  };

  const readableOf = async (keys, records) => {
    const texts = await Promise.all(records.map(({ name, sealed: bytes }) =>
      lock.unseal(keys, `outbox/${name}`, bytes)));
    if (texts.includes(null)) note('journal_record_is_unreadable');
    return records.filter((_, i) => texts[i] !== null);
  };

  const device = async () => {
    const rows = Object.fromEntries((await rowsOf(['device'])).device);
    return rows.state ? rows : null;
  };

  // --- opening: everything is checked, for nothing unseals that is not as it was sealed ----------

  const openedMeta = async (keys, rows, table) => {
    const texts = await Promise.all(rows.map(([key, bytes]) =>
      lock.unseal(keys, `meta/${key}`, bytes)));
    rows.forEach(([key], i) => { if (texts[i] !== null) table[`meta/${key}`] = texts[i]; });
    return !texts.includes(null);
  };

  // Returns false where a block is damaged or missing.
  const openedEvents = async (keys, rows, state, table) => {
    const texts = await Promise.all(rows.map(([, bytes]) => lock.unseal(keys, 'events', bytes)));
    if (texts.includes(null) || rows.length !== state.blocks) return false;
    const events = new Map();
    for (const text of texts) {
      const block = JSON.parse(text);
      for (let at = 0; at < block.length; at += 2) events.set(block[at], block[at + 1]);
    }
    for (const key of [...events.keys()].sort()) {
      if (events.get(key) !== null) table[`events/${key}`] = events.get(key);
    }
    return true;
  };

  // The journal stands in for records that are damaged, and for those the database never had.
  const openedOutbox = async (keys, rows, state, table) => {
    const { records, broken } = await journal.read();
    const lost = new Set();
    const found = [];
    const take = async (name, bytes) => {
      const text = await lock.unseal(keys, `outbox/${name}`, bytes);
      if (text !== null) found.push(JSON.parse(text));
      return text !== null;
    };
    for (const [name, bytes] of rows) if (!await take(name, bytes)) lost.add(name);
    if (broken > 0) note('journal_is_damaged');
    const missing = await readableOf(keys, records.filter(({ number, name }) =>
      number > state.mark || lost.has(name)));
    for (const { name, sealed: bytes } of missing) {
      await take(name, bytes);
      lost.delete(name);
    }
    for (const [key, text] of found.sort()) table[`outbox/${key}`] = text;
    if (lost.size > 0) note('outbox_record_is_damaged');
    if (missing.length > 0) note('outbox_is_from_the_journal');
    if (broken > 0 || missing.length > 0) {
      await settle(state, rows.map(([name]) => name), records, missing);
    }
  };

  // Puts what the journal alone had into the outbox, and what is whole alone into the journal.
  const settle = async (state, names, records, missing) => {
    state.mark = highest(records, state.mark);
    await inOneTransaction('readwrite', (drawer) => put(drawer, state, { blocks: [],
      rows: missing.map(({ name, sealed: bytes }) => ['outbox', name, bytes]) }));
    const live = new Set([...names, ...missing.map(({ name }) => name)]);
    await journal.replace(records.filter(({ name }) => live.has(name))).catch(() => {});
  };

  // What the server confirmed is forgotten where a part of it is damaged: half a ledger would be a
  // lie, and the server has it all.
  const dismiss = async (state, table) => {
    note('events_are_damaged');
    for (const key of Object.keys(table)) {
      if (key.startsWith('events/') || AGAIN.some((name) => key === `meta/${name}`)) {
        delete table[key];
      }
    }
    Object.assign(state, { blocks: 0, small: 0 });
    await inOneTransaction('readwrite', (drawer) => {
      drawer('events').clear();
      put(drawer, state, { rows: AGAIN.map((name) => ['meta', name, null]), blocks: [] });
    });
  };

  const lookForRoom = async () => {
    const { quota, usage } = await navigator.storage.estimate();
    if (quota - usage < ROOM) note('disk_is_nearly_full');
  };

  // One flat table: {"meta/<name>": text, "events/<place>": text, "outbox/<id>": text}.
  const open = () => alone(async () => {
    const table = {};
    const found = await device() || await takeOver(false);
    birth = found && found.state.birth;
    waiting = false;
    if (!found) return table;
    const rows = await rowsOf(DRAWERS);
    const { keys, state } = found;
    const whole = await openedMeta(keys, rows.meta, table);
    if (!await openedEvents(keys, rows.events, state, table) || !whole) {
      await dismiss(state, table);
    }
    await openedOutbox(keys, rows.outbox, state, table);
    waiting = !table['meta/session'] && Object.keys(table).some((key) => key.startsWith('outbox/'));
    if (navigator.storage) lookForRoom().catch(() => {});
    return table;
  });

  // --- keeping -----------------------------------------------------------------------------------

  // Small blocks are what each exchange brought; when there are many, all become full ones.
  const joinBlocks = async ({ keys, state }) => {
    const table = {};
    if (!await openedEvents(keys, (await rowsOf(['events'])).events, state, table)) return;
    const events = Object.entries(table).flatMap(([key, text]) => [key.slice(7), text]);
    const blocks = await blocksOf(keys, events);
    await inOneTransaction('readwrite', (drawer) => {
      drawer('events').clear();
      put(drawer, { ...state, blocks: 0, small: 0 }, { rows: [], blocks,
        small: events.length % (2 * BLOCK) ? 1 : 0 });
    });
  };

  // What left the outbox leaves the journal, after the database has it so.
  const shorten = async (names) => {
    const live = new Set(names);
    const { records, size } = await journal.read();
    if (live.size === 0) await journal.replace([]);
    else if (size > LONGEST) await journal.replace(records.filter(({ name }) => live.has(name)));
  };

  const commit = async ({ state }, found, outgoing) => {
    const records = outgoing.map(([, name, bytes], i) =>
      ({ number: state.mark + 1 + i, name, sealed: bytes }));
    const takeBack = records.length > 0 ? await journal.append(records) : null;
    state.mark += records.length;
    let left;
    try {
      await inOneTransaction('readwrite', (drawer) => {
        put(drawer, state, found);
        left = drawer('outbox').getAllKeys();
      });
    } catch (refusal) {
      if (takeBack) await takeBack();
      throw refusal;
    }
    return left.result;
  };

  // What the server confirmed to this page leans on events of a database that is gone: of it
  // only what was made here may be kept.
  const isConfirmed = ([drawer, key]) => drawer === 'events' ||
    (drawer === 'meta' && AGAIN.includes(key));

  // writes: [[drawer, key, text or null to remove]…], all of them or none. Resolves to whether
  // the table should be asked for again: an outbox that was waiting has its session back, or the
  // database is another than the one this page read.
  const keep = (writes) => alone(async () => {
    const found = await device() || await takeOver(true);
    const replaced = birth !== null && birth !== found.state.birth;
    if (replaced) note('store_was_replaced');
    else if (birth === null) {
      birth = found.state.birth;
      journal.prepare();
    }
    const all = await sealed(found.keys, replaced ? writes.filter((one) => !isConfirmed(one))
      : writes);
    const outgoing = all.rows.filter(([drawer, , value]) => drawer === 'outbox' && value);
    if (outgoing.length > 0 && spareOf !== found.state.birth) {
      await lock.ensureSpare(found.keys);
      spareOf = found.state.birth;
    }
    const left = await commit(found, all, outgoing);
    // From here on all is kept: what follows only tidies.
    try {
      if (all.rows.some(([drawer, , value]) => drawer === 'outbox' && !value)) await shorten(left);
      if (found.state.small + all.small > MOST_SMALL) await joinBlocks(await device());
    } catch {
      note('store_is_untidy');
    }
    return replaced || (waiting && writes.some(([, key, text]) => key === 'session' && text));
  });

  // The journal first: what is forgotten must not come back from it.
  const forget = () => alone(async () => {
    birth = null;
    await journal.replace([]);
    await lock.forgetSpare();
    await inOneTransaction('readwrite', (drawer) => {
      for (const name of ALL) drawer(name).clear();
    });
  });

  yearward.store = { open, keep, forget, close, notes: [] };
})();
