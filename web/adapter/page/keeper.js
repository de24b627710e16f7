// The keeper: asks the store in order, one writer among all tabs, and tells the other tabs.
// It refuses to know what is kept.
'use strict';
(() => {
  const { yearward } = globalThis;
  const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel('yearward') : null;
  let last = Promise.resolve();  // wishes are carried out in the order they were made

  const alone = (work) => (navigator.locks ? navigator.locks.request('yearward-store', work)
    : work());
  const inOrder = (work) => {
    last = last.then(work, work);
    return last;
  };

  // What the server confirmed every tab pulls for itself. Telling of that too would make each tab's
  // pull another's reason to pull, for ever.
  const isOwnAct = ([drawer, , text]) => drawer === 'outbox' && text !== null;

  const tell = async () => {
    let text = '';
    try {
      const table = await yearward.store.open();
      if (Object.keys(table).length > 0) text = JSON.stringify(table);
    } catch { /* no store on this device: as if nothing was kept */ }
    yearward.answer(yearward.ANSWER.store, 0, text);
  };

  yearward.keeper = {
    open: () => inOrder(tell),
    keep: (writes) => inOrder(async () => {
      let kept = 1;
      try {
        await alone(() => yearward.store.keep(writes));
        if (others && writes.some(isOwnAct)) others.postMessage('kept');
      } catch {
        kept = 0;
      }
      yearward.answer(yearward.ANSWER.stored, kept);
    }),
    forget: () => inOrder(async () => {
      try {
        await alone(() => yearward.store.forget());
        if (others) others.postMessage('kept');
      } catch { /* what could not be emptied is emptied at the next sign-out */ }
    }),
    listen: () => {
      if (others) others.onmessage = () => inOrder(tell);
    },
  };
})();
