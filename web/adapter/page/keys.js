// The device's keys: made here, usable and never readable, kept twice. The spare lies in a storage
// bucket of its own: a browser that is killed while writing can lose its whole IndexedDB, and what
// the journal holds must still be readable then. Refuses to know what is sealed.
'use strict';
(() => {
  const yearward = globalThis.yearward = globalThis.yearward || {};
  const SPARE = 'yearward-key';
  const IV = 12;  // bytes, as AES-GCM wants them
  const { subtle } = globalThis.crypto;  // absent where the page is not secure: nothing is kept
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

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
    const home = await spareHome();
    const database = await new Promise((resolve, reject) => {
      const request = home.open(SPARE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('keys');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction('keys', mode, { durability: 'strict' });
        const asked = work(transaction.objectStore('keys'));
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  };
  const spare = () => withSpare('readonly', (keys) => keys.get('keys'));
  const saveSpare = (made) => withSpare('readwrite', (keys) => keys.put(made, 'keys'));

  // `name` hides what a record is called; the calls themselves are in the clear.
  const make = async () => ({
    seal: await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    name: await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  });

  // Returns 16 bytes as hexadecimal digits, always the same for the same text on this device.
  const conceal = async (keys, text) => {
    const whole = await subtle.sign('HMAC', keys.name, encoder.encode(text));
    return [...new Uint8Array(whole, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
  };

  // Takes a text or bytes. Returns a random start, then what AES-GCM made of it. What was sealed
  // for one place opens at no other.
  const seal = async (keys, place, open) => {
    const iv = crypto.getRandomValues(new Uint8Array(IV));
    const closed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData:
      encoder.encode(place) }, keys.seal, typeof open === 'string' ? encoder.encode(open) : open);
    const bytes = new Uint8Array(IV + closed.byteLength);
    bytes.set(iv);
    bytes.set(new Uint8Array(closed), IV);
    return bytes;
  };

  // Returns the bytes, or null where a single bit is not as it was sealed.
  const unsealBytes = async (keys, place, bytes) => {
    try {
      return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: bytes.subarray(0, IV),
        additionalData: encoder.encode(place) }, keys.seal, bytes.subarray(IV)));
    } catch {
      return null;
    }
  };
  const unseal = async (keys, place, bytes) => {
    const open = await unsealBytes(keys, place, bytes);
    return open && decoder.decode(open);
  };

  yearward.keys = {
    spare,
    // Makes the device's keys. The spare is durable first: nothing is sealed that it cannot open.
    make: async () => {
      const made = await make();
      await saveSpare(made);
      return made;
    },
    // A browser may take a bucket away alone; before something leans on the spare it is put back.
    ensureSpare: async (keys) => {
      if (!await spare().catch(() => undefined)) await saveSpare(keys);
    },
    forgetSpare: async () => {
      try {
        await navigator.storageBuckets.delete(SPARE);
      } catch { /* no buckets here */ }
      indexedDB.deleteDatabase(SPARE);
    },
    conceal,
    seal,
    unseal,
    unsealBytes,
  };
})();
