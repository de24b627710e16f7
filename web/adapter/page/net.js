// Questions to the server and to the page's own files. Same origin, cookie session.
// It refuses to know what is asked; a failed network is status 0.
'use strict';
(() => {
  const { yearward } = globalThis;
  const PATIENCE = 15000;  // ms
  const LANGUAGES = ['zh-CN', 'en'];

  const request = async (method, path, body) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const response = await fetch(path, {
        method,
        body: body || undefined,
        headers: body ? { 'Content-Type': 'application/json' } : {},
        credentials: 'same-origin',
        cache: 'no-store',
        signal: stop.signal,
      });
      // In a browser that is also a store's tablet, whose storage must stay.
      if (yearward.keeper && response.headers.get('Yearward-Forget')) {
        await yearward.keeper.forget();
        location.reload();
      }
      return [response.status, await response.text()];
    } catch {
      return [0, ''];
    } finally {
      clearTimeout(timer);
    }
  };

  // The words lie beside the page under the name of their content, which the page knows.
  const coming = new Map();
  const wordsOf = async (language) => {
    const file = document.querySelector(`link[data-words="${LANGUAGES[language]}"]`);
    try {
      const response = await fetch(file.href);
      return response.ok ? await response.text() : '';
    } catch {
      return '';
    }
  };

  yearward.net = {
    ask: async (question, method, path, body) => {
      const [status, text] = await request(method, path, body);
      const signedIn = question === yearward.ANSWER.signIn && status >= 200 && status < 300;
      if (signedIn && navigator.storage && navigator.storage.persist) navigator.storage.persist();
      yearward.answer(question, status, text);
    },
    // Asked for before the program is there to ask.
    expect: (language) => { coming.set(language, wordsOf(language)); },
    words: async (language) => {
      const text = coming.get(language) || wordsOf(language);
      coming.delete(language);
      yearward.answer(yearward.ANSWER.words, language, await text);
    },
  };
})();
