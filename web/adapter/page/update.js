// Newer portals: registers the service worker, says when a newer one waits, and lets it take over
// when the person agrees. It refuses to decide when that is.
'use strict';
(() => {
  const { yearward } = globalThis;
  let waiting = null;

  const found = (worker) => {
    waiting = worker;
    yearward.answer(yearward.ANSWER.update, 0);
  };

  const watch = (registration) => {
    if (registration.waiting && navigator.serviceWorker.controller) found(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker.addEventListener('statechange', () => {
        const newer = worker.state === 'installed' && navigator.serviceWorker.controller;
        if (newer) found(worker);
      });
    });
  };

  yearward.update = {
    listen: () => {
      if (!('serviceWorker' in navigator)) return;
      navigator.serviceWorker.register(...(yearward.worker || ['worker.js'])).then(watch, () => {});
    },
    use: () => {
      if (!waiting) return;
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(),
        { once: true });
      waiting.postMessage('use');
    },
  };
})();
