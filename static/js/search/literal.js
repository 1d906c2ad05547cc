// Runs of characters as they stand in the texts, whatever words they cut: by the pairs of kyoyaku/search/pairs.py.
const { core, fetched, fold, foldedAll, rowOf, runsOf, isCited, KANA, KANJI } = window.kyoyaku.engine;
const MOST_PAIRS = 6;
// How many results readers see at first, and how many are looked through, so many at a time.
const FIRST = 20;
const MOST_READ_THROUGH = 300;
const AT_ONCE = 60;

// What is compared: letters and digits, with kanji numerals as they are and as digits.
const forms = (text) =>
  [...new Set([foldedAll(text), fold(text)].map((one) => one.replace(/[^\p{L}\p{N}]/gu, '')))].filter(Boolean);

// The characters that follow one somewhere, with the results that have the two.
const file = (first) => `g-${(first.codePointAt() % 65521) % core.pairs}`;
const followers = async (first) => {
  const rows = (await fetched(file(first))) ?? '';
  const row = rows.split('\n').find((one) => one.startsWith(`${first}\t`)) ?? first;
  return row
    .slice(first.length + 1)
    .split(' ')
    .filter(Boolean)
    .map((one) => [[...one][0], one]);
};
const numbers = ([second, packed]) =>
  runsOf(packed.slice(second.length)).flatMap(([start, end]) =>
    Array.from({ length: end - start }, (_, at) => start + at),
  );

// The results that have every pair of a run (of a long one those of a few files, kanji first), or a single kanji.
const having = async (form) => {
  const all = [...form];
  if (all.length < 2) return KANJI.test(form) ? (await followers(form)).flatMap(numbers) : [];
  const pairs = all.slice(1).map((second, at) => [all[at], second]);
  pairs.sort(([a], [b]) => KANA.test(a) - KANA.test(b));
  const files = new Set(pairs.slice(0, MOST_PAIRS).map(([first]) => file(first)));
  const asked = pairs.filter(([first]) => files.has(file(first)));
  const sets = await Promise.all(
    asked.map(async ([first, second]) => {
      const found = (await followers(first)).find(([one]) => one === second);
      return new Set(found ? numbers(found) : []);
    }),
  );
  const [least, ...others] = sets.sort((a, b) => a.size - b.size);
  return [...least].filter((number) => others.every((one) => one.has(number)));
};

// The shortest part of a text that has a run, as it is printed.
const printed = (text, wanted) => {
  const has = (part) => forms(part).some((one) => wanted.some((form) => one.includes(form)));
  if (!has(text)) return undefined;
  // How far one end can come in: the part has the run up to a point, and from there on not.
  const least = (length, part) => {
    let [not, yes] = [0, length];
    while (yes - not > 1) {
      const middle = (not + yes) >> 1;
      if (has(part(middle))) yes = middle;
      else not = middle;
    }
    return yes;
  };
  const end = least(text.length, (to) => text.slice(0, to));
  return text.slice(end - least(end, (size) => text.slice(end - size, end)), end);
};

// Terms and pages come last.
const [, told] = core.kinds.find(([kind]) => kind === 'term');
const ofAgreement = (number) => number < told;

// Results in their order: the first of those that words have, what has the query as it stands, the others. Where all of
// an agreement that have it find room among those seen at first, nothing else takes it from them, unless a provision or
// day is all (`only`) that was asked for.
const arranged = (ranked, fixed, only, numbers) => {
  const has = ([number]) => numbers.has(number);
  const known = new Set(ranked.map(([number]) => number));
  const more = [...numbers].filter((number) => !known.has(number)).sort((a, b) => a - b);
  const rest = ranked.slice(fixed);
  const list = [
    ...ranked.slice(0, fixed),
    ...rest.filter(has),
    ...more.map((number) => [number, { run: true }]),
    ...rest.filter((row) => !has(row)),
  ];
  const meant = (row) => (only && isCited(row)) || (has(row) && ofAgreement(row[0]));
  let room = FIRST - list.filter(meant).length;
  return room < 0 ? list : [...new Set([...list.filter((row) => meant(row) || room-- > 0), ...list])];
};

// What is found as it stands: the words that are printed in a result, and results in their order. `read` leaves out
// those that only have its pairs, until more have it than are seen at first.
window.kyoyaku.literal = async (query) => {
  const wanted = forms(query);
  const numbers = new Set((await Promise.all(wanted.map(having))).flat());
  const words = {};
  const standing = async (number) => {
    const { words: said, row } = (await rowOf(number, 'ja')) ?? {};
    for (const [, , , text] of row?.[5] ?? []) {
      const part = printed(said[text], wanted);
      if (part) return part;
    }
    return undefined;
  };
  const at = (number) => (numbers.has(number) ? (words[number] ??= standing(number)) : undefined);
  const read = async (ranked) => {
    const list = arranged(ranked, 0, false, numbers)
      .map(([number]) => number)
      .filter((number) => numbers.has(number))
      .slice(0, MOST_READ_THROUGH);
    for (let start = 0, held = 0; start < list.length && held <= FIRST; start += AT_ONCE) {
      const some = list.slice(start, start + AT_ONCE);
      const said = await Promise.all(some.map(at));
      for (const number of some.filter((_, place) => !said[place])) numbers.delete(number);
      held += some.filter((number) => numbers.has(number) && ofAgreement(number)).length;
    }
  };
  return { at, read, arranged: (ranked, fixed, only) => arranged(ranked, fixed, only, numbers) };
};
