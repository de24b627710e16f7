// The service worker: a page's files under one build's name, so that it opens without network. The
// portal, the kiosk and the tablet have one each, of its own files.
// It refuses to keep anything of a member: nothing under /v1 ever enters the cache.
'use strict';
const BUILD = '{{build}}';
const PAGE = '{{page}}';
const FILES = '{{files}}'.split(' ');
const KEPT = '{{kept}}';
const OTHERS = ['kiosk', 'tablet'];
const CACHE = `${KEPT}${BUILD}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(KEPT) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

// A newer worker waits until the person agrees.
self.addEventListener('message', (event) => {
  if (event.data === 'use') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/v1/') || url.pathname === '/healthz') return;
  const other = OTHERS.find((name) => url.pathname.endsWith(`/${name}`)) || './';
  if (request.mode === 'navigate' && other !== PAGE) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const wanted = request.mode === 'navigate' ? PAGE : request;
    return (await cache.match(wanted)) || fetch(request);
  })());
});
