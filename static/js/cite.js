// <cite-unit>: the button by which a place is cited. All that it opens is fetched when it is asked for.
(() => {
  'use strict';
  const { kyoyaku } = window;
  const { label, name, langs } = document.getElementById('_forms').dataset;
  const known = langs.split(' ');
  const first = known.find((lang) => lang === kyoyaku.data.say) ?? known[0];

  customElements.define(
    'cite-unit',
    class extends HTMLElement {
      connectedCallback() {
        const place = this.getAttribute(`data-place-${first}`);
        const button = kyoyaku.make(
          'button',
          {
            type: 'button',
            'aria-haspopup': 'dialog',
            'aria-label': name.replace('{place}', place),
          },
          label,
        );
        button.addEventListener('click', () => {
          kyoyaku.tool('cite-box').then(
            () => kyoyaku.boxes.cite(this, place),
            () => {},
          );
        });
        this.append(button);
      }
    },
  );
})();
