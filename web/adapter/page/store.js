// The device's store: three drawers of JSON texts in IndexedDB. Only a transaction's `complete`
// counts as kept. Stands alone, so that the store's contract can be tested in any page.
// It refuses to know what the texts say.
'use strict';
(() => {
  const NAME = 'yearward';
  const VERSION = 1;
  const DRAWERS = ['meta', 'events', 'outbox'];
  let opening = null;

  const connect = () => {
    if (opening) return opening;
    opening = new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = () => {
        for (const drawer of DRAWERS) {
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

  // Resolves once the transaction is durable; rejects where any part of it was refused.
  const inOneTransaction = async (mode, work) => {
    const database = await connect();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(DRAWERS, mode, { durability: 'strict' });
      transaction.onabort = () => reject(transaction.error || new Error('aborted'));
      try {
        const result = work(transaction);
        transaction.oncomplete = () => resolve(result);
      } catch (refusal) {  // an impossible write: what was asked for before it must not stay
        transaction.abort();
        reject(refusal);
      }
    });
  };

  // One flat table: {"meta/<name>": text, "events/<place>": text, "outbox/<id>": text}.
  const open = () => inOneTransaction('readonly', (transaction) => {
    const table = {};
    for (const drawer of DRAWERS) {
      const store = transaction.objectStore(drawer);
      const keys = store.getAllKeys();
      const values = store.getAll();
      values.onsuccess = () => keys.result.forEach((key, i) => {
        table[`${drawer}/${key}`] = values.result[i];
      });
    }
    return table;
  });

  // writes: [[drawer, key, text or null to remove]…], all of them or none.
  const keep = (writes) => inOneTransaction('readwrite', (transaction) => {
    for (const [drawer, key, text] of writes) {
      const store = transaction.objectStore(drawer);
      if (text === null) store.delete(key);
      else store.put(text, key);
    }
  });

  const forget = () => inOneTransaction('readwrite', (transaction) => {
    for (const drawer of DRAWERS) transaction.objectStore(drawer).clear();
  });

  const yearward = globalThis.yearward = globalThis.yearward || {};
  yearward.store = { open, keep, forget, close };
})();
