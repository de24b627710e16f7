// The page's side of the crossing: texts in and out of the program, and the program's doors.
// It refuses to know what passes through.
'use strict';
(() => {
  const yearward = globalThis.yearward = globalThis.yearward || {};
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let heapOf = null;
  let program = null;

  // The questions the program may ask, as portal.hpp numbers them.
  yearward.ANSWER = {
    store: 0, stored: 1, words: 2, signIn: 3, pull: 4, push: 5, signOut: 6, update: 7, later: 8,
  };

  yearward.attach = (module, heap) => {
    program = module;
    heapOf = heap;
    yearward.boot.attached();
  };
  yearward.attached = () => program !== null;
  yearward.heap = () => heapOf();
  yearward.read = (pointer, bytes) =>
    bytes > 0 ? decoder.decode(heapOf().subarray(pointer, pointer + bytes)) : '';

  // Opens one of the program's doors; the text, where there is one, goes through the inbox.
  yearward.call = (door, numbers = [], text = null) => {
    if (program === null) return 0;
    if (text !== null) {
      const bytes = encoder.encode(text);
      const pointer = program._portal_inbox(bytes.length);
      heapOf().set(bytes, pointer);
    }
    return program[`_portal_${door}`](...numbers);
  };
  yearward.answer = (question, status, text = '') => {
    yearward.call('answer', [question, status], text);
  };
})();
