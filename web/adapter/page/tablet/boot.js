// The tablet's start: as the portal's, with its own store. It refuses to know what is shown.
'use strict';
(() => {
  const { yearward } = globalThis;
  const SETTLED = 4000;  // ms after the first frame: only then is the network free for the worker

  const afterPaint = (work) => requestAnimationFrame(() => setTimeout(work, 0));
  const wished = () => (/^zh\b/i.test(navigator.language || 'zh') ? 0 : 1);

  yearward.boot = {
    attached: () => {
      yearward.environment.measure();
      yearward.call('open', [wished()]);
      if (location.hash) yearward.route.open();
      if (!navigator.onLine) yearward.call('connected', [0]);
      afterPaint(yearward.environment.paint);
    },
    // The program has drawn: the shell's picture gives way.
    drawn: () => {
      const shell = document.getElementById('shell');
      if (shell) shell.remove();
      document.body.dataset.ready = '1';
      performance.mark('yearward-live');
      yearward.journal.prepare();
      setTimeout(yearward.update.listen, SETTLED);
    },
  };

  const program = document.querySelector('link[data-program]');
  globalThis.Module = {
    canvas: document.getElementById('canvas'),
    locateFile: () => program.href,
  };
  yearward.net.expect(wished());
  yearward.environment.dress();
  for (const part of ['mirror', 'environment', 'route', 'tablet']) yearward[part].listen();
})();
