// Search as readers use it: results while they type, filters, recent queries.
kyoyaku.mount = (place, field) => {
  const box = place.closest('dialog');
  let turn = 0,
    limit,
    kind = null,
    waiting,
    timer,
    said;

  const links = () => [...list.querySelectorAll('a')];
  const again = (more = SHOWN) => {
    limit = more;
    return ask();
  };

  const list = make('ol', { id: box ? '_results' : 'results' });
  const status = make('p', { role: 'status', class: 'spoken' });
  const count = make('p', { class: 'sum', 'aria-hidden': 'true' });
  const notes = make('div', { class: 'note' });
  const recent = make('div', { class: 'recent' });
  const more = button(
    async () => {
      const at = links().length;
      await again(limit + SHOWN);
      links()[at]?.focus();
    },
    {},
    word('more'),
  );
  const kinds = [null, ...KINDS].map((one) => [
    one,
    button(() => {
      kind = one;
      again();
    }, {}),
  ]);
  const filters = make(
    'div',
    { class: 'kinds', role: 'group', 'aria-label': word('filter') },
    ...kinds.map(([, made]) => made),
  );
  const choices = kyoyaku.parties ?? [];
  const party = chooser(choices);
  party.addEventListener('change', () => again());
  const answer = make(
    'div',
    {},
    make(
      'div',
      { class: 'filters' },
      filters,
      ...(choices.length ? [make('label', {}, word('party'), ' ', party)] : []),
    ),
    count,
    notes,
    list,
    more,
  );
  const page = make('a', { href: kyoyaku.page }, word('page'));

  // What every key would be too much for: the address, the title, what is said aloud.
  const settle = () => {
    const q = field.value.trim(),
      query = q && `?${new URLSearchParams({ q })}`;
    clearTimeout(timer);
    status.textContent = said;
    if (box) {
      page.href = kyoyaku.page + query;
      return;
    }
    document.title = q ? word('title', { query: q, title: named }) : named;
    try {
      history.replaceState(history.state, '', location.pathname + query + location.hash);
    } catch {
      /* from a disk, some browsers keep addresses as they are */
    }
  };

  const remember = () => {
    const query = field.value.trim();
    if (query && query.length < LONGEST) kept(store, [...new Set([query, ...past()])].slice(0, RECENT));
    settle();
  };

  // Recent queries, while there is no query.
  const remind = () => {
    const queries = field.value.trim() ? [] : past();
    const keep = (left) => () => {
      kept(store, left);
      remind();
      field.focus();
    };
    const choose = (query) => () => {
      field.value = query;
      field.focus();
      again();
    };
    recent.replaceChildren(...remembered(queries, choose, keep));
  };

  const show = (found) => {
    const counts = { ...found.kinds };
    const below = found.results.findLastIndex((one) => !one.partial) + 1;
    list.replaceChildren(...found.results.map((one, at) => item(one, at === below)));
    more.hidden = found.results.length >= found.total;
    count.textContent = word(found.total ? 'count' : kind || party.value ? 'nothing_here' : 'nothing', {
      n: found.total,
    });
    const lines = noted(found);
    notes.replaceChildren(...lines.map((line) => make('p', {}, line)));
    said = [count.textContent, ...lines].join(' ');
    const few = !kind && Object.keys(counts).length < 2;
    counts.all = Object.values(counts).reduce((sum, n) => sum + n, 0);
    for (const [one, made] of kinds) {
      const n = counts[one ?? 'all'];
      made.hidden = few || (!n && one !== kind);
      made.setAttribute('aria-pressed', one === kind);
      made.replaceChildren(word(`kinds.${one ?? 'all'}`), ' ', make('span', {}, String(n ?? 0)));
    }
  };

  const ask = async () => {
    const run = ++turn,
      query = field.value.trim();
    place.classList.toggle('asked', !!query);
    answer.hidden = !query;
    remind();
    const found =
      query &&
      (await kyoyaku.search(query, {
        lang: kyoyaku.langs[0],
        langs: kyoyaku.langs,
        kinds: kind && [kind],
        party: party.value || null,
        limit,
        first: (few) => run === turn && show(few),
      }));
    if (run !== turn) return;
    list.dataset.query = query;
    if (found) show(found);
    else {
      list.replaceChildren();
      kind = null;
      said = '';
    }
    clearTimeout(timer);
    timer = setTimeout(settle, QUIET);
  };

  // Keys that came in while an answer was worked out are answered together.
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(again, 0, SHOWN);
  });
  field.addEventListener('focus', remind);
  list.addEventListener('click', remember);
  place.addEventListener('keydown', async (event) => {
    const { key, target } = event;
    const all = links(),
      at = all.indexOf(target),
      typing = target === field;
    // While words are being composed, the keys are the composer's.
    if (event.isComposing || event.keyCode === 229) {
      if (key === 'Escape') event.preventDefault();
      return;
    }
    let to;
    if (key === 'ArrowDown' && (typing || at >= 0)) to = all[at + 1];
    else if (key === 'ArrowUp' && at >= 0) to = all[at - 1] ?? field;
    else if (key === 'Enter' && typing) {
      event.preventDefault();
      clearTimeout(waiting);
      await again();
      remember();
      [to] = links();
    } else if (key === 'Escape') {
      event.preventDefault();
      if (box) return box.close();
      field.value = '';
      again();
      to = field;
    }
    if (!to) return;
    event.preventDefault();
    to.focus();
  });

  if (box) {
    field.after(button(() => box.close(), {}, word('close')));
    place.append(make('p', { class: 'note' }, word('hint')));
  }
  place.append(
    status,
    answer,
    recent,
    make('div', { class: 'foot' }, button(kyoyaku.help, {}, word('keys.title')), ...(box ? [page] : [])),
  );
  again();
};
