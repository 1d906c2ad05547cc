// <jump-box>: the box itself.
customElements.define(
  'jump-box',
  class extends HTMLElement {
    connectedCallback() {
      this.field = make('textarea', {
        id: '_where',
        rows: 2,
        'aria-describedby': '_where_hint',
        maxlength: LONGEST,
        enterkeyhint: 'go',
      });
      this.answer = make('div', { class: 'answer' });
      this.status = make('div', { role: 'status' });
      const go = make('button', { type: 'submit' }, word('jump.go'));
      const form = make(
        'form',
        {},
        make('label', { for: '_where' }, word('jump.label')),
        this.field,
        make('p', { class: 'note', id: '_where_hint' }, word('jump.hint')),
        make('p', { class: 'acts' }, go),
      );
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.ask();
      });
      this.field.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        this.ask();
      });
      this.append(make('h2', { id: '_jump-box' }, word('jump.title')), form, this.status, this.answer);
    }

    async ask() {
      const typed = this.field.value.trim();
      if (!typed) return;
      let rows;
      try {
        await fetched(nearest);
        rows = placed(typed);
        // Perhaps it is of another language.
        if (!rows.length && !codes(typed).length && !quoted(typed)) {
          await fetched(citing);
          rows = placed(typed);
        }
      } catch {
        this.tell(word('jump.failed'));
        return;
      }
      const other = rows.length ? null : quoted(typed),
        close = rows.length ? null : near(typed);
      const called = typed.length > QUOTED ? `${typed.slice(0, QUOTED)}\u2026` : typed;
      if (rows.length === 1) this.go(rows[0]);
      else if (rows.length) this.tell(word('jump.several', { typed: called, n: rows.length }), rows);
      else if (other) this.tell(word(`jump.${other.way}`, { n: other.rows.length }), other.rows, other.pasted);
      else if (close) this.tell(word('jump.absent', { typed: called }), [close]);
      else this.tell(word('jump.unknown', { typed: called }));
    }

    // Where there is more than one place, they have the same words: how those differ is shown once.
    tell(words, rows = [], pasted = null) {
      this.status.replaceChildren(make('p', {}, words));
      const item = (row) => {
        const link = make(
          'a',
          { href: this.address(row), lang: row.lang === say ? null : tag(row.lang) },
          row.name || row.text,
        );
        link.addEventListener('click', () => this.closest('dialog').close());
        return make('li', {}, link);
      };
      this.answer.replaceChildren(
        ...(pasted ? [shown(differences(pasted, rows[0].text), tag(rows[0].lang))] : []),
        ...(rows.length ? [make('ul', {}, ...rows.map(item))] : []),
      );
    }

    address({ href }) {
      return kyoyaku.edition + href;
    }

    go(row) {
      this.tell('');
      this.closest('dialog').close();
      location.href = this.address(row);
    }
  },
);

kyoyaku.boxes.jump = () => {
  const box = kyoyaku.box('jump-box');
  box.showModal();
  box.querySelector('textarea').focus();
  box.querySelector('textarea').select();
};
