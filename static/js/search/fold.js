// Folding, by the table that the build folds with: kyoyaku/text/folding.toml.
let table;
let characters;
let kana;
let small;
let rules;
let grammar;
let stems;
let endings;
let forms;
let numeral;
let invisible;
// What is composed as one: a character with the marks that follow it.
let clusters;

const pairs = (words) => Object.fromEntries(words.split(' ').map((one) => [one[0], one.slice(1)]));

const prepare = (given) => {
  table = given;
  const { romaji, numerals } = table;
  ({ characters } = table);
  invisible = RegExp(`[${table.invisible}]`, 'gu');
  clusters = RegExp(`[^][\\p{M}\uff9e\uff9f${table.invisible}]*`, 'gu');
  kana = pairs(romaji.kana);
  small = pairs(romaji.small);
  rules = Object.fromEntries(
    ['exact', 'loose'].map((name) => [name, romaji[name].map(([what, by]) => [RegExp(what, 'g'), by])]),
  );
  grammar = table.grammar.map(({ kind, pattern }) => [kind, RegExp(pattern)]);
  numeral = RegExp(numerals.pattern, 'g');
};

// One character after NFKC, which may give several.
const folded = (char) => {
  let one = char.toLowerCase();
  if (one >= 'ァ' && one <= 'ヶ') one = String.fromCharCode(one.charCodeAt() - 0x60);
  return characters[one] ?? one;
};

const foldedAll = (text) => [...text.replace(invisible, '').normalize('NFKC')].map(folded).join('');

const digits = (kanji) => {
  const { digits: ones, units } = table.numerals;
  if (![...kanji].some((one) => units.includes(one))) return [...kanji].map((one) => ones.indexOf(one)).join('');
  let total = 0;
  let digit = 0;
  for (const one of kanji) {
    if (units.includes(one)) {
      total += (digit || 1) * 10 ** (units.indexOf(one) + 1);
      digit = 0;
    } else digit = ones.indexOf(one);
  }
  return `${total + digit}`;
};

const fold = (text) =>
  foldedAll(text)
    .replace(/[\s\x00-\x20\x7f-\xa0]+/g, ' ')
    .replace(/^ | $/g, '')
    .replace(numeral, (one) => digits(one));

const replaced = (text, name) => rules[name].reduce((words, [what, by]) => words.replace(what, by), text);

// A reading in roman letters: exact tells long vowels from short ones, loose does not.
const latin = (reading) => {
  let out = '';
  [...reading].forEach((one, at, all) => {
    const tail = small[one];
    if (tail) {
      const before = out.slice(-1);
      if (before === 'i' && /[^y]/.test(out.slice(-2, -1))) out = `${out.slice(0, -1)}y${tail.slice(-1)}`;
      else out = (/[eo]/.test(before) ? out.slice(0, -1) : out) + tail;
    } else if (one === 'っ') {
      const next = kana[all[at + 1]] ?? '';
      out += next.length > 1 ? next[0] : '';
    } else out += kana[one] ?? one;
  });
  return replaced(out, 'exact');
};
const loose = (exact) => replaced(exact, 'loose');

const stem = (word) => {
  let rest = forms.get(word) ?? word;
  for (let turn = 0; turn < 2; turn += 1) {
    const end = endings.find((one) => rest.endsWith(one) && rest.length - one.length >= stems.shortest) ?? '';
    rest = rest.slice(0, rest.length - end.length);
  }
  return rest.length > stems.shortest && rest.at(-1) === rest.at(-2) ? rest.slice(0, -1) : rest;
};

// The provision or day that a match of the grammar names.
const named = (kind, { e, y, m, n, d, a, b, p, p2, i, t, s }) => {
  if (kind === 'table') return `@${+t}${s ? `.${+s}` : ''}`;
  if (kind === 'day') {
    const year = (/\d/.test(y) ? +y : 1) + (table.eras[(e ?? '').replace(/[. ]/g, '')] ?? 0);
    const month = m ?? (n && table.months.indexOf(n) + 1);
    return `d${year}${month ? `-${+month}` : ''}${month && d ? `-${+d}` : ''}`;
  }
  const branches = (b ?? '').match(/\d+/g) ?? [];
  return [`§${[a, ...branches].map(Number).join('_')}`, ...[p ?? p2, i].filter(Boolean).map(Number)].join('.');
};

// The provisions and days that a folded query names, and what is left of it.
const cited = (query) => {
  let rest = query;
  for (const { pattern, words } of table.rewrite) {
    rest = rest.replace(RegExp(pattern, 'g'), (_all, before, word) => before + (words.indexOf(word) + 1));
  }
  const cites = [];
  const typed = [];
  for (const [kind, pattern] of grammar) {
    rest = rest.replace(pattern, (...found) => {
      cites.push(named(kind, found.at(-1)));
      typed.push(found[0].trim());
      return ' ';
    });
  }
  return { cites, typed, rest };
};
