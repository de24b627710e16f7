// The clock: tells the program the time at the start, at the programme's midnight and after sleep.
// It refuses to know what a day means; the program says how long this one lasts.
'use strict';
(() => {
  const { yearward } = globalThis;
  const LONGEST = 6 * 3600;  // seconds; timers drift while a machine sleeps
  let timer = 0;
  let later = 0;

  const tick = () => {
    clearTimeout(timer);
    const left = yearward.call('clock', [Math.floor(Date.now() / 1000)]);
    timer = setTimeout(tick, Math.min(left + 1, LONGEST) * 1000);
  };

  yearward.clock = {
    tick,
    listen: () => document.addEventListener('visibilitychange', () => {
      if (!document.hidden) tick();
    }),
    askLater: (seconds) => {
      clearTimeout(later);
      later = setTimeout(() => yearward.answer(yearward.ANSWER.later, 0), seconds * 1000);
    },
  };
})();
