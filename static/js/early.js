// What a reader has chosen of how pages look: set before anything is shown, kept on the device.
(() => {
  'use strict';
  const root = document.documentElement;
  const NAMES = ['scheme', 'size', 'furigana', 'stock', 'as', 'pairs'];
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('kyoyaku.display')) ?? {};
  } catch {
    /* browsers may refuse to keep anything */
  }

  const show = (name, value) => {
    if (/^[a-z]+$/.test(value)) root.dataset[name] = value;
    else delete root.dataset[name];
  };

  // Without a value: what is set, '' for the usual. What only an address asks for is not kept.
  const display = (name, value, keep = true) => {
    if (value === undefined) return root.dataset[name] ?? '';
    show(name, value);
    if (keep) chosen[name] = value || undefined;
    try {
      if (keep) localStorage.setItem('kyoyaku.display', JSON.stringify(chosen));
    } catch {
      /* the choice holds for this page */
    }
    window.dispatchEvent(new Event('display'));
  };

  // An address may ask for some of it, as one that shows rows to others.
  const asked = new URLSearchParams(location.search);
  for (const name of NAMES) show(name, asked.get(name) ?? chosen[name] ?? '');
  root.dataset.scripts = '';
  // After the next paint: what was pressed is seen to be pressed before the page is laid out anew.
  const soon = (act) => requestAnimationFrame(() => setTimeout(act));
  window.kyoyaku = { display, displays: NAMES, soon };
})();
