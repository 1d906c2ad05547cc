// <compare-rows>: shows the rows that a reader asks for, in the way asked for. All of it stands in the address.
(() => {
  'use strict';
  const { load, display, named, soon } = window.kyoyaku;
  const FILTERS = ['group', 'pattern', 'opens'];
  const SHOWN = ['stock', 'as'];
  const QUIET = 300;
  const root = document.documentElement;

  const fold = (text) => text.normalize('NFKC').toLowerCase();

  // Words as printed: without readings, and each language on a line.
  const printed = (cell, units = '[data-unit]') =>
    [...cell.querySelectorAll(units)]
      .map((one) => {
        const copy = one.cloneNode(true);
        for (const reading of copy.querySelectorAll('rt, rp')) reading.remove();
        return copy.textContent;
      })
      .join('\n');

  customElements.define(
    'compare-rows',
    class extends HTMLElement {
      connectedCallback() {
        this.form = this.querySelector('.filter');
        this.tables = [...this.querySelectorAll('.roles-table')];
        this.rows = this.tables.flatMap((table) =>
          [...table.tBodies[0].rows].map((row) => ({
            row,
            group: [table.dataset.group],
            pattern: [row.dataset.pattern],
            opens: (row.dataset.opens ?? '').split(' '),
          })),
        );
        this.wordings = [...this.querySelectorAll('.party-wordings > ul > li')];
        this.status = this.form.querySelector('.shown');
        this.listen();
        this.restore();
      }

      listen() {
        const { form } = this;
        form.addEventListener('input', ({ target }) => soon(() => this.changed(target)));
        form.addEventListener('submit', (event) => event.preventDefault());
        form.addEventListener('reset', (event) => {
          event.preventDefault();
          this.ask(new URLSearchParams());
          this.keep(true);
        });
        form.elements.csv.addEventListener('click', () => this.save());
        form.elements.print.addEventListener('click', () => this.print());
        this.addEventListener('change', ({ target }) => {
          if (target.name === 'marks')
            soon(() => {
              this.dataset.marks = target.value;
            });
        });
        this.addEventListener('click', (event) => this.followed(event));
        window.addEventListener('popstate', () => this.restore());
        window.addEventListener('hashchange', () => this.reveal());
        window.addEventListener('display', () => this.follow());
      }

      changed(field) {
        if (SHOWN.includes(field.name))
          display(field.name, field.type === 'checkbox' && !field.checked ? '' : field.value);
        this.apply();
        this.keep(field.name !== 'q');
      }

      // What the form says, as the address has it: what is usual is left out.
      state() {
        return new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value.trim()));
      }

      keep(step) {
        clearTimeout(this.timer);
        const write = () => {
          const query = this.state().toString();
          const address = location.pathname + (query && `?${query}`) + (step ? '' : location.hash);
          if (query === location.search.slice(1)) return;
          try {
            history[step ? 'pushState' : 'replaceState'](null, '', address);
          } catch {
            /* from a disk, some browsers keep addresses as they are */
          }
        };
        if (step) write();
        else this.timer = setTimeout(write, QUIET);
      }

      restore() {
        const asked = new URLSearchParams(location.search);
        for (const name of SHOWN) if (asked.has(name)) display(name, asked.get(name), false);
        this.ask(asked, asked.get('view') ?? '');
        this.follow();
        this.reveal();
      }

      // Sets the filters, and the view where one is given.
      ask(asked, view) {
        const { elements } = this.form;
        for (const field of elements) {
          if (FILTERS.includes(field.name)) {
            const values = [field.value, ...(field.dataset.was ?? '').split(' ')].filter(Boolean);
            field.checked = asked.getAll(field.name).some((one) => values.includes(one));
          }
          if (field.name === 'view' && view !== undefined) field.checked = field.value === view;
        }
        if (!elements.view.value && view) elements.view.value = '';
        elements.q.value = asked.get('q') ?? '';
        if ([...FILTERS, 'q', 'view'].some((name) => asked.has(name)))
          this.querySelector('.filter details').open = true;
        this.apply();
      }

      follow() {
        for (const field of this.form.elements) {
          if (SHOWN.includes(field.name)) field.checked = field.value === display(field.name);
        }
      }

      apply() {
        const state = this.state();
        const wanted = FILTERS.map((name) => [name, state.getAll(name)]).filter(([, values]) => values.length);
        const words = fold(state.get('q') ?? '')
          .split(/\s+/)
          .filter(Boolean);
        const shown = new Set();
        for (const one of this.rows) {
          const fits =
            wanted.every(([name, values]) => one[name].some((value) => values.includes(value))) &&
            words.every((word) => (one.text ??= fold(printed(one.row, '.in-line, [data-unit]'))).includes(word));
          if (one.row.hidden === fits) one.row.hidden = !fits;
          if (fits) shown.add(`#${one.row.id}`);
        }
        for (const table of this.tables)
          table.parentNode.hidden = ![...table.tBodies[0].rows].some((row) => !row.hidden);
        for (const one of this.wordings) {
          const held = [...one.querySelectorAll('.holders li')];
          for (const item of held) item.hidden = !shown.has(item.querySelector('a').getAttribute('href'));
          one.hidden = held.every((item) => item.hidden);
        }
        const view = state.get('view') ?? '';
        if (this.dataset.view !== view) this.dataset.view = view;
        this.tell(shown.size);
      }

      tell(amount) {
        const { shown, none } = this.form.dataset;
        const words = amount ? shown.replace('{n}', amount).replace('{total}', this.rows.length) : none;
        this.toggleAttribute('data-part', amount < this.rows.length);
        if (this.status.textContent !== words) this.status.textContent = words;
        for (const name of ['csv', 'print']) this.form.elements[name].disabled = !amount;
      }

      // A number of the matrix shows its rows.
      followed(event) {
        const link = event.target.closest('[data-filter]');
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.ask(new URLSearchParams(link.dataset.filter), '');
        this.keep(true);
        const head = this.form.querySelector('h2');
        head.tabIndex = -1;
        head.focus();
        head.scrollIntoView();
      }

      // What an address leads to is shown, whatever the filter says.
      reveal() {
        const target = document.getElementById(named(location.hash.slice(1)));
        if (!target || !this.contains(target) || target.getClientRects().length) return;
        this.ask(new URLSearchParams(), '');
        this.keep(false);
        target.scrollIntoView();
      }

      save() {
        load('js/rows-csv.js').then(
          () => window.kyoyaku.saveRows(this.tables, this.form.dataset, printed),
          () => {},
        );
      }

      print() {
        root.dataset.print = 'rows';
        window.addEventListener(
          'afterprint',
          () => {
            delete root.dataset.print;
          },
          { once: true },
        );
        window.print();
      }
    },
  );
})();
