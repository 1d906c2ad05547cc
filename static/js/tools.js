// <site-tools>: what opens a dialog is fetched when it is asked for. Links to other languages keep the reader's place.
(() => {
  'use strict';
  const { kyoyaku } = window;
  const { make, word } = kyoyaku;
  const START = 160;
  const made = {};

  // Each once: what dialogs look like.
  let style;
  const styled = () =>
    (style ??= new Promise((resolve, reject) => {
      const link = make('link', { rel: 'stylesheet', href: `${kyoyaku.root}css/boxes.css` });
      Object.assign(link, { onload: resolve, onerror: reject });
      document.head.append(link);
    }));

  // A tool's script with the words that it shows.
  kyoyaku.tool = (name) => Promise.all([kyoyaku.load(`js/${name}.js`, `js/words-${kyoyaku.data.say}.js`), styled()]);
  kyoyaku.boxes = {};

  // The dialog of a tool: its element, whose heading names it, and the way out.
  kyoyaku.box = (tag) => {
    if (!made[tag]) {
      const close = make('button', { type: 'button', class: 'close' }, word('close'));
      const dialog = make(
        'dialog',
        { class: 'tool-box', 'aria-labelledby': `_${tag}`, closedby: 'any' },
        close,
        make(tag, {}),
      );
      close.addEventListener('click', () => dialog.close());
      document.body.append(dialog);
      made[tag] = dialog;
    }
    return made[tag];
  };

  const open = (name) =>
    kyoyaku.tool(name).then(
      () => kyoyaku.boxes[name](),
      () => {},
    );

  customElements.define(
    'site-tools',
    class extends HTMLElement {
      connectedCallback() {
        for (const button of this.querySelectorAll('[data-opens]')) {
          const { opens } = button.dataset;
          button.addEventListener('click', () => open(opens));
          if (opens === 'jump') kyoyaku.acts.g = () => open(opens);
        }
      }
    },
  );

  // The place that the reader looks at: the last that begins above the upper part of the window.
  const place = () => {
    if (window.scrollY < START) return location.hash;
    let found = '';
    for (const one of document.querySelectorAll('main [id]:not(:empty, [popover], [popover] *)')) {
      const { top, height } = one.getBoundingClientRect();
      if (top > START) break;
      if (height && one.getClientRects().length) found = one.id;
    }
    return found ? `#${found}` : location.hash;
  };

  const languages = document.querySelector('.languages');
  const keep = ({ target }) => {
    const link = target.closest?.('a');
    if (link) link.href = link.getAttribute('href').split(/[?#]/)[0] + location.search + place();
  };
  for (const kind of ['pointerdown', 'click', 'focusin']) languages?.addEventListener(kind, keep, true);
})();
