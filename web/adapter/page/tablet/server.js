// The tablet's questions to the server: each signed with the device's key, under a number higher
// than any before. No cookie goes with them. A failed network is status 0.
// It refuses to know what is asked.
'use strict';
(() => {
  const { yearward } = globalThis;
  const { subtle } = globalThis.crypto;
  const PATIENCE = 15000;  // ms
  const TURN = 2000;       // ms
  const GAP = 10000;       // numbers that a crash may have used without writing them down
  const EXCHANGE = 'application/vnd.yearward.exchange';
  const encoder = new TextEncoder();
  let number = 0;

  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const unbase64 = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')),
    (letter) => letter.charCodeAt(0));
  const hex = (bytes) => [...new Uint8Array(bytes)]
    .map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const isP256 = (keys) => keys.sign.privateKey.algorithm.name === 'ECDSA';
  const signed = (keys, bytes) => subtle.sign(isP256(keys) ? { name: 'ECDSA', hash: 'SHA-256' }
    : 'Ed25519', keys.sign.privateKey, bytes);

  const request = async (path, options) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const response = await fetch(path, { credentials: 'omit', cache: 'no-store',
        signal: stop.signal, ...options });
      return { status: response.status, headers: response.headers,
        bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch {
      return { status: 0, headers: new Headers(), bytes: new Uint8Array(0) };
    } finally {
      clearTimeout(timer);
    }
  };

  const once = async (keys, method, path, body, type) => {
    number = Math.max(number + 1, Date.now());
    yearward.vault.putNumber(number).catch(() => {});
    const time = Math.floor(Date.now() / 1000);
    const text = ['yearward request 1', method, path,
      hex(await subtle.digest('SHA-256', body)), number, time].join('\n');
    const { programme, device } = keys.identity;
    return request(path, { method, body: method === 'GET' ? undefined : body, headers: {
      ...(method === 'GET' ? {} : { 'Content-Type': type }),
      'Yearward-Device': `${programme}/${device}`,
      'Yearward-Sequence': String(number),
      'Yearward-Time': String(time),
      'Yearward-Signature': base64(await signed(keys, encoder.encode(text))),
    } });
  };

  // One question after the other, so that their numbers are heard as they rise; but one that hangs
  // keeps the next no longer than TURN.
  let before = Promise.resolve();
  const inTurn = (work) => {
    const turn = Promise.race([before, new Promise((go) => { setTimeout(go, TURN); })]);
    const answer = turn.then(work);
    before = answer.catch(() => {});
    return answer;
  };

  // Of two that are under way all the same the later may be heard first; the earlier is then
  // refused for its number, and asked again under a new one. A wrong PIN is refused otherwise, and
  // not tried again.
  const ask = async (keys, method, path, body = new Uint8Array(0), type = 'application/json') => {
    const asked = () => once(keys, method, path, body, type);
    const answer = await inTurn(asked);
    const overtaken = answer.status === 401 &&
      new TextDecoder().decode(answer.bytes).includes('sign_in_is_required');
    return overtaken ? inTurn(asked) : answer;
  };

  // As tablet_model.hpp numbers them: signed by the key that was given at the enrolment, or not, or
  // nobody can say: a server that signs nothing, a browser that knows no Ed25519.
  const [WRONG, RIGHT, UNKNOWN] = [0, 1, 2];
  const proofOfRules = async ({ identity }, headers, bytes) => {
    if (!identity.rules_key) return UNKNOWN;
    const key = await subtle.importKey('raw', unbase64(identity.rules_key), 'Ed25519', false,
      ['verify']).catch(() => null);
    if (!key) return UNKNOWN;
    try {
      const sum = hex(await subtle.digest('SHA-256', bytes));
      const fits = await subtle.verify('Ed25519', key,
        unbase64(headers.get('Yearward-Rules-Signature') || ''),
        encoder.encode(['yearward rules 1', identity.programme, sum].join('\n')));
      return fits ? RIGHT : WRONG;
    } catch {
      return WRONG;
    }
  };

  yearward.server = {
    proofOfRules,
    open: async () => { number = await yearward.vault.lastNumber().catch(() => 0) + GAP; },
    seal: async (keys, bytes) => new Uint8Array(await signed(keys, bytes)),
    get: (keys, path) => ask(keys, 'GET', path),
    post: (keys, path, body) => ask(keys, 'POST', path, body),
    exchange: (keys, bytes) => ask(keys, 'POST', '/v1/device/exchange', bytes, EXCHANGE),
    // Uses the code. What the answer says of the store's key for marks is kept as a key, unread.
    enrol: async (keys, code) => {
      const publicKey = base64(await subtle.exportKey('raw', keys.sign.publicKey));
      const proof = base64(await signed(keys,
        encoder.encode(`yearward enrolment 1\n${code}\n${publicKey}`)));
      const answer = await request('/v1/devices', { method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code, algorithm: isP256(keys) ? 'p256' : 'ed25519',
          public_key: publicKey, proof }) });
      if (answer.status !== 201) return { status: answer.status, identity: null };
      const { mark_key: markKey, ...identity } = JSON.parse(new TextDecoder().decode(answer.bytes));
      const mark = await subtle.importKey('raw', unbase64(markKey),
        { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      return { status: 201, identity, mark };
    },
    // The first eight bytes of what the card's digits come to under the store's key.
    mark: async (keys, card) => new Uint8Array(await subtle.sign('HMAC', keys.mark,
      encoder.encode(card)), 0, 8),
  };
})();
