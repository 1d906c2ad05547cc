// Places by their number or their name; where a sentence stands, and whether it is exact.
// Numbers are read by the grammar that search reads them by.
const { kyoyaku } = window;
const {
  make,
  word,
  langs,
  data: { places, citable, say },
} = kyoyaku;
const citing = citable.split(' ');
const nearest = langs.some((lang) => citing.includes(lang)) ? langs : [...langs, citing[0]];
const LEAST = 5,
  ENOUGH = 0.4,
  LONGEST = 4000,
  QUOTED = 40,
  NAMED = 90,
  FULL = 12;
const gathered = {};

kyoyaku.grammar = prepare;
kyoyaku.places = (lang, rows) => {
  gathered[lang] = rows.map(([code, href, name, text]) => ({ code, href, name, text, lang }));
};

const tag = (lang) => word(`lang.${lang}`) || lang;
const all = () => Object.values(gathered).flat();
const fetched = (wanted) => kyoyaku.load('search/grammar.js', ...wanted.map((lang) => `${places}-${lang}.js`));

// Of a text, what is said: widths, capitals, white space and punctuation are no matter.
const bare = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
const bared = (row) => (row.bared ??= { name: bare(row.name), text: bare(row.text) });

// The codes that a query may mean, the likeliest first. A number alone is an article, two are its paragraph.
const codes = (query) => {
  const q = fold(query).replace(/[\u2010-\u2015\u2212\u30fc]/g, '-');
  const plain = q.match(/^\u00a7? ?(\d+)(?: ?[-.,/( ] ?(\d+) ?\)?)?$/);
  if (plain) {
    const [, article, paragraph] = plain.map(Number);
    return paragraph ? [`\u00a7${article}.${paragraph}`, `\u00a7${article}_${paragraph}`] : [`\u00a7${article}`];
  }
  const { cites, rest } = cited(q);
  if (cites.length !== 1 || /[\p{L}\p{N}]/u.test(rest)) return [];
  const [code] = cites;
  return code.startsWith('@') ? [code, code.replace('.', ':'), `${code}:`] : [code];
};

const once = (rows) => [...new Map(rows.map((row) => [row.href, row])).values()];

const placed = (query) => {
  for (const code of codes(query)) {
    const rows = all().filter((row) => row.code === code);
    if (rows.length) return once(rows);
  }
  const wanted = bare(query);
  if (!wanted) return [];
  const titled = (row) => /^(?:\u00a7\d+(?:_\d+)*|[@=].*)$/.test(row.code) && row.text.length < NAMED;
  const called = once(all().filter((row) => bared(row).name === wanted || (titled(row) && bared(row).text === wanted)));
  if (called.length) return called;
  // A full citation ends with the place.
  const [longest] = all()
    .filter((row) => row.name.length > 2 && wanted.length > FULL && wanted.endsWith(bared(row).name))
    .sort((a, b) => b.name.length - a.name.length);
  if (longest) return [longest];
  const named = (row) => row.code === '=' && titled(row) && bared(row).text.includes(wanted);
  return wanted.length > 1 ? once(all().filter(named)) : [];
};

// Near a number that is not there: the last place before it.
const near = (query) => {
  const [code] = codes(query);
  if (!code) return null;
  const heads = all().filter((row) => row.code[0] === code[0] && /^.\d+$/.test(row.code));
  const asked = parseInt(code.slice(1), 10);
  return heads.filter((row) => parseInt(row.code.slice(1), 10) <= asked).at(-1) ?? heads[0] ?? null;
};

const bigrams = (text) => {
  const counted = new Map();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    counted.set(pair, (counted.get(pair) ?? 0) + 1);
  }
  return counted;
};

// How much of what was pasted a text has.
const common = (own, text) => {
  const theirs = bigrams(text);
  let both = 0,
    total = 0;
  for (const [pair, n] of own) {
    both += Math.min(n, theirs.get(pair) ?? 0);
    total += n;
  }
  return total ? both / total : 0;
};

// Two texts as one: what both have, what only the pasted one has, what only the printed one has.
const differences = (pasted, text) => {
  const a = [...pasted],
    b = [...text];
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  const parts = [];
  const add = (kind, one) => {
    if (parts.at(-1)?.[0] === kind) parts.at(-1)[1] += one;
    else parts.push([kind, one]);
  };
  let i = 0,
    j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('', a[i]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && table[i + 1][j] >= table[i][j + 1])) {
      add('gone', a[i]);
      i += 1;
    } else {
      add('new', b[j]);
      j += 1;
    }
  }
  // The rest of a longer text is no difference of the part that was pasted.
  if (parts[0]?.[0] === 'new') parts[0][0] = 'rest';
  if (parts.at(-1)?.[0] === 'new') parts.at(-1)[0] = 'rest';
  return parts;
};

const shown = (parts, lang) =>
  make(
    'p',
    { lang, class: 'found' },
    ...parts.map(([kind, words]) => {
      const said = { 'data-start': word(`jump.${kind}`), 'data-end': word('jump.end') };
      if (kind === 'gone') return make('del', said, words);
      if (kind === 'new') return make('ins', said, words);
      return kind ? make('span', { class: 'rest' }, words) : words;
    }),
  );

const sought = (pasted) => {
  const whole = pasted.trim();
  const same = all().filter((row) => row.text.includes(whole));
  if (same.length) return { way: 'exact', rows: same };
  const wanted = bare(whole);
  const alike = wanted ? all().filter((row) => bared(row).text.includes(wanted)) : [];
  if (alike.length) return { way: 'loose', rows: alike, pasted: whole };
  const own = bigrams(wanted);
  const [most] = all()
    .map((row) => [common(own, bared(row).text), row])
    .sort((a, b) => b[0] - a[0]);
  if (!most || most[0] < ENOUGH) return null;
  return { way: 'near', rows: all().filter((row) => row.text === most[1].text), pasted: whole };
};
const quoted = (typed) => (codes(typed).length || typed.length < LEAST ? null : sought(typed));
