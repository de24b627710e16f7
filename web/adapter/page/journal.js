// The journal: what this device made and the server has not confirmed, in two files of the origin's
// own folder, where no database can take it away. Read here; written by a worker, because only
// there can a page wait until a file is durable. The caller is alone: the store's lock is held.
// Refuses to know what is in a record.
'use strict';
(() => {
  const { yearward } = globalThis;
  // A tablet in the same browser has files of its own.
  const FILES = yearward.journalFiles || ['yearward-journal-0', 'yearward-journal-1'];
  const NONE = ['NotSupportedError', 'SecurityError', 'TypeError'];  // what a browser without says
  const PATIENCE = 10000;  // ms; the disk of a cheap tablet may take a while
  let worker = null;
  let absent = false;      // this browser has no files a worker could make durable

  const bytesOf = async (name) => {
    try {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle(name)).getFile();
      return new Uint8Array(await file.arrayBuffer());
    } catch {
      return new Uint8Array(0);
    }
  };

  const ask = (wish) => new Promise((resolve, reject) => {
    const fail = (name) => {
      clearTimeout(timer);
      if (worker) worker.terminate();
      worker = null;
      const refusal = new Error(name);
      refusal.name = name;
      reject(refusal);
    };
    const timer = setTimeout(fail, PATIENCE, 'TimeoutError');
    if (worker === null) worker = new Worker(document.body.dataset.journal);
    worker.onerror = () => fail('NetworkError');
    worker.onmessage = ({ data }) => {
      if (data.refused) return fail(data.refused);
      clearTimeout(timer);
      return resolve(data);
    };
    worker.postMessage(wish);
  });

  const packed = (records) => {
    const frames = records.map(yearward.frame.pack);
    const bytes = new Uint8Array(frames.reduce((sum, frame) => sum + frame.length, 0));
    frames.reduce((at, frame) => {
      bytes.set(frame, at);
      return at + frame.length;
    }, 0);
    return bytes;
  };

  // Returns the whole records by number, how many bytes the files have, and how many are broken.
  const read = async () => {
    const records = new Map();
    let size = 0;
    let broken = 0;
    for (const bytes of await Promise.all(FILES.map(bytesOf))) {
      const found = yearward.frame.unpack(bytes);
      for (const record of found.records) records.set(record.number, record);
      size += bytes.length;
      broken += found.broken;
    }
    return { records: [...records.values()].sort((a, b) => a.number - b.number), size, broken };
  };

  yearward.journal = {
    read,
    // Has the browser keep the worker's script at hand for when there is no network.
    prepare: () => {
      const { journal } = document.body.dataset;
      if (journal && worker === null) fetch(journal).catch(() => {});
    },
    // Resolves to what takes the records out again, once they are durable; to null where the
    // browser has no such files. Rejects with QuotaExceededError where there is no room.
    append: async (records) => {
      if (absent || !document.body.dataset.journal) return null;
      try {
        const { file, size } = await ask({ wish: 'append', files: FILES, bytes: packed(records) });
        return () => ask({ wish: 'cut', files: FILES, file, size });
      } catch (refusal) {
        if (refusal.name === 'QuotaExceededError') throw refusal;
        absent = NONE.includes(refusal.name);
        console.warn(`yearward: journal_is_away ${refusal.name}`);
        return null;
      }
    },
    // Leaves these records alone in the journal; at every moment they are all there.
    replace: async (records) => {
      if ((await read()).size > 0) {
        await ask({ wish: 'replace', files: FILES, bytes: packed(records) });
      }
    },
  };
})();
