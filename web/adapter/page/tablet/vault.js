// The tablet's vault: its keys, usable and never readable, what it is enrolled as, and what it
// keeps beside the journal, sealed. The keys lie twice, as the portal's do: without them the
// journal says nothing, and a browser can lose its whole IndexedDB. Refuses to know what is sealed.
'use strict';
(() => {
  const { yearward } = globalThis;
  const { keys: lock } = yearward;
  const { subtle } = globalThis.crypto;
  const NAME = 'yearward-tablet';
  const SPARE = 'yearward-tablet-key';
  const STORES = ['vault', 'kept', 'staff'];
  let opening = null;

  const connect = (home, name, stores) => new Promise((resolve, reject) => {
    const request = home.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of stores) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
  const main = () => {
    opening = opening || connect(indexedDB, NAME, STORES);
    opening.catch(() => { opening = null; });
    return opening;
  };

  // Resolves to what was asked for once the transaction is durable.
  const within = (database, store, mode, work, durability = 'strict') =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability });
      const asked = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(asked && asked.result);
      transaction.onabort = () => reject(transaction.error || new Error('aborted'));
    });
  const get = async (store, key) => within(await main(), store, 'readonly',
    (drawer) => drawer.get(key));
  const put = async (store, rows, durability) => within(await main(), store, 'readwrite',
    (drawer) => { for (const [key, value] of rows) drawer.put(value, key); }, durability);

  // Where a browser knows no buckets, a database of its own has to do.
  const spareHome = async () => {
    try {
      const bucket = await navigator.storageBuckets.open(SPARE,
        { durability: 'strict', persisted: true });
      return bucket.indexedDB;
    } catch {
      return indexedDB;
    }
  };
  const withSpare = async (mode, work) => {
    const database = await connect(await spareHome(), SPARE, ['keys']);
    try {
      return await within(database, 'keys', mode, work);
    } finally {
      database.close();
    }
  };

  // A device's keys: one signs, one seals what is kept; neither can be read, by us or anybody. A
  // browser that knows no Ed25519 knows P-256.
  const signing = (kind) => subtle.generateKey(kind, false, ['sign', 'verify']);
  const make = async () => ({
    sign: await signing({ name: 'Ed25519' }).catch(() =>
      signing({ name: 'ECDSA', namedCurve: 'P-256' })),
    seal: await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  });

  // {sign, seal, mark, identity}, or nothing: not enrolled. The spare stands in for what is lost.
  const read = async () => {
    const found = await get('vault', 'keys').catch(() => undefined);
    if (found) return found;
    const spare = await withSpare('readonly', (keys) => keys.get('keys')).catch(() => undefined);
    if (spare) await put('vault', [['keys', spare]]);
    return spare;
  };
  const save = async (keys) => {
    await withSpare('readwrite', (drawer) => drawer.put(keys, 'keys'));
    await put('vault', [['keys', keys]]);
  };

  const sealed = (keys, name, bytes) => lock.seal(keys, `kept/${name}`, bytes);
  const opened = async (keys, name) => {
    const bytes = await get('kept', name);
    return bytes ? lock.unsealBytes(keys, `kept/${name}`, bytes) : null;
  };

  yearward.vault = {
    make,
    read,
    save,
    opened,
    // rows: [[name, bytes]…], all of them or none.
    keep: async (keys, rows) => put('kept', await Promise.all(rows.map(async ([name, bytes]) =>
      [name, await sealed(keys, name, bytes)]))),
    staff: (card) => get('staff', card),
    putStaff: (card, row) => put('staff', [[card, row]]),
    removeStaff: async (card) => within(await main(), 'staff', 'readwrite',
      (drawer) => drawer.delete(card)),
    // The number of the last signed request: lost it costs nothing but a gap.
    lastNumber: async () => (await get('vault', 'number')) || 0,
    putNumber: (number) => put('vault', [['number', number]], 'relaxed'),
  };
})();
