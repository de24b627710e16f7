// Packs the portal into the folder a server hands out: every file named by its content, .br and
// .gz beside it, the page and the service worker told the names. It refuses to build anything.
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
// Fetched when there is something to keep.
const STORE = ['keys', 'records', 'frame', 'journal', 'store'];
// Names that must not change with their content: addresses a browser comes back to.
const FIXED = new Set(['index.html', 'worker.js', 'manifest.webmanifest']);
const FIRST_LOAD = ['index.html', 'boot.css', 'boot.js', 'portal.wasm',
  'words/zh-CN.json'];

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

// Whole-line comments only: what is left is still the line a person wrote.
const withoutComments = (text) =>
  text.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line)).map((line) => line.trimStart())
    .join('\n');
const withoutStyleComments = (text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');

// The words the page says: a programme's terms are printed by the command line alone.
const wordsOfThePage = (bytes) => {
  const all = JSON.parse(bytes);
  return JSON.stringify(Object.fromEntries(
    Object.entries(all).filter(([key]) => !key.startsWith('terms.'))));
};

const collect = () => {
  const script = (path) => withoutComments(readFileSync(join(adapter, path), 'utf8'));
  const together = (names) => names.map((name) => script(`page/${name}.js`)).join('\n');
  add('boot.js', together(SCRIPTS) + readFileSync(join(options.wasm, 'portal.js'), 'utf8'));
  add('store.js', together(STORE));
  add('journal.js', script('worker/journal.js'));
  add('boot.css', withoutStyleComments(readFileSync(join(options.shell, 'boot.css'), 'utf8')));
  add('index.html', readFileSync(join(options.shell, 'index.html'), 'utf8')
    .replace(/<!--[\s\S]*?-->\n/, ''));
  add('worker.js', readFileSync(join(options.shell, 'worker.js')));
  add('manifest.webmanifest', readFileSync(join(options.shell, 'manifest.webmanifest')));
  addFolder(join(options.shell, 'icons'), 'icons/');
  addFolder(join(options.assets, 'words'), 'words/');
  for (const [name, bytes] of [...files])
    if (name.startsWith('words/')) add(name, wordsOfThePage(bytes));
  add('portal.wasm', readFileSync(join(options.wasm, 'portal.wasm')));
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

const compressed = (bytes) => ({
  br: brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }),
  gz: gzipSync(bytes, { level: 9 }),
});

const write = (folder) => {
  const names = {};
  for (const [name, bytes] of files) if (!FIXED.has(name)) names[name] = named(name, bytes);
  for (const name of ['manifest.webmanifest', 'index.html']) {
    add(name, fill(files.get(name).toString(), names));
  }
  const precached = ['./', ...[...files.keys()].filter((name) => name !== 'worker.js' &&
    name !== 'index.html').map((name) => names[name] || name)];
  const build = hashOf([...files].map(([name, bytes]) => name + hashOf(bytes)).join());
  add('worker.js', fill(files.get('worker.js').toString(), { build, files: precached.join(' ') }));

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
  return { sizes, build, precached: precached.length };
};

collect();
const fresh = `${options.out}.new`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
const { sizes, build, precached } = write(fresh);
rmSync(options.out, { recursive: true, force: true });
renameSync(fresh, options.out);
const kilobytes = (bytes) => (bytes / 1024).toFixed(1);
for (const name of FIRST_LOAD) {
  console.log(`${kilobytes(sizes[name] || 0).padStart(8)} kB  ${name}`);
}
const total = FIRST_LOAD.reduce((sum, name) => sum + (sizes[name] || 0), 0);
console.log(`${kilobytes(total).padStart(8)} kB  first load, brotli (build ${build}, ` +
  `${precached} files kept for offline)`);
