// What readers see of a result, and of what they asked before. All of it is put into text nodes.
const { kyoyaku } = window;
const { make, word, kept } = kyoyaku;
const KINDS = ['preamble', 'article', 'closing', 'annex', 'category', 'measure', 'term', 'page'];
const SHOWN = 20,
  RECENT = 8,
  LONGEST = 100,
  MARKS = 8,
  QUIET = 400;
const store = `recent ${kyoyaku.root}`;
const named = document.title;

// The language of words, where it is not the page's.
const foreign = (lang) => {
  const tag = word(`lang.${lang}`) || lang;
  return tag === document.documentElement.lang ? null : tag;
};

const button = (act, attributes, ...children) => {
  const made = make('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', act);
  return made;
};

// The marked words go along, so that the page led to can mark them too.
const address = ({ href, excerpt }) => {
  const words = new Set(excerpt.parts.flatMap(([text, marked]) => (marked ? text.trim() : [])));
  const [path, place] = href.split('#');
  const mark = [...words].slice(0, MARKS).join(' ');
  return kyoyaku.edition + path + (mark && `?${new URLSearchParams({ mark })}`) + (place ? `#${place}` : '');
};

// A result; with a line above it where from here on results have only a part of what was asked for.
const item = (one, first) =>
  make(
    'li',
    { 'data-id': one.id, 'data-kind': one.kind },
    ...(first ? [make('hr', {}), make('p', { class: 'sum' }, word('partial'))] : []),
    make('div', {}, make('a', { href: address(one), lang: foreign(one.lang) }, one.title)),
    make(
      'p',
      { class: 'note' },
      make('span', { class: 'chip' }, word(`kind.${one.kind}`)),
      ' ',
      [one.agreement, one.place].filter(Boolean).join(word('within')),
    ),
    make(
      'p',
      { lang: foreign(one.excerpt.lang) },
      ...one.excerpt.parts.map(([text, marked]) => (marked ? make('mark', { class: 'hit' }, text) : text)),
    ),
  );

const past = () => [kept(store)].flat().filter((one) => typeof one === 'string');

// Recent queries: each to choose or to forget, and all to clear. Nothing where there are none.
const remembered = (queries, choose, keep) => {
  if (!queries.length) return [];
  const row = (query) => {
    const left = queries.filter((one) => one !== query);
    const forget = button(keep(left), { 'aria-label': word('forget', { query }) }, '\u00d7');
    return make('li', {}, button(choose(query), {}, query), forget);
  };
  return [make('p', {}, word('recent')), make('ul', {}, ...queries.map(row)), button(keep([]), {}, word('clear'))];
};

// What is told of a query beside its results.
const noted = ({ notes, damaged }) => {
  const said = ({ type, typed, words }) =>
    word(`note.${type}`, { typed, words: (words?.length ? words : [typed]).join(word('and')) });
  return [...notes.map(said), ...(damaged ? [word('damaged')] : [])];
};

const chooser = (parties) => {
  const options = parties.map(([index, name]) => make('option', { value: index }, name));
  return make('select', {}, make('option', { value: '' }, word('parties')), ...options);
};
