// The device's store: three drawers of texts in IndexedDB, sealed, and the journal beside them.
// Only a transaction's `complete` counts as kept. What the server confirmed lies in blocks and can
// be asked for again; what it did not confirm is in the journal first. Stands alone with keys.js,
// records.js, frame.js and journal.js, so that the store's contract can be tested in any page.
// Refuses to know what the texts say.
'use strict';
(() => {
  const { yearward } = globalThis;
  const { keys: lock, journal, records: pack } = yearward;
  const NAME = 'yearward';
  const VERSION = 2;          // 1 kept the texts as they came
  const DRAWERS = pack.drawers;
  const ALL = [...DRAWERS, 'device'];
  const MOST_LOOSE = 32;      // blocks behind the firm ones, before they are joined
  const LONGEST = 1 << 18;    // bytes of journal, before what is done with leaves it
  const ROOM = 8 << 20;       // bytes; with less than this left the disk is called nearly full
  const AGAIN = ['session', 'rules', 'snapshot'];  // of meta: what a new sign-in brings again
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

  // Returns {drawer: [[key, value]…]} of these drawers; of events, from that block on.
  const rowsOf = (drawers, from = 0) => inOneTransaction('readonly', (drawer) => {
    const rows = {};
    for (const name of drawers) {
      const found = rows[name] = [];
      const range = name === 'events' && from > 0 ? IDBKeyRange.lowerBound(from) : undefined;
      const asked = drawer(name).getAllKeys(range);
      drawer(name).getAll(range).onsuccess = (event) => {
        event.target.result.forEach((value, i) => found.push([asked.result[i], value]));
      };
    }
    return rows;
  });

  // found.firm: how many of the first blocks are full. Behind others that are not, they are loose.
  const put = (drawer, state, { rows, blocks, firm = 0 }) => {
    for (const [name, key, value] of rows) {
      if (value === null) drawer(name).delete(key);
      else drawer(name).put(value, key);
    }
    blocks.forEach((block, i) => drawer('events').put(block, state.blocks + i));
    const next = { ...state, blocks: state.blocks + blocks.length };
    if (state.firm === state.blocks) next.firm += firm;
    const snapshot = rows.find(([name, key]) => name === 'meta' && key === 'snapshot');
    if (snapshot) next.covered = snapshot[2] === null ? 0 : next.blocks;
    drawer('device').put(next, 'state');
  };

  const highest = (records, least) =>
    records.reduce((most, { number }) => Math.max(most, number), least);

  // --- what else was on the device when the database was new -------------------------------------

  // Texts of version 1; records of the journal, for a browser can lose its whole IndexedDB; what is
  // in the outbox where only the device's own row is gone.
  const takeOver = async (wanted) => {
    const rows = await rowsOf(DRAWERS);
    const writes = DRAWERS.flatMap((name) => rows[name].map(([key, text]) => [name, key, text]))
      .filter(([, , text]) => typeof text === 'string');
    const { records } = await journal.read();
    const sealed = [...rows.outbox.filter(([, value]) => value instanceof Uint8Array)
      .map(([name, bytes]) => ({ name, sealed: bytes })), ...records];
    if (!wanted && writes.length === 0 && sealed.length === 0) return null;
    // Only what nothing hangs on may have new keys where the spare cannot be reached.
    const keys = await lock.spare().catch((refusal) => {
      if (sealed.length > 0) throw refusal;
    }) || await lock.make();
    if (rows.events.some(([, value]) => typeof value !== 'string')) note('events_are_damaged');
    const readable = await readableOf(keys, sealed);
    const found = await pack.sealed(keys, writes);
    found.rows.push(...readable.map(({ name, sealed: bytes }) => ['outbox', name, bytes]));
    const state = { birth: crypto.randomUUID(), mark: highest(records, 0), blocks: 0, firm: 0,
      covered: 0 };
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

  // The journal stands in for records that are damaged, and for those the database never had.
  const openedOutbox = async ({ keys, state }, rows, { records, broken }, table) => {
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
    Object.assign(state, { blocks: 0, firm: 0, covered: 0 });
    await inOneTransaction('readwrite', (drawer) => {
      drawer('events').clear();
      put(drawer, state, { rows: AGAIN.map((name) => ['meta', name, null]), blocks: [] });
    });
  };

  const drop = async (state, names) => {
    note('record_is_damaged');
    await inOneTransaction('readwrite', (drawer) => put(drawer, state, { blocks: [],
      rows: names.map((name) => ['meta', name, null]) }));
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
    const { keys, state } = found;
    const reading = journal.read();
    const rows = await rowsOf(DRAWERS, state.covered);
    await pack.openedMeta(keys, rows.meta, table);
    const lost = rows.meta.map(([key]) => key).filter((key) => table[`meta/${key}`] === undefined);
    const whole = await pack.openedEvents(keys, rows.events, state.blocks - state.covered, table);
    if (!whole || lost.some((key) => AGAIN.includes(key))) await dismiss(state, table);
    if (lost.length > 0) await drop(state, lost);
    await openedOutbox(found, rows.outbox, await reading, table);
    waiting = !table['meta/session'] && Object.keys(table).some((key) => key.startsWith('outbox/'));
    if (navigator.storage) lookForRoom().catch(() => {});
    return table;
  });

  // Returns [[key, bytes]…], the segments the snapshot does not cover, or all; null where one is
  // damaged, and then all that was confirmed is let go of.
  const segments = (all = false) => alone(async () => {
    const found = await device();
    if (!found) return [];
    const { keys, state } = found;
    const rows = (await rowsOf(['events'], all ? 0 : state.covered)).events
      .map(([, value]) => value).filter(Array.isArray);
    const open = await Promise.all(rows.map(([key, bytes]) =>
      lock.unsealBytes(keys, `segment/${key}`, bytes)));
    if (open.includes(null)) await dismiss(state, {});
    return open.includes(null) ? null : rows.map(([key], i) => [key, open[i]]);
  });

  // --- keeping -----------------------------------------------------------------------------------

  // Loose blocks are what each exchange brought; when there are many, they become full ones.
  const joinBlocks = async ({ keys, state }) => {
    const from = Math.max(state.firm, state.covered);
    if (state.blocks - from <= MOST_LOOSE) return;
    const { events: rows } = await rowsOf(['events'], from);
    const events = await pack.eventsOf(keys, rows);
    if (events === null) return;  // damage is for opening to name
    const isPacked = rows.some(([, value]) => Array.isArray(value));  // then they stay as they are
    const blocks = isPacked ? [] : await pack.blocksOf(keys, events);
    await inOneTransaction('readwrite', (drawer) => {
      if (isPacked) return put(drawer, { ...state, firm: state.blocks }, { rows: [], blocks });
      drawer('events').delete(IDBKeyRange.lowerBound(from));
      return put(drawer, { ...state, blocks: from, firm: from }, { rows: [], blocks,
        firm: pack.full(events) });
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
    const all = await pack.sealed(found.keys, replaced ? writes.filter((one) => !isConfirmed(one))
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
      if (all.blocks.length > 0) await joinBlocks(await device());
    } catch {
      note('store_is_untidy');
    }
    return replaced || (waiting && writes.some(([, key, text]) => key === 'session' && text));
  });

  // The journal first: what is forgotten must not come back from it.
  const forget = () => alone(async () => {
    birth = null;
    await journal.replace([]).catch(() => {});  // without its key it says nothing
    await lock.forgetSpare();
    await inOneTransaction('readwrite', (drawer) => {
      for (const name of ALL) drawer(name).clear();
    });
  });

  yearward.store = { open, segments, keep, forget, close, notes: [] };
})();
