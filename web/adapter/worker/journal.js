// The storage worker: writes the journal's two files and answers when they are durable. Opening
// them takes longer than writing, so they stay open for a moment; another tab's worker that wants
// them says so. Refuses to know what it writes.
'use strict';
const TRIES = 50;
const PAUSE = 10;   // ms
const IDLE = 1000;  // ms; a tab may be frozen at any time after
const others = new BroadcastChannel('yearward-journal');
let handles = null;
let idle = 0;

const letGo = () => {
  clearTimeout(idle);
  for (const handle of handles || []) handle.close();
  handles = null;
};
others.onmessage = letGo;

const opened = async (name) => {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(name, { create: true });
  for (let tries = 1; ; tries += 1) {
    try {
      return await file.createSyncAccessHandle();
    } catch (refusal) {
      if (tries === TRIES || refusal.name !== 'NoModificationAllowedError') throw refusal;
      others.postMessage('wanted');
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
};

const openedAll = async (names) => {
  const all = [];
  try {
    for (const name of names) all.push(await opened(name));
    return all;
  } catch (refusal) {
    for (const handle of all) handle.close();
    throw refusal;
  }
};

// A short write is a full disk that did not say so.
const append = (handle, bytes) => {
  const size = handle.getSize();
  try {
    const written = handle.write(bytes, { at: size });
    if (written !== bytes.length) throw new DOMException('short', 'QuotaExceededError');
    handle.flush();
    return size;
  } catch (refusal) {
    handle.truncate(size);
    handle.flush();
    throw refusal;
  }
};

const empty = (handle) => {
  handle.truncate(0);
  handle.flush();
};

const wishes = {
  append: ({ bytes }) => {
    const file = handles[1].getSize() > 0 ? 1 : 0;
    return { file, size: append(handles[file], bytes) };
  },
  cut: ({ file, size }) => {
    handles[file].truncate(size);
    handles[file].flush();
    return {};
  },
  // First durable beside what it replaces, then the old is let go. Where a crash left something in
  // both files, the second is emptied into the first.
  replace: ({ bytes }) => {
    const file = handles[0].getSize() > 0 && handles[1].getSize() === 0 ? 1 : 0;
    if (bytes.length > 0) append(handles[file], bytes);
    empty(handles[1 - file]);
    if (bytes.length === 0) empty(handles[file]);
    return {};
  },
};

self.onmessage = async ({ data }) => {
  let answer;
  clearTimeout(idle);
  try {
    if (handles === null) handles = await openedAll(data.files);
    answer = wishes[data.wish](data);
    idle = setTimeout(letGo, IDLE);
  } catch (refusal) {
    letGo();
    answer = { refused: refusal.name };
  }
  self.postMessage(answer);
};
