// Packs portal, kiosk and tablet into the folder a server hands out: every file is named by its
// content, has .br and .gz beside it, and each page and its service worker is told the names.
// It refuses to build anything.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync }
  from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const USAGE = 'node shell/package.mjs --wasm DIR --assets DIR --shell DIR --out DIR';
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm',
  '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml', '.png': 'image/png',
};
// The page's scripts in the order they lean on each other.
const SCRIPTS = ['base', 'frames', 'glyphs', 'mirror', 'environment', 'route', 'clock', 'net',
  'keeper', 'update', 'boot'];
const KIOSK_SCRIPTS = ['base', 'frames', 'glyphs', 'mirror', 'kiosk/dialog', 'environment', 'route',
  'clock', 'net', 'update', 'kiosk/voice', 'kiosk/kiosk', 'kiosk/boot'];
const TABLET_SCRIPTS = ['base', 'frames', 'glyphs', 'mirror', 'environment', 'route', 'net',
  'update', 'keys', 'frame', 'tablet/files', 'journal', 'tablet/vault', 'tablet/disk',
  'tablet/server', 'tablet/staff', 'tablet/paper', 'tablet/tablet', 'tablet/boot'];
// Fetched when there is something to keep.
const STORE = ['keys', 'records', 'frame', 'journal', 'store'];
// Names that must not change with their content: addresses a browser comes back to.
const FIXED = new Set(['index.html', 'worker.js', 'manifest.webmanifest', 'kiosk.html',
  'kiosk-worker.js', 'tablet.html', 'tablet-worker.js']);
// What each page fetches before its first live frame, and what its worker keeps for offline.
const PAGES = [
  { name: 'portal', html: 'index.html', worker: 'worker.js', page: './', kept: 'yearward-',
    first: ['index.html', 'boot.css', 'boot.js', 'portal.wasm', 'words/zh-CN.json'],
    owns: (name) => !/^(kiosk|tablet)/.test(name) },
  { name: 'kiosk', html: 'kiosk.html', worker: 'kiosk-worker.js', page: 'kiosk', kept: 'kiosk-',
    first: ['kiosk.html', 'boot.css', 'kiosk.css', 'kiosk.js', 'kiosk.wasm', 'kiosk/zh-CN.json'],
    owns: (name) => name.startsWith('kiosk') || name === 'boot.css' || name === 'icons/icon.svg' },
  { name: 'tablet', html: 'tablet.html', worker: 'tablet-worker.js', page: 'tablet',
    kept: 'tablet-', first: ['tablet.html', 'boot.css', 'tablet.css', 'tablet.js', 'tablet.wasm',
      'journal.js', 'tablet/zh-CN.json'],
    owns: (name) => name.startsWith('tablet') || ['boot.css', 'journal.js', 'icons/icon.svg']
      .includes(name) },
];

const options = (() => {
  const found = {};
  const plain = [];
  const words = process.argv.slice(2);
  while (words.length > 0) {
    const word = words.shift();
    if (word.startsWith('--')) found[word.slice(2)] = words.shift();
    else plain.push(word);
  }
  const order = ['wasm', 'assets', 'shell', 'out'];
  plain.forEach((value, i) => { found[order[i]] ??= value; });
  if (order.some((name) => !found[name])) {
    console.error(USAGE);
    process.exit(2);
  }
  return found;
})();

const adapter = join(dirname(fileURLToPath(import.meta.url)), '../web/adapter');
const files = new Map();  // by plain name: its bytes

const add = (name, bytes) => files.set(name, Buffer.from(bytes));
const addFolder = (folder, under) => {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) addFolder(path, `${under}${name}/`);
    else if (TYPES[extname(name)]) add(`${under}${name}`, readFileSync(path));
  }
};

// Comments, whole lines of them and those two spaces after a line's end: what is left is still the
// line a person wrote.
const withoutComments = (text) =>
  text.split('\n').map((line) => line.replace(/(^|\s)\s+\/\/ .*$/, '').trim())
    .filter((line) => line && !line.startsWith('//')).join('\n');
