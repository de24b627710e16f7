// The dialog among the mirror's elements: while there is one, nothing beside it can be reached, the
// focus is in it, and afterwards where it was. It refuses to know what is asked.
'use strict';
(() => {
  const { yearward } = globalThis;
  const apply = yearward.mirror.apply;
  let before = null;  // what was focused when the dialog came

  const open = (dialog) => {
    if (before !== null) return;
    before = document.activeElement || document.body;
    dialog.setAttribute('aria-modal', 'true');
    for (const element of document.querySelectorAll('#doc, #skip, #fixed > :not([role=dialog])')) {
      element.inert = true;
    }
    dialog.querySelector('button').focus({ preventScroll: true });
  };

  const close = () => {
    if (before === null) return;
    for (const element of document.querySelectorAll('[inert]')) element.inert = false;
    if (before.isConnected) before.focus({ preventScroll: true });
    before = null;
  };

  yearward.mirror.apply = (patch) => {
    apply(patch);
    const dialog = document.querySelector('[role=dialog]');
    if (dialog) open(dialog);
    else close();
  };
})();
