// A receipt on paper: words and a square code, put beside the page for as long as it is printed.
// It refuses to know what they say.
'use strict';
(() => {
  const { yearward } = globalThis;
  const SVG = 'http://www.w3.org/2000/svg';
  const QUIET = 4;  // modules of white on every side: scanners rely on it

  const code = (dark) => {
    const side = Math.round(Math.sqrt(dark.length));
    const picture = document.createElementNS(SVG, 'svg');
    const whole = side + 2 * QUIET;
    picture.setAttribute('viewBox', `0 0 ${whole} ${whole}`);
    picture.setAttribute('shape-rendering', 'crispEdges');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', [...dark].map((module, at) => (module === '1'
      ? `M${QUIET + at % side} ${QUIET + Math.floor(at / side)}h1v1h-1z` : '')).join(''));
    picture.append(path);
    return picture;
  };
  const line = (tag, words) => {
    const made = document.createElement(tag);
    made.textContent = words;
    return made;
  };

  yearward.paper = {
    print: (title, lines, dark) => {
      if (dark.length === 0) return;
      const before = document.getElementById('paper');
      if (before) before.remove();
      const paper = document.createElement('section');
      paper.id = 'paper';
      paper.append(line('h1', title), ...lines.map((words) => line('p', words)), code(dark));
      document.body.append(paper);
      document.body.classList.add('printing');
      const done = () => {
        document.body.classList.remove('printing');
        paper.remove();
      };
      addEventListener('afterprint', done, { once: true });
      globalThis.print();
    },
  };
})();
