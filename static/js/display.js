// <display-settings>: how pages look to this reader: remembered on the device, and set back at a click.
(() => {
  'use strict';
  const { make, word, kept, display, displays, soon, box, boxes } = window.kyoyaku;
  const CHOICES = {
    scheme: ['', 'light', 'dark'],
    size: ['', 'large', 'larger'],
    furigana: ['', 'names', 'all'],
    stock: ['', 'fold', 'plain'],
    as: ['', 'names'],
    pairs: ['', 'turns', 'tap'],
  };

  const wanted = (name) => name !== 'pairs' || document.body.classList.contains('bilingual');

  customElements.define(
    'display-settings',
    class extends HTMLElement {
      connectedCallback() {
        this.said = make('p', { role: 'status', class: 'note' });
        const reset = make('button', { type: 'button' }, word('display.reset'));
        reset.addEventListener('click', () => {
          for (const name of displays) display(name, '');
          kept('keys', true);
          this.follow();
          this.said.textContent = word('display.was_reset');
        });
        this.append(
          make('h2', { id: '_display-settings' }, word('display.title')),
          make('p', { class: 'note' }, word('display.kept')),
          ...displays.filter(wanted).map((name) => this.choice(name)),
          this.keys(),
          make('p', { class: 'acts' }, reset),
          this.said,
        );
        this.addEventListener('change', ({ target }) => {
          this.said.textContent = '';
          if (target.name) soon(() => display(target.name.slice(1), target.value));
          else kept('keys', target.checked);
        });
        this.follow();
      }

      choice(name) {
        return make(
          'fieldset',
          { class: 'choices' },
          make('legend', {}, word(`display.${name}`)),
          ...CHOICES[name].map((value) =>
            make(
              'label',
              {},
              make('input', { type: 'radio', name: `_${name}`, value }),
              ' ',
              make('span', {}, word(`display.${name}_${value || 'usual'}`)),
            ),
          ),
        );
      }

      keys() {
        this.used = make('input', { type: 'checkbox' });
        return make(
          'fieldset',
          { class: 'choices' },
          make('legend', {}, word('display.keys')),
          make('label', {}, this.used, ' ', word('display.keys_use')),
        );
      }

      follow() {
        for (const one of this.querySelectorAll('input[type=radio]'))
          one.checked = one.value === display(one.name.slice(1));
        this.used.checked = kept('keys') !== false;
      }
    },
  );

  boxes.display = () => {
    const dialog = box('display-settings');
    dialog.querySelector('display-settings').follow();
    dialog.showModal();
  };
})();