// A space before a colon joins selectors, one after it joins nothing.
const withoutStyleComments = (text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1');

// The words a page says: a programme's terms are printed by the command line alone.
const wordsWithout = (bytes, ...kinds) => {
  const all = JSON.parse(bytes);
  return JSON.stringify(Object.fromEntries(
    Object.entries(all).filter(([key]) => !kinds.some((kind) => key.startsWith(kind)))));
};

const wordsOf = (bytes, ...kinds) => JSON.stringify(Object.fromEntries(
  Object.entries(JSON.parse(bytes)).filter(([key]) => kinds.some((kind) => key.startsWith(kind)))));

const collect = () => {
  const script = (path) => withoutComments(readFileSync(join(adapter, path), 'utf8'));
  const together = (names) => names.map((name) => script(`page/${name}.js`)).join('\n');
  add('boot.js', together(SCRIPTS) + readFileSync(join(options.wasm, 'portal.js'), 'utf8'));
  add('kiosk.js', together(KIOSK_SCRIPTS) + readFileSync(join(options.wasm, 'kiosk.js'), 'utf8'));
  add('tablet.js', together(TABLET_SCRIPTS) +
    readFileSync(join(options.wasm, 'tablet.js'), 'utf8'));
  add('store.js', together(STORE));
  add('journal.js', script('worker/journal.js'));
  for (const name of ['boot.css', 'kiosk.css', 'tablet.css'])
    add(name, withoutStyleComments(readFileSync(join(options.shell, name), 'utf8')));
  for (const { html, worker } of PAGES) {
    add(html, readFileSync(join(options.shell, html), 'utf8').replace(/<!--[\s\S]*?-->\n/, ''));
    add(worker, readFileSync(join(options.shell, 'worker.js')));
  }
  add('manifest.webmanifest', readFileSync(join(options.shell, 'manifest.webmanifest')));
  addFolder(join(options.shell, 'icons'), 'icons/');
  addFolder(join(options.assets, 'words'), 'words/');
  for (const [name, bytes] of [...files])
    if (name.startsWith('words/')) {
      // What only a tablet is refused is in its own words alone.
      const ofTablets = ['tablet.', 'refusal.receipt_', 'refusal.rules_'];
      add(name.replace('words/', 'kiosk/'), wordsWithout(bytes, 'terms.', ...ofTablets));
      add(name.replace('words/', 'tablet/'), wordsOf(bytes, 'tablet.', 'refusal.', 'points.',
        'money.', 'month.', 'day.', 'nav.name', 'title', 'update.', 'sync.now', 'app.'));
      add(name, wordsWithout(bytes, 'terms.', 'kiosk.', ...ofTablets));
    }
  for (const { name } of PAGES)
    add(`${name}.wasm`, readFileSync(join(options.wasm, `${name}.wasm`)));
};

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 10);
const named = (name, bytes) => {
  if (FIXED.has(name)) return name;
  const end = extname(name);
  return `${name.slice(0, -end.length)}.${hashOf(bytes)}${end}`;
};

const fill = (text, names) => text.replace(/\{\{([^}]+)\}\}/g, (whole, name) => {
  if (names[name] === undefined) {
    console.error(`package: nothing is called ${name}`);
    process.exit(1);
  }
  return names[name];
});

// Fifteen distances said directly: what a program repeats is often close by. (0.2 kB less.)
const compressed = (bytes) => ({
  br: brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_NDIRECT]: 15,
    },
  }),
  gz: gzipSync(bytes, { level: 9 }),
});

// The worker of a page: what it keeps, under a name that changes with any of it.
const tellWorker = (page, names) => {
  const own = [...files.keys()].filter((name) => page.owns(name) && !name.endsWith('worker.js'));
  page.build = hashOf(own.map((name) => name + hashOf(files.get(name))).join());
  page.precached = [page.page, ...own.filter((name) => name !== page.html)
    .map((name) => names[name] || name)];
  add(page.worker, fill(files.get(page.worker).toString(),
    { build: page.build, kept: page.kept, page: page.page, files: page.precached.join(' ') }));
};

const write = (folder) => {
  const names = {};
  for (const [name, bytes] of files) if (!FIXED.has(name)) names[name] = named(name, bytes);
  for (const name of ['manifest.webmanifest', ...PAGES.map(({ html }) => html)])
    add(name, fill(files.get(name).toString(), names));
  for (const page of PAGES) tellWorker(page, names);

  const index = {};
  const sizes = {};
  for (const [name, bytes] of files) {
    const path = names[name] || name;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    index[path] = { type: TYPES[extname(name)], hashed: !FIXED.has(name), size: bytes.length };
    sizes[name] = bytes.length;
    if (extname(name) === '.png') continue;  // already compressed
    const packed = compressed(bytes);
    for (const [kind, small] of Object.entries(packed)) {
      if (small.length >= bytes.length) continue;
      writeFileSync(join(folder, `${path}.${kind}`), small);
      index[path][kind] = small.length;
    }
    sizes[name] = index[path].br || bytes.length;
  }
  writeFileSync(join(folder, 'assets.json'), `${JSON.stringify(index, null, 1)}\n`);
  return sizes;
};

collect();
const fresh = `${options.out}.new`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
const sizes = write(fresh);
rmSync(options.out, { recursive: true, force: true });
renameSync(fresh, options.out);
const kilobytes = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
for (const { name, first, build, precached } of PAGES) {
  for (const file of first) console.log(`${kilobytes(sizes[file])} kB  ${file}`);
  const total = first.reduce((sum, file) => sum + sizes[file], 0);
  console.log(`${kilobytes(total)} kB  first load of the ${name}, brotli (build ${build}, ` +
    `${precached.length} files kept for offline)`);
}
