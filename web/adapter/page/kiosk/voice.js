// Reads the screen aloud, walking the mirror's elements in their order: the same words in the same
// order as a screen reader finds them. It refuses to know what they mean.
'use strict';
(() => {
  const { yearward } = globalThis;
  const speech = globalThis.speechSynthesis;

  // What an element says: its label, or the words in it.
  const said = (element) => {
    const label = element.getAttribute('aria-label');
    const value = element.getAttribute('aria-valuetext');
    if (element.matches('[role=progressbar]')) return [label, value].filter(Boolean).join(' ');
    if (element.matches('[role=img]')) return label || '';
    if (element.matches('button.n, h1.n, h2.n, h3.n, p.n, a.n')) return element.textContent;
    if (element.matches('[role=status].n, [role=alert].n')) return element.textContent;
    return null;
  };

  const walk = (element, lines) => {
    if (element.matches('.sr')) return;
    const words = said(element);
    if (words === null) for (const child of element.children) walk(child, lines);
    else if (words.trim()) lines.push([words.trim(), element.lang || '']);
  };

  const hush = () => { if (speech) speech.cancel(); };

  const speak = () => {
    hush();
    const dialog = document.querySelector('[role=dialog]');
    const lines = [];
    for (const part of dialog ? [dialog] : [document.getElementById('doc')]) walk(part, lines);
    if (!speech || lines.length === 0) {
      setTimeout(() => yearward.call('silent'), 0);
      return;
    }
    lines.forEach(([words, language], i) => {
      const line = new SpeechSynthesisUtterance(words);
      line.lang = language || document.documentElement.lang;
      if (i === lines.length - 1) line.onend = () => yearward.call('silent');
      speech.speak(line);
    });
  };

  yearward.voice = { speak, hush };
})();
