// Builds the peer page into a folder and serves it as a good static server would: brotli, fixed.
import { build } from "esbuild";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const kinds = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css",
  ".json": "application/json",
};

// Writes the page with this content; `data` is { snapshot, events }.
export async function build_peer(folder, data) {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(here, "peer.jsx")], outfile: join(folder, "peer.js"), bundle: true,
    minify: true, format: "esm", target: "es2022", jsx: "automatic", logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  for (const file of ["index.html", "peer.css"]) cpSync(join(here, file), join(folder, file));
  writeFileSync(join(folder, "data.json"), JSON.stringify(data));
  writeFileSync(join(folder, "new.json"), JSON.stringify({ events: [], more: false }));
}

// Serves a folder from memory; answers its origin and how to stop it.
export async function serve_peer(folder) {
  const packed = new Map();
  const load = (path) => {
    if (!packed.has(path)) packed.set(path, brotliCompressSync(readFileSync(join(folder, path))));
    return packed.get(path);
  };
  for (const path of ["index.html", "peer.js", "peer.css", "data.json", "new.json"]) load(path);
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = pathname === "/" ? "index.html" : pathname.slice(1);
    if (!packed.has(path)) {
      answer.writeHead(404).end();
      return;
    }
    const fixed = /\.(js|css)$/.test(path);
    answer.writeHead(200, {
      "content-type": kinds[extname(path)], "content-encoding": "br",
      "cache-control": fixed ? "public, max-age=31536000, immutable" : "no-cache",
    }).end(load(path));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { origin: `http://localhost:${server.address().port}`, stop: () => server.close() };
}
