// The mirror: real elements for everything painted, made and changed by the program's patches.
// They own clicks, focus, text input, scrolling, find and print. It refuses to know what they mean.
'use strict';
(() => {
  const { yearward } = globalThis;
  const elements = new Map();  // by id: what carries the id
  const TAGS = {
    main: 'main', region: 'section', navigation: 'nav', form: 'form', h1: 'h1', h2: 'h2', h3: 'h3',
    text: 'p', button: 'button', link: 'a', field: 'div', slider: 'div', progress: 'div',
    list: 'ul', item: 'li', table: 'table', row: 'tr', column: 'th', cell: 'td', image: 'div',
    status: 'div', alert: 'div', dialog: 'div',
  };
  const ARIA = { progress: 'progressbar', image: 'img', status: 'status', alert: 'alert',
    dialog: 'dialog' };
  const WORDLESS = new Set(['main', 'region', 'navigation', 'form', 'list', 'table', 'row',
    'image', 'dialog']);
  const GROUPS = new Set(['stack', 'split', 'inline']);
  const INPUT_MODES = ['text', 'numeric', 'decimal'];

  const set = (element, name, value) => {
    const text = value === undefined || value === null || value === '' ? null : String(value);
    if (element.getAttribute(name) === text) return;
    if (text === null) element.removeAttribute(name);
    else element.setAttribute(name, text);
  };

  const tagOf = (entry) => {
    if (entry.role === 'region') {
      if (entry.look === 'header') return 'header';
      if (GROUPS.has(entry.look) || !entry.name) return 'div';
    }
    return TAGS[entry.role];
  };

  // The element that is focused and used: the input inside a field's or slider's wrapper.
  const makeInput = (element, entry) => {
    const input = document.createElement('input');
    input.className = 'input';
    input.id = `n${entry.id}`;
    input.dataset.id = entry.id;
    input.type = entry.role === 'slider' ? 'range' : 'text';
    const label = document.createElement('label');
    label.htmlFor = input.id;
    const value = document.createElement('span');
    value.className = 'value';
    const note = document.createElement('span');
    note.className = 'note';
    note.id = `d${entry.id}`;
    element.append(label, value, input, note);
    element.parts = { input, label, value, note };
  };

  const make = (entry) => {
    const element = document.createElement(tagOf(entry));
    element.className = `n ${entry.look}`;
    element.kids = [];
    if (ARIA[entry.role]) element.setAttribute('role', ARIA[entry.role]);
    if (entry.role === 'status') element.setAttribute('aria-live', 'polite');
    if (entry.role === 'main') element.id = 'main';  // where the skip link leads
    if (entry.role === 'h1') element.tabIndex = -1;
    if (entry.role === 'button') element.type = entry.look === 'primary' ? 'submit' : 'button';
    if (entry.role === 'column') element.scope = 'col';
    if (entry.role === 'form') element.noValidate = true;
    if (entry.role === 'field' || entry.role === 'slider') makeInput(element, entry);
    else element.dataset.id = entry.id;
    elements.set(entry.id, element);
    return element;
  };

  // A list may only hold items: what is not one gets one around it.
  const holderOf = (element, parent) => {
    if (parent.tagName !== 'UL' || element.tagName === 'LI') return element;
    if (!element.holder) {
      element.holder = document.createElement('li');
      element.holder.append(element);
    }
    return element.holder;
  };

  const place = (element, entry) => {
    const parent = entry.in ? elements.get(entry.in)
      : document.getElementById(entry.fixed ? 'fixed' : 'doc');
    const holder = holderOf(element, parent);
    const kids = parent.kids || (parent.kids = []);
    if (kids[entry.at] === holder) return;
    const old = element.home;
    if (old) old.kids.splice(old.kids.indexOf(holder), 1);
    const next = kids[entry.at] || null;
    parent.insertBefore(holder, next);
    kids.splice(next ? entry.at : kids.length, 0, holder);
    element.home = parent;
  };

  const lay = (element, entry) => {
    element.classList.toggle('sr', Boolean(entry.hidden));
    if (!entry.box) return;
    const [x, y, w, h] = entry.box;
    const { style } = element;
    style.setProperty('--x', `${x}px`);
    style.setProperty('--y', `${y}px`);
    style.setProperty('--w', `${w}px`);
    style.setProperty('--h', `${h}px`);
    if (!entry.part) return;
    const { input } = element.parts;
    entry.part.forEach((length, i) => input.style.setProperty(`--${'xywh'[i]}`, `${length}px`));
  };

  // Name, value and note as spans, so that find, print and the plain page can tell them apart.
  const write = (element, entry) => {
    const parts = [['name', entry.name], ['value', entry.value], ['note', entry.note]]
      .filter(([, text]) => text);
    if (entry.role === 'progress') parts.shift();  // its name is its label
    const plain = parts.length === 1 && parts[0][0] === 'name' && element.kids.length === 0;
    const said = JSON.stringify(parts);
    if (element.said === said) return;
    element.said = said;
    if (element.words) element.words.remove();
    element.words = null;
    if (plain && element.childElementCount === 0) {
      element.textContent = parts[0][1];
      return;
    }
    const words = document.createElement('span');
    words.className = 'words';
    parts.forEach(([kind, text], i) => {
      const span = document.createElement('span');
      span.className = kind;
      span.textContent = text;
      if (i > 0) words.append(' ');
      words.append(span);
    });
    for (const node of [...element.childNodes]) if (node.nodeType === 3) node.remove();
    element.prepend(words);
    element.words = words;
  };

  const dressField = (element, entry) => {
    const { input, label, value, note } = element.parts;
    if (label.textContent !== entry.name) label.textContent = entry.name || '';
    const slider = entry.role === 'slider';
    const shown = slider ? entry.value || '' : '';
    if (value.textContent !== shown) value.textContent = shown;
    if (note.textContent !== (entry.note || '')) note.textContent = entry.note || '';
    set(input, 'aria-describedby', entry.note ? note.id : null);
    set(input, 'aria-invalid', entry.invalid ? 'true' : null);
    set(input, 'aria-disabled', entry.disabled || entry.busy ? 'true' : null);
    if (slider) {
      const [least, most, now, step] = entry.range;
      input.min = least;
      input.max = most;
      input.step = step;
      if (Number(input.value) !== now) input.value = now;
      set(input, 'aria-valuetext', entry.value);
      return;
    }
    input.type = entry.secret ? 'password' : 'text';
    set(input, 'inputmode', INPUT_MODES[entry.keys || 0]);
    set(input, 'autocomplete', entry.fill || 'off');
    set(input, 'autocapitalize', 'none');
    set(input, 'spellcheck', 'false');
    if (input.value !== (entry.value || '')) input.value = entry.value || '';
  };

  const dress = (element, entry) => {
    set(element, 'lang', entry.lang);
    if (element.parts) return dressField(element, entry);
    const { role } = entry;
    if (WORDLESS.has(role) && entry.look !== 'notice') {
      const label = role === 'image' ? [entry.name, entry.note].filter(Boolean).join(' ')
        : entry.name;
      if (element.tagName === 'DIV' && role === 'region') set(element, 'role', label && 'group');
      if (element.tagName !== 'HEADER' && role !== 'main') set(element, 'aria-label', label);
    } else {
      write(element, entry);
    }
    if (role === 'progress') {
      const [least, most, now] = entry.range;
      set(element, 'aria-label', entry.name);
      set(element, 'aria-valuemin', least);
      set(element, 'aria-valuemax', most);
      set(element, 'aria-valuenow', now);
      set(element, 'aria-valuetext', [entry.value, entry.note].filter(Boolean).join(' '));
    }
    if (role === 'link') {
      set(element, 'href', entry.href);
      set(element, 'aria-current', entry.current ? 'page' : null);
    }
    if (role !== 'button') return undefined;
    const choice = entry.look === 'rung' || entry.look === 'chip';
    set(element, 'aria-pressed', choice ? String(Boolean(entry.current)) : null);
    set(element, 'aria-expanded', entry.open === undefined ? null : String(entry.open === 1));
    set(element, 'aria-disabled', entry.disabled || entry.busy ? 'true' : null);
    set(element, 'aria-busy', entry.busy ? 'true' : null);
    return undefined;
  };

  // While a person composes, nothing is written to the element: what came waits for the end.
  const put = (entry) => {
    let element = elements.get(entry.id);
    if (element && element.composing) {
      element.waiting = entry;
      return;
    }
    if (element && element.made !== `${tagOf(entry)} ${entry.role}`) {
      drop(entry.id);
      element = null;
    }
    if (!element) {
      element = make(entry);
      element.made = `${tagOf(entry)} ${entry.role}`;
    }
    const look = `n ${entry.look}${entry.invalid ? ' bad' : ''}${entry.current ? ' current' : ''}`;
    if (element.className !== look) element.className = look;
    place(element, entry);
    lay(element, entry);
    dress(element, entry);
  };

  const drop = (id) => {
    const element = elements.get(id);
    if (!element) return;
    elements.delete(id);
    const holder = element.holder || element;
    const { home } = element;
    if (home) home.kids.splice(home.kids.indexOf(holder), 1);
    holder.remove();
  };

  // Focus that would fall to nothing goes to the heading of what it was in.
  const rescueFocus = (lost, around) => {
    if (!lost || lost.isConnected) return;
    const home = around.find((element) => element.isConnected);
    const heading = (home && home.querySelector('h1,h2,h3')) || document.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  const apply = (patch) => {
    const active = document.activeElement;
    const lost = active && active.closest('.n') ? active : null;
    const around = [];
    for (let e = lost && lost.parentElement; e; e = e.parentElement) around.push(e);
    patch.drop.forEach(drop);
    patch.put.forEach(put);
    document.getElementById('doc').style.setProperty('--height', `${patch.height}px`);
    rescueFocus(lost, around.filter((e) => e.id !== 'doc' && e !== document.body &&
      e !== document.documentElement));
  };

  const ownerOf = (input) => input.closest('.n');
  const use = (id, kind, number, text) => {
    yearward.call('use', [id, kind, number], text);
    yearward.frames.request();
  };

  const onClick = (event) => {
    const button = event.target.closest('button.n');
    if (button) use(Number(button.dataset.id), 0, 0, '');
  };
  const onInput = (event) => {
    const input = event.target;
    if (!input.classList.contains('input')) return;
    if (input.type === 'range') use(Number(input.dataset.id), 1, Number(input.value), '');
    else if (!event.isComposing) use(Number(input.dataset.id), 2, 0, input.value);
  };
  const onCompositionEnd = (event) => {
    const owner = ownerOf(event.target);
    if (!owner) return;
    owner.composing = false;
    const { waiting } = owner;
    owner.waiting = null;
    const typed = event.target.value;
    if (waiting) put({ ...waiting, value: typed });
    use(Number(event.target.dataset.id), 2, 0, typed);
  };

  const listen = () => {
    document.addEventListener('click', onClick);
    document.addEventListener('input', onInput);
    document.addEventListener('submit', (event) => event.preventDefault());
    document.addEventListener('compositionstart', (event) => {
      const owner = ownerOf(event.target);
      if (owner) owner.composing = true;
    });
    document.addEventListener('compositionend', onCompositionEnd);
  };

  yearward.mirror = { apply, listen };
})();
