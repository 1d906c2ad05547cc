// Runs of characters as they stand in the texts, whatever words they cut: by the pairs of kyoyaku/search/pairs.py.
const { core, fetched, fold, foldedAll, rowOf, runsOf, KANA, KANJI } = window.kyoyaku.engine;
const MOST_PAIRS = 6;

// What is compared: letters and digits, with kanji numerals as they are and as digits.
const forms = (text) =>
  [...new Set([foldedAll(text), fold(text)].map((one) => one.replace(/[^\p{L}\p{N}]/gu, '')))].filter(Boolean);

// The characters that follow one somewhere, with the results that have the two.
const followers = async (first) => {
  const rows = (await fetched(`g-${(first.codePointAt() % 65521) % core.pairs}`)) ?? '';
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

// The results that have every pair of a run (of a long one some, kanji first), or a single kanji.
const having = async (form) => {
  const all = [...form];
  if (all.length < 2) return KANJI.test(form) ? (await followers(form)).flatMap(numbers) : [];
  const pairs = all.slice(1).map((second, at) => [all[at], second]);
  pairs.sort(([a], [b]) => KANA.test(a) - KANA.test(b));
  const sets = await Promise.all(
    pairs.slice(0, MOST_PAIRS).map(async ([first, second]) => {
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

// What is found as it stands: numbers of results, and for each the words that are printed there.
window.kyoyaku.literal = async (query) => {
  const wanted = forms(query);
  const found = new Set((await Promise.all(wanted.map(having))).flat());
  const words = {};
  const standing = async (number) => {
    const { words: said, row } = (await rowOf(number, 'ja')) ?? {};
    for (const [, , , text] of row?.[5] ?? []) {
      const part = printed(said[text], wanted);
      if (part) return part;
    }
    return undefined;
  };
  return { numbers: found, at: (number) => (found.has(number) ? (words[number] ??= standing(number)) : undefined) };
};
