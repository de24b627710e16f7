// The frame loop: a frame is drawn when somebody asks, and none when nobody does.
// It refuses to know what is drawn.
'use strict';
(() => {
  const frames = globalThis.yearward.frames = { count: 0 };
  const NOTHING = 0;  // as window.hpp numbers them
  const MORE = 2;
  let asked = false;
  let waiting = false;  // asked for while nobody could see it

  const draw = () => {
    asked = false;
    if (document.hidden) {
      waiting = true;
      return;
    }
    const drawn = globalThis.yearward.call('frame');
    if (drawn === NOTHING) return;
    frames.count += 1;
    if (frames.count === 1) globalThis.yearward.boot.drawn();
    if (drawn === MORE) frames.request();
  };

  frames.request = () => {
    if (asked || !globalThis.yearward.environment.settled()) return;
    asked = true;
    requestAnimationFrame(draw);
  };

  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !waiting) return;
    waiting = false;
    frames.request();
  });
})();
