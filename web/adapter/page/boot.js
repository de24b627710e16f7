// The start: the static shell is on the screen; the program arrives; the canvas is taken after the
// first paint, so that it never holds the first paint up. It refuses to know what is shown.
'use strict';
(() => {
  const { yearward } = globalThis;
  const SETTLED = 4000;  // ms after the first frame: only then is the network free for the worker

  const afterPaint = (work) => requestAnimationFrame(() => setTimeout(work, 0));
  const wished = () => (/^zh\b/i.test(navigator.language || 'zh') ? 0 : 1);

  // What a start does not need: the tab's picture, and the worker that keeps the portal's files.
  const settle = () => {
    const icon = document.querySelector('link[data-later]');
    icon.href = icon.dataset.later;
    yearward.update.listen();
  };

  yearward.boot = {
    attached: () => {
      yearward.environment.measure();
      yearward.route.open();
      yearward.call('open', [wished()]);
      yearward.clock.tick();
      if (!navigator.onLine) yearward.call('connected', [0]);
      afterPaint(yearward.environment.paint);
    },
    // The program has drawn: the shell's picture gives way.
    drawn: () => {
      const shell = document.getElementById('shell');
      if (shell) shell.remove();
      document.body.dataset.ready = '1';
      performance.mark('yearward-live');
      setTimeout(settle, SETTLED);
    },
  };

  const program = document.querySelector('link[data-program]');
  globalThis.Module = {
    canvas: document.getElementById('canvas'),
    locateFile: () => program.href,
  };
  yearward.net.expect(wished());
  yearward.keeper.expect();
  yearward.environment.dress();
  for (const part of ['mirror', 'environment', 'route', 'clock', 'keeper']) yearward[part].listen();
})();
