// The rows shown as a CSV file, by the rules that every table of the site is written by. Fetched when it is asked for.
(() => {
  'use strict';
  const { kyoyaku } = window;

  const csv = (lines, { taken, mark, bom, end }) => {
    const harmful = new RegExp(taken);
    const quoted = (cell) => `"${(harmful.test(cell) ? mark + cell : cell).replaceAll('"', '""')}"`;
    return bom + lines.map((line) => line.map(quoted).join(',') + end).join('');
  };

  // A row under its heads: its group, its cells, what differs in it, where it stands.
  const line = (table, row, heads, differs, printed) => {
    const [title, ...cells] = row.cells;
    const differing = cells.filter((cell) => cell.querySelector('.kind')).map((cell) => heads[cell.cellIndex]);
    return [
      printed(table.caption, '.in-line'),
      printed(title, '.in-line'),
      ...cells.map((cell) => printed(cell)),
      ...(differs ? [differing.join(' ')] : []),
      title.querySelector('a').href,
    ];
  };

  const lines = (tables, words, printed) => {
    const [group, differs, address] = words.split('|');
    const found = [];
    let last = '';
    for (const table of tables.filter((one) => !one.parentNode.hidden)) {
      const heads = [...table.tHead.rows[0].cells].map((cell) => printed(cell, '.in-line') || cell.textContent);
      const head = [group, ...heads, ...(differs ? [differs] : []), address];
      // Each annex has heads of its own, printed again where they change.
      if (head.join('|') !== last) found.push(...(last ? [[]] : []), head);
      last = head.join('|');
      const shown = [...table.tBodies[0].rows].filter((one) => !one.hidden);
      found.push(...shown.map((row) => line(table, row, heads, differs, printed)));
    }
    return found;
  };

  kyoyaku.saveRows = (tables, { heads, csv: rules, file }, printed) => {
    const text = csv(lines(tables, heads, printed), JSON.parse(rules));
    const href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    kyoyaku.make('a', { download: file, href }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
})();
