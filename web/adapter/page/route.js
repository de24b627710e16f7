// The address bar, the title and where a person stands after the screen has changed.
// It refuses to know what a route shows.
'use strict';
(() => {
  const { yearward } = globalThis;
  const scrolls = new Map();  // by address: how far it was scrolled when it was left
  let address = '';
  let followed = false;       // a link was followed, so the new screen starts at its top
  const root = () => document.getElementById('root');

  const open = () => {
    scrolls.set(address, root().scrollTop);
    address = location.hash;
    yearward.call('route', [], address);
    yearward.frames.request();
  };

  const settle = () => {
    root().scrollTop = followed ? 0 : scrolls.get(address) || 0;
    followed = false;
    const heading = document.querySelector('#doc h1');
    if (heading) heading.focus({ preventScroll: true });
    return Boolean(heading);
  };

  yearward.route = {
    listen: () => {
      addEventListener('hashchange', open);
      document.addEventListener('click', (event) => {
        if (event.target.closest('a.n')) followed = true;
        if (!event.target.closest('#skip')) return;
        event.preventDefault();  // the address is the screen's: jump without it
        const heading = document.querySelector('#doc h1');
        if (heading) heading.focus();
      });
    },
    open,
    go: (to, replace) => {
      if (location.hash === to) return;
      followed = true;
      if (replace) location.replace(to);
      else location.hash = to;
    },
    // After the frame that shows it: title and language, and where the screen is another, the
    // reader's place: the focused heading is read aloud, and without one the title is.
    shown: (title, language, moved) => {
      document.documentElement.lang = language;
      document.title = title;
      if (!moved) return;
      if (!settle()) document.getElementById('announcer').textContent = title;
    },
  };
})();
