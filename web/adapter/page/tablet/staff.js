// What the tablet remembers of staff it let in: who they are, and a slow digest of their PIN with a
// salt of its own. A try is counted, durably, before it is made. It refuses to decide who comes in,
// and never keeps a PIN.
'use strict';
(() => {
  const { yearward } = globalThis;
  const { subtle } = globalThis.crypto;
  const ROUNDS = 600000;  // PBKDF2-HMAC-SHA-256, OWASP's figure of 2023
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  const digestOf = async (pin, salt, rounds) => {
    const key = await subtle.importKey('raw', pin, 'PBKDF2', false, ['deriveBits']);
    return new Uint8Array(await subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256));
  };
  const equal = (a, b) => a.length === b.length &&
    a.reduce((difference, byte, i) => difference | (byte ^ b[i]), 0) === 0;
  // Under which name somebody is kept: not their card's number.
  const nameOf = async (card) => [...new Uint8Array(await subtle.digest('SHA-256',
    encoder.encode(`yearward staff ${card}`)), 0, 16)]
    .map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const seconds = () => Math.floor(Date.now() / 1000);

  yearward.staff = {
    keep: async (keys, card, pin, document) => {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      await yearward.vault.putStaff(await nameOf(card), { salt, rounds: ROUNDS,
        digest: await digestOf(pin, salt, ROUNDS), tries: 0, since: seconds(),
        document: await yearward.keys.seal(keys, 'staff', document) });
    },
    // Returns {document, fits, tries, age}; an empty document for nobody it knows.
    check: async (keys, card, pin) => {
      const name = await nameOf(card);
      const row = await yearward.vault.staff(name);
      if (!row) return { document: '', fits: false, tries: 0, age: 0 };
      row.tries = Math.min(row.tries + 1, 999);
      await yearward.vault.putStaff(name, row);
      const fits = equal(await digestOf(pin, row.salt, row.rounds), row.digest);
      const bytes = await yearward.keys.unsealBytes(keys, 'staff', row.document);
      return { document: bytes ? decoder.decode(bytes) : '', fits, tries: row.tries,
        age: seconds() - row.since };
    },
    forgive: async (card) => {
      const name = await nameOf(card);
      const row = await yearward.vault.staff(name);
      if (row) await yearward.vault.putStaff(name, { ...row, tries: 0 });
    },
    forget: async (card) => yearward.vault.removeStaff(await nameOf(card)),
  };
})();
