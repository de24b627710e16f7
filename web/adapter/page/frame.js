// Frames of the journal: how a record lies in a file that may end anywhere. Refuses to know files
// and what is in a record.
//
// A frame, little-endian: u32 bytes of its body · u32 CRC-32 of its body · body: u32 number · 16
// bytes name · sealed record.
'use strict';
(() => {
  const { yearward } = globalThis;
  const HEAD = 8;
  const OWN = 20;          // bytes of a body that are not its record
  const LONGEST = 1 << 22; // bytes; a longer body is no frame
  const table = new Uint32Array(256).map((_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
    return rest;
  });

  const crcOf = (bytes) => {
    let rest = 0xffffffff;
    for (const byte of bytes) rest = table[(rest ^ byte) & 255] ^ (rest >>> 8);
    return (rest ^ 0xffffffff) >>> 0;
  };

  const numbers = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  // record: {number, name: 32 hexadecimal digits, sealed: bytes}.
  const pack = ({ number, name, sealed }) => {
    const bytes = new Uint8Array(HEAD + OWN + sealed.length);
    const view = numbers(bytes);
    view.setUint32(0, OWN + sealed.length, true);
    view.setUint32(HEAD, number, true);
    for (let at = 0; at < 16; at += 1) {
      bytes[HEAD + 4 + at] = parseInt(name.slice(2 * at, 2 * at + 2), 16);
    }
    bytes.set(sealed, HEAD + OWN);
    view.setUint32(4, crcOf(bytes.subarray(HEAD)), true);
    return bytes;
  };

  const frameAt = (bytes, view, at) => {
    if (at + HEAD + OWN > bytes.length) return null;
    const size = view.getUint32(at, true);
    if (size < OWN || size > LONGEST || at + HEAD + size > bytes.length) return null;
    const body = bytes.subarray(at + HEAD, at + HEAD + size);
    return crcOf(body) === view.getUint32(at + 4, true) ? body : null;
  };

  // Returns the records that are whole, in their order, and how many bytes belong to none of them.
  // What is broken is stepped over: a whole frame behind it still counts.
  const unpack = (bytes) => {
    const view = numbers(bytes);
    const records = [];
    let broken = 0;
    for (let at = 0; at < bytes.length;) {
      const body = frameAt(bytes, view, at);
      if (body === null) {
        at += 1;
        broken += 1;
        continue;
      }
      records.push({
        number: view.getUint32(at + HEAD, true),
        name: [...body.subarray(4, OWN)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
        sealed: body.slice(OWN),
      });
      at += HEAD + body.length;
    }
    return { records, broken };
  };

  yearward.frame = { pack, unpack };
})();
