// What the window is like and what points at it: size, pixel ratio, text size, colours wanted,
// scroll, hover, focus. It refuses to know what is on the screen.
'use strict';
(() => {
  const { yearward } = globalThis;
  const SCHEMES = { light: 0, dark: 1, contrast: 2 };
  const KEY = 'yearward-appearance';  // kept apart from the store: the shell needs it at once
  const media = (query) => matchMedia(query);
  const dark = media('(prefers-color-scheme: dark)');
  const contrast = media('(prefers-contrast: more)');
  const forced = media('(forced-colors: active)');
  const print = media('print');
  const root = () => document.getElementById('root');
  const canvas = () => document.getElementById('canvas');
  const remembered = () => {
    try { return Number(localStorage.getItem(KEY)) || 0; } catch { return 0; }
  };
  let wish = remembered();  // 0 the system's, 1 light, 2 dark
  let painted = null;       // whether there is a canvas to paint on; null before it was asked

  const scheme = () => {
    if (contrast.matches || forced.matches) return 'contrast';
    if (wish === 0) return dark.matches ? 'dark' : 'light';
    return wish === 2 ? 'dark' : 'light';
  };

  const dress = () => {
    const name = scheme();
    document.documentElement.dataset.scheme = name;
    const plain = painted === false || (painted !== null && forced.matches);
    document.body.classList.toggle('plain', plain);
    const colour = getComputedStyle(document.documentElement).getPropertyValue('--page').trim();
    document.querySelector('meta[name=theme-color]').content = colour;
    return name;
  };

  const measure = () => {
    const name = dress();
    const width = root().clientWidth;
    const height = root().clientHeight;
    const ratio = devicePixelRatio || 1;
    const surface = canvas();
    const wide = Math.round(width * ratio);
    const high = Math.round(height * ratio);
    if (surface.width !== wide || surface.height !== high) {
      surface.width = wide;
      surface.height = high;
      surface.style.setProperty('width', `${width}px`);
      surface.style.setProperty('height', `${height}px`);
    }
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const inset = document.getElementById('inset').clientHeight;
    yearward.call('environment', [width, height, ratio, scale, inset, SCHEMES[name]]);
  };

  const idOf = (target) => {
    const owner = target && target.closest && target.closest('button.n,a.n,.input');
    return owner ? Number(owner.dataset.id) : 0;
  };
  const at = { focus: 0, hover: 0, press: 0 };
  const point = (change) => {
    const before = JSON.stringify(at);
    Object.assign(at, change);
    if (JSON.stringify(at) !== before) yearward.call('point', [at.focus, at.hover, at.press]);
  };

  const listen = () => {
    addEventListener('resize', measure);
    if (globalThis.visualViewport) visualViewport.addEventListener('resize', measure);
    for (const query of [dark, contrast, forced, print]) query.addEventListener('change', measure);
    new ResizeObserver(measure).observe(document.getElementById('ruler'));
    root().addEventListener('scroll', () => yearward.call('scroll', [root().scrollTop]),
      { passive: true });
    document.addEventListener('focusin', (event) => {
      point({ focus: event.target.matches(':focus-visible') ? idOf(event.target) : 0 });
    });
    document.addEventListener('focusout', () => point({ focus: 0 }));
    document.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') point({ hover: idOf(event.target) });
    }, { passive: true });
    document.addEventListener('pointerdown', (event) => point({ press: idOf(event.target) }),
      { passive: true });
    for (const end of ['pointerup', 'pointercancel', 'blur']) {
      addEventListener(end, () => point({ press: 0 }), { passive: true });
    }
    addEventListener('online', () => yearward.call('connected', [1]));
    addEventListener('offline', () => yearward.call('connected', [0]));
    canvas().addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      yearward.call('graphics', [0]);
      painted = false;
      dress();
    });
    canvas().addEventListener('webglcontextrestored', paint);
  };

  // Takes the canvas if there is one to take; without, the page's own elements show.
  const paint = () => {
    painted = yearward.call('graphics', [1]) === 1;
    measure();
    yearward.frames.request();
  };

  yearward.environment = {
    listen,
    measure,
    paint,
    dress,
    // Before this the first frame would be laid out as a plain page, and all of it anew at once.
    settled: () => painted !== null,
    prefer: (appearance) => {
      wish = appearance;
      // In a private window the wish lasts as long as the page.
      try { localStorage.setItem(KEY, String(appearance)); } catch { /* nothing lost */ }
      measure();
    },
    copy: (text) => {
      if (navigator.clipboard) navigator.clipboard.writeText(text).catch(() => {});
    },
  };
})();
