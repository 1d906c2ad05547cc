// <cite-box>: what can be copied of a place: its address, its citations, its text with its citation, its hash.
(() => {
  'use strict';
  const { make, word, box, boxes } = window.kyoyaku;
  const BEGINNING = 12;
  const forms = document.getElementById('_forms');

  const part = (unit) => unit.closest('.cell, .provision, .measure') ?? document.querySelector('main');

  // The words of a unit without its readings.
  const printed = (one) => {
    const copy = one.cloneNode(true);
    for (const reading of copy.querySelectorAll('rt, rp')) reading.remove();
    return copy.textContent;
  };

  // The hash of each text of a place; of several, with how each begins.
  const hashes = (unit) => {
    const all = [...part(unit).querySelectorAll('[data-hash]')].map((one) => [one.dataset.hash, printed(one)]);
    return all
      .map(([hash, words]) => (all.length > 1 ? `${hash} ${words.slice(0, BEGINNING)}\u2026` : hash))
      .join('\n');
  };

  // The words of a place by language, without readings, marks and chips; of several units, each with its label.
  const texts = (unit) => {
    const whole = unit.closest('.cell, .provision, .measure') ?? document.querySelector('.agreement-text');
    const found = new Map();
    for (const one of whole?.querySelectorAll('[data-unit]') ?? []) {
      const label = one.previousElementSibling?.matches('.label') ? one.previousElementSibling.textContent : '';
      const { lang } = one.closest('[lang]');
      found.set(lang, [...(found.get(lang) ?? []), [label, printed(one)]]);
    }
    const said = (units) => units.map(([label, words]) => (units.length > 1 ? label + words : words)).join('\n');
    return new Map([...found].map(([lang, units]) => [lang, said(units)]));
  };

  const address = (anchor) => {
    const known = document.querySelector('link[rel=canonical]')?.href;
    const here = known ?? location.href.split(/[?#]/)[0];
    return anchor ? `${here}#${anchor}` : here;
  };

  const rows = (unit) => {
    const { anchor } = unit.dataset;
    const hash = hashes(unit);
    const said = texts(unit);
    const found = [['address', null, address(anchor), null]];
    for (const form of forms.children) {
      const {
        lang,
        dataset: { kind, of, language },
      } = form;
      const cited = form.textContent.replace('{place}', unit.getAttribute(`data-place-${of}`));
      const text = said.get(lang);
      if (kind !== 'quote') found.push([kind, lang, cited, language]);
      else if (text) found.push(['text', lang, cited.replace('{text}', () => text), language]);
    }
    if (hash) found.push(['hash', null, hash, null]);
    return found;
  };

  customElements.define(
    'cite-box',
    class extends HTMLElement {
      show(unit, place) {
        const status = make('p', { role: 'status', class: 'note' });
        const row = ([kind, lang, words, language]) => {
          const shown = make('p', { lang, class: 'copied' }, words);
          const id = `_copy.${kind}.${lang ?? ''}`;
          const what = word(`cite.${kind}`);
          const named = lang && lang !== document.documentElement.lang ? word('cite.in', { what, language }) : what;
          const button = make('button', { type: 'button', 'aria-describedby': id }, word('cite.copy'));
          button.addEventListener('click', () => this.copy(words, shown, status));
          return make(
            'div',
            { class: 'copy' },
            make('h3', { id }, named),
            button,
            shown,
            ...(kind === 'hash' ? [make('p', {}, make('a', { href: forms.dataset.check }, word('cite.check')))] : []),
          );
        };
        this.replaceChildren(
          make('h2', { id: '_cite-box' }, word('cite.title', { place })),
          status,
          ...rows(unit).map(row),
        );
      }

      async copy(words, shown, status) {
        try {
          await navigator.clipboard.writeText(words);
          status.textContent = '';
          requestAnimationFrame(() => {
            status.textContent = word('cite.copied');
          });
        } catch {
          // Where nothing can be copied, the words are at least ready to be.
          const field = make('textarea', { readonly: '', rows: 3, 'aria-label': word('cite.copy') });
          field.value = words;
          shown.replaceChildren(field);
          status.textContent = word('cite.select');
          field.focus();
          field.select();
        }
      }
    },
  );

  boxes.cite = (unit, place) => {
    const dialog = box('cite-box');
    dialog.querySelector('cite-box').show(unit, place);
    dialog.showModal();
  };
})();
