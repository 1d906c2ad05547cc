// <pair-switch>: how two languages stand to each other, and the buttons that show the second one.
(() => {
  'use strict';
  const { display, soon } = window.kyoyaku;
  const USUAL = 'side';

  customElements.define(
    'pair-switch',
    class extends HTMLElement {
      connectedCallback() {
        this.addEventListener('change', ({ target }) =>
          soon(() => display('pairs', target.value === USUAL ? '' : target.value)),
        );
        window.addEventListener('display', () => this.follow());
        this.follow();
      }

      follow() {
        for (const one of this.querySelectorAll('input')) one.checked = one.value === (display('pairs') || USUAL);
      }
    },
  );

  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('.tap');
    if (!button) return;
    const shown = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', shown);
  });
})();
