// The tablet's journal on the portal's two files: each append a sealed record, flushed before it is
// answered. A record that begins the journal anew makes all before it void once it is whole.
// Refuses to know what is in it.
'use strict';
(() => {
  const { yearward } = globalThis;
  const { keys: lock, journal } = yearward;
  const BEGINS = '1'.repeat(32);  // what a record is called that begins the journal
  const GOES_ON = '0'.repeat(32);
  let last = 0;                   // number of the last record

  const record = async (keys, name, bytes) => {
    last += 1;
    return { number: last, name, sealed: await lock.seal(keys, `journal/${last}/${name}`, bytes) };
  };
  const joined = (pieces) => {
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    pieces.reduce((at, piece) => {
      bytes.set(piece, at);
      return at + piece.length;
    }, 0);
    return bytes;
  };
  // The journal's files could not be made durable, or are not there at all: nothing was kept.
  const append = async (records) => {
    if (await journal.append(records) === null) throw new Error('no journal');
  };

  yearward.disk = {
    // Returns the newest journal and the one before it; a record that cannot be unsealed ends one.
    read: async (keys) => {
      const { records } = await journal.read();
      const journals = [[]];
      for (const { number, name, sealed } of records) {
        last = Math.max(last, number);
        const bytes = await lock.unsealBytes(keys, `journal/${number}/${name}`, sealed);
        if (name === BEGINS) journals.push([]);
        if (bytes !== null) journals[journals.length - 1].push(bytes);
      }
      return [joined(journals[journals.length - 1]),
        joined(journals.length > 1 ? journals[journals.length - 2] : [])];
    },
    append: async (keys, bytes) => append([await record(keys, GOES_ON, bytes)]),
    // Beside what is there, until `replace` lets that go.
    begin: async (keys, bytes) => append([await record(keys, BEGINS, bytes)]),
    replace: async (keys, bytes) => {
      const begun = [await record(keys, BEGINS, bytes)];
      if ((await journal.read()).size > 0) await journal.replace(begun);
      else await append(begun);
    },
  };
})();
