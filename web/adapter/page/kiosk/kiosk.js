// The kiosk's side of the page: its catalogue, keys that may be a scanner's, touches beside the
// buttons, the alarm, Back, and the wipe. It keeps rules and nothing else.
// It refuses to know what the program makes of it.
'use strict';
(() => {
  const { yearward } = globalThis;
  const KEY = 'yearward-kiosk-catalogue';
  const ENTER = 13;
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let timer = 0;

  const ring = (moment) => {
    clearTimeout(timer);
    if (moment < 0) return;
    timer = setTimeout(() => yearward.call('ring'), Math.max(0, moment - performance.now()));
  };

  const onButton = (event) => Boolean(event.target.closest && event.target.closest('button.n'));
  // Alone they type nothing, and Tab has to lead on to the next button.
  const SILENT = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'NumLock']);
  const onKey = (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (SILENT.has(event.key)) return;
    const letters = [...event.key];
    const character = event.key === 'Enter' ? ENTER
      : letters.length === 1 ? letters[0].codePointAt(0) : 0;
    if (character === 0) {
      yearward.call('touch');
      return;
    }
    const presses = onButton(event) && (event.key === 'Enter' || event.key === ' ');
    const swallowed = yearward.call('key', [character, event.timeStamp, presses ? 1 : 0]);
    // There is no field to write into, and no shortcut for a person at a kiosk.
    if (swallowed || !presses) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onClick = (event) => {
    if (!onButton(event)) yearward.call('touch');
  };

  // Back never leaves: there is always one step to take, and taking it ends whatever is open.
  const guard = () => history.pushState({ guard: true }, '');
  const listenToBack = () => {
    history.replaceState(null, '');
    guard();
    addEventListener('popstate', () => {
      guard();
      yearward.call('left');
    });
    addEventListener('pageshow', (event) => {
      if (event.persisted) yearward.call('left');
    });
    // The program cannot wait for an answer any more; the next start asks once again.
    addEventListener('pagehide', () => {
      fetch('/v1/session', { method: 'DELETE', keepalive: true }).catch(() => {});
    });
  };

  const kept = () => {
    try { return localStorage.getItem(KEY) || ''; } catch { return ''; }
  };

  yearward.worker = ['kiosk-worker.js', { scope: './kiosk' }];
  yearward.kiosk = {
    ring,
    zoom: (times) => document.documentElement.style.setProperty('--zoom', String(times)),
    // The server has the browser emptied when a session ends: what must stay is brought back.
    keep: (document) => {
      try { localStorage.setItem(KEY, document); } catch { /* shown until the page closes */ }
      if (yearward.frames.count > 0) yearward.update.listen();
    },
    wipe: () => {
      document.getElementById('announcer').textContent = '';
      document.getElementById('root').scrollTop = 0;
      const selection = getSelection();
      if (selection) selection.removeAllRanges();
    },
    open: () => {
      const document = kept();
      if (document) yearward.answer(yearward.ANSWER.store, 0, document);
      yearward.call('still', [still.matches ? 1 : 0]);
    },
    listen: () => {
      addEventListener('keydown', onKey, true);
      document.addEventListener('click', onClick, true);
      document.addEventListener('contextmenu', (event) => event.preventDefault());
      document.addEventListener('scroll', () => yearward.call('touch'),
        { capture: true, passive: true });
      still.addEventListener('change', () => yearward.call('still', [still.matches ? 1 : 0]));
      listenToBack();
    },
  };
})();
