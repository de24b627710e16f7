// The keeper: fetches the store where something is kept or is to be, asks it in order, and tells
// the other tabs. It refuses to know what is kept.
'use strict';
(() => {
  const { yearward } = globalThis;
  const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel('yearward') : null;
  let last = Promise.resolve();  // wishes are carried out in the order they were made
  let asked = 0;                 // how many wishes to keep there were
  let early = null;              // the table, asked for before the program was there to ask
  let coming = null;

  const inOrder = (work) => {
    last = last.then(work, work);
    return last;
  };

  // A first visit keeps nothing yet, so the store's script is no part of it.
  const fetched = () => {
    coming = coming || new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = document.body.dataset.store;
      script.onload = () => resolve(yearward.store);
      script.onerror = () => {
        coming = null;
        reject(new Error('store'));
      };
      document.head.append(script);
    });
    return coming;
  };
  const isAnythingKept = async () => {
    if (coming || !indexedDB.databases || (await indexedDB.databases()).length > 0) return true;
    const folder = await navigator.storage.getDirectory();
    return Boolean(await folder.getFileHandle('yearward-journal-0'));
  };
  const read = async () => {
    try {
      const table = await isAnythingKept() ? await (await fetched()).open() : {};
      return Object.keys(table).length > 0 ? JSON.stringify(table) : '';
    } catch {
      return '';  // no store on this device: as if nothing was kept
    }
  };

  // What the server confirmed every tab pulls for itself. Telling of that too would make each tab's
  // pull another's reason to pull, for ever.
  const isOwnAct = ([drawer, , text]) => drawer === 'outbox' && text !== null;

  // What the program wished to keep meanwhile is not in the table: it is read again after that.
  const tell = async () => {
    const before = asked;
    const text = await (early || read());
    early = null;
    if (asked === before) yearward.answer(yearward.ANSWER.store, 0, text);
    else inOrder(tell);
  };

  yearward.keeper = {
    expect: () => { early = read(); },
    open: () => inOrder(tell),
    keep: (writes) => {
      asked += 1;
      inOrder(async () => {
        let kept = 1;
        try {
          if (await (await fetched()).keep(writes)) inOrder(tell);
          if (others && writes.some(isOwnAct)) others.postMessage('kept');
        } catch {
          kept = 0;
        }
        yearward.answer(yearward.ANSWER.stored, kept);
      });
    },
    forget: () => inOrder(async () => {
      try {
        await (await fetched()).forget();
        if (others) others.postMessage('kept');
      } catch { /* what could not be emptied is emptied at the next sign-out */ }
    }),
    listen: () => {
      if (others) others.onmessage = () => inOrder(tell);
    },
  };
})();
