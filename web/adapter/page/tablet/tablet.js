// The tablet's side of the page: carries out the program's wishes one after the other and tells
// what came of each; keys that may be a scanner's; the alarm; one tab at a time.
// It refuses to know what the program makes of it.
'use strict';
(() => {
  const { yearward } = globalThis;
  const { vault, disk, server, staff } = yearward;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const ENTER = 13;
  const TIGHT = 16 << 20;  // bytes left; with fewer no points are given out any more
  const NONE = 1 << 20;
  // As tablet.hpp and page.hpp number them.
  const TOLD = ['opened', 'openFailed', 'enrolled', 'written', 'rotated', 'committed', 'sealed',
    'exchanged', 'rules', 'cardMarked', 'memberLooked', 'staffAnswered', 'staffChecked', 'room',
    'signed', 'receiptAnswered'];
  let keys = null;
  let timer = 0;
  let room = -1;

  const bytesOf = (part) => (typeof part === 'string' ? encoder.encode(part) : part);
  const tell = (what, status, parts = [], number = 0) => {
    for (const part of parts) {
      const bytes = bytesOf(part || '');
      const pointer = yearward.call('part', [bytes.length]);
      yearward.heap().set(bytes, pointer);
    }
    yearward.call('told', [TOLD.indexOf(what), status, number]);
  };
  const text = (bytes) => decoder.decode(bytes);

  const measureRoom = async () => {
    const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
    const left = quota - usage;
    const now = left < NONE ? 2 : left < TIGHT ? 1 : 0;
    if (now !== room) {
      room = now;
      tell('room', now);
    }
  };

  // Held for as long as the tab lives.
  const alone = () => new Promise((resolve) => {
    if (!navigator.locks) {
      resolve(true);
      return;
    }
    navigator.locks.request('yearward-tablet', { ifAvailable: true }, (held) => {
      resolve(held !== null);
      return held === null ? undefined : new Promise(() => {});
    });
  });

  // Tells the server whose storage this is: a sign-out of the portal leaves it alone.
  const mark = () => {
    document.cookie = '__Host-tablet=1; Path=/; Secure; SameSite=Strict; Max-Age=34560000';
  };

  const open = async () => {
    if (!crypto.subtle || !indexedDB) throw new Error('no store');
    if (!await alone()) return tell('openFailed', 1);
    keys = await vault.read();
    if (!keys) return tell('opened', 0, ['', '', '', '', '', '', '']);
    mark();
    await server.open();
    navigator.storage.persist();
    const journals = await disk.read(keys);
    const [image, rules, book] = await Promise.all(['image', 'rules', 'book']
      .map((name) => vault.opened(keys, name).catch(() => null)));
    const known = rules ? JSON.parse(text(rules)) : { digest: '', document: '' };
    tell('opened', 1, [JSON.stringify(keys.identity), ...journals, image, known.digest,
      known.document, book]);
    return measureRoom();
  };

  const enrol = async (code) => {
    const made = await vault.make();
    const { status, identity, mark } = await server.enrol(made, text(code));
    if (identity) {
      keys = { ...made, mark, identity };
      await server.open();
    }
    tell('enrolled', status, [identity ? JSON.stringify(identity) : '']);
  };

  // What each wish does; those that fail are answered all the same.
  const answering = async (what, work) => {
    let kept = 1;
    try {
      await work();
    } catch (refusal) {
      console.warn(`yearward: tablet_${what} ${refusal.name || refusal}`);
      kept = 0;
    }
    tell(what, kept);
  };
  const begin = async (journal, image) => {
    navigator.storage.persist();
    await disk.replace(keys, journal);
    await vault.keep(keys, [['image', image]]);
    await vault.save(keys);  // last: from here on it is enrolled
    mark();
  };
  const commit = async (image, book, journal) => {
    if (journal.length > 0) await disk.begin(keys, journal);
    await vault.keep(keys, [['image', image], ['book', book]]);
    if (journal.length > 0) await disk.replace(keys, journal);
    measureRoom();
  };

  const asked = async (what, answer, parts) => {
    const { status, bytes } = await answer;
    tell(what, status, parts(bytes));
  };

  // In the order of page.hpp. What touches the disk waits for what was before it; what asks the
  // server does not, so that a slow network never holds up a sale.
  const WISHES = [
    ['disk', open],
    ['net', enrol],
    ['disk', (identity, journal, image) => answering('committed', () => begin(journal, image))],
    ['disk', (frame) => answering('written', () => disk.append(keys, frame))],
    ['disk', (image, book, journal) => answering('committed', () => commit(image, book, journal))],
    ['disk', (journal) => answering('rotated', () => disk.replace(keys, journal))],
    ['disk', (book) => vault.keep(keys, [['book', book]])],
    ['disk', (digest, document) => vault.keep(keys, [['rules', encoder.encode(JSON.stringify(
      { digest: text(digest), document: text(document) }))]])],
    ['net', async (bytes) => tell('sealed', 0, [await server.seal(keys, bytes).catch(() => '')])],
    ['net', (bytes) => asked('exchanged', server.exchange(keys, bytes), (found) => [found])],
    ['net', async () => {
      const { status, bytes, headers } = await server.get(keys, '/v1/device/rules');
      const proof = await server.proofOfRules(keys, headers, bytes);
      tell('rules', status, [headers.get('Yearward-Rules') || '', bytes], proof);
    }],
    ['net', async (card) => tell('cardMarked', 0, [card, await server.mark(keys, text(card))])],
    ['net', (card, body) => asked('memberLooked', server.post(keys, '/v1/pos/find', body),
      (found) => [card, found])],
    ['net', (card, body) => asked('staffAnswered', server.post(keys, '/v1/device/staff', body),
      (found) => [card, found])],
    ['net', async (card, pin) => {
      const { document, fits, tries, age } = await staff.check(keys, text(card), pin);
      tell('staffChecked', tries + (fits ? 1000 : 0), [card, document], age);
    }],
    ['net', (card, pin, document) => staff.keep(keys, text(card), pin, document)],
    ['net', (card) => staff.forgive(text(card))],
    ['net', (card) => staff.forget(text(card))],
    ['net', () => {
      document.getElementById('announcer').textContent = '';
      const selection = getSelection();
      if (selection) selection.removeAllRanges();
    }],
    ['net', async (event, bytes) => tell('signed', 0,
      [event, await server.seal(keys, bytes).catch(() => '')])],
    ['net', (body) => asked('receiptAnswered', server.post(keys, '/v1/receipts', body),
      (found) => [found])],
    ['net', (title, lines, dark) => yearward.paper.print(text(title),
      text(lines).split('\n').filter(Boolean), text(dark))],
  ];
  let last = Promise.resolve();
  const failed = (refusal) => {
    console.warn(`yearward: tablet ${refusal && refusal.name}`);
  };
  const wish = (which, parts) => {
    const [kind, work] = WISHES[which];
    const done = async () => work(...parts);
    if (kind === 'disk') last = last.then(done).catch(which === 0 ? () => tell('openFailed', 0)
      : failed);
    else Promise.resolve().then(done).catch(failed);
  };

  const isWriting = (event) => Boolean(event.target.closest && event.target.closest('.input'));
  const onKey = (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isWriting(event)) return;
    const letters = [...event.key];
    const character = event.key === 'Enter' ? ENTER
      : letters.length === 1 ? letters[0].codePointAt(0) : 0;
    if (character === 0) return;
    if (!yearward.call('key', [character, event.timeStamp])) return;
    event.preventDefault();  // a scanner's: Enter at its end may press nothing
    event.stopPropagation();
  };

  yearward.worker = ['tablet-worker.js', { scope: './tablet' }];
  yearward.tablet = {
    wish,
    ring: (moment) => {
      clearTimeout(timer);
      if (moment < 0) return;
      timer = setTimeout(() => yearward.call('ring'), Math.max(0, moment - performance.now()));
    },
    listen: () => {
      addEventListener('keydown', onKey, true);
      document.addEventListener('scroll', () => yearward.call('touch'),
        { capture: true, passive: true });
      document.addEventListener('visibilitychange', () => {
        if (!document.hidden) yearward.call('ring');
      });
    },
  };
})();
