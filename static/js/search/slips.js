// What is taken for another word: slips, readings in a row, kanji of the same sound or shape. It comes once a query has
// something that no word of the index is.
const {
  own,
  gap,
  option,
  options,
  some,
  inside,
  cheapest,
  whole,
  begun,
  stub,
  latin,
  loose,
  replaced,
  KANA,
  core,
  latins,
  sounding,
  bySurface,
  byExact,
  sounds,
  shapes,
} = window.kyoyaku.engine;

// How many slips are between two rows of letters or of kana (one wrong, lost, doubled, or two that changed places); 9
// where too many.
const distance = (typed, word, long) => {
  const most = typed.length > long ? 2 : 1;
  if (Math.abs(typed.length - word.length) > most || !word.slice(0, 3).includes(typed[0])) return 9;
  let [older, old] = [[], [...Array(word.length + 1).keys()]];
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= word.length; j += 1) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (typed[i - 1] !== word[j - 1]));
      if (typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return 9;
    [older, old] = [old, row];
  }
  return old[word.length] > most ? 9 : old[word.length];
};
// The nearest of [word, spelling] with a slip; `most` slips are let pass.
const slipped = (typed, list, most = 2, long = 8) => {
  const near =
    typed.length < (long > 7 ? 5 : 4)
      ? []
      : list
          .filter(([word]) => own(word))
          .map(([word, key]) => [word, distance(typed, key, long)])
          .filter(([, slips]) => slips <= most);
  const least = Math.min(...near.map(([, slips]) => slips));
  return near.filter(([, slips]) => slips === least).map(([word]) => option(word, 0.6 - 0.1 * least, 'slip'));
};
const slips = (exact, most) => slipped(loose(exact), sounding, most);
// What was typed in kana slips by whole kana.
const kanaOf = (key) => key.match(/[^aeiou]?y?[aeiou]|./g) ?? [];
const slipsOfKana = (exact) =>
  slipped(
    kanaOf(loose(exact)),
    sounding.map(([word, key]) => [word, kanaOf(key)]),
    2,
    6,
  );
const singular = (word) => word.replace(/ies$/, 'y').replace(/s$/, '');
const misspelt = (text) =>
  slipped(
    text,
    latins.flatMap((word) => [
      [word, word.folded],
      [word, singular(word.folded)],
    ]),
  );

// A run of roman letters as several readings one after the other; `close` lets words with a slip in.
const strung = (exact, half, close) => {
  const found = cheapest(exact.length, (from) => {
    const edges = [[from + 1, 3, { text: exact[from] }]];
    for (let to = from + 2; to <= Math.min(exact.length, from + 24); to += 1) {
      const text = exact.slice(from, to);
      const list =
        to - from < 3
          ? undefined
          : (whole(text) ?? (half && from && to === exact.length ? some(begun(text)) : undefined));
      if (list) edges.push([to, 1, { text, options: list }]);
      else if (core.hushed.has(text)) edges.push([to, 1.2, { text, hushed: true }]);
      else if (close && to - from > 4) {
        const near = slips(text, 1);
        if (near.length) edges.push([to, 2, { text, options: near }]);
      }
    }
    return edges;
  });
  const known = found.filter((one) => one.options);
  const lost = found.filter(gap).length;
  return known.some((one) => one.text.length > (lost ? 5 : 3)) && lost <= exact.length * 0.2
    ? { known, lost }
    : undefined;
};

// Several readings in a row, or else a slip, or else readings with something unknown between them.
const spelled = (text, exact, half, close) => {
  const tries = exact.length > 5 && exact.length < 40;
  const run = tries && strung(exact, half);
  if (run && !run.lost) return run.known;
  const found = close();
  if (found.length) return [{ text, options: found }];
  const near = tries && exact.length > 9 && strung(exact, half, true);
  return (near && !near.lost ? near : run)?.known ?? [{ text, options: [] }];
};

// Kanji and kana mixed, as an input method leaves them: kanji must stand in the word, kana in its reading, in this
// order.
const mixed = (text, half) => {
  const parts = text.match(/[ぁ-ゖa-z]+|[^ぁ-ゖa-z]+/g);
  const shape = RegExp(
    `^${parts
      .map((part) => (KANA.test(part) ? '.+' : part.replace(/[^\p{L}\p{N}]/gu, '.')))
      .join('')}${half ? '' : '$'}`,
    'u',
  );
  const heardParts = parts.filter((part) => KANA.test(part)).map((part) => stub(latin(part)));
  return inside((word) => {
    let at = 0;
    return (
      word.exact && shape.test(word.folded) && heardParts.every((sound) => (at = word.exact.indexOf(sound, at) + 1))
    );
  }).map((word) => option(word, 0.85, 'reading'));
};

// Other kanji of the same sound or shape: 観公 for 観光, 移往 for 移住.
const homophones = (text) => {
  const typed = [...text];
  const alike = typed.flatMap((one, at) =>
    (shapes[one] ?? []).map((other) => typed.map((was, i) => (i === at ? other : was)).join('')),
  );
  let said = [''];
  for (const one of typed) {
    const each = sounds[one] ?? (KANA.test(one) ? [latin(one)] : []);
    said = said.flatMap((start) => each.map((tail) => start + tail)).slice(0, 64);
  }
  const told = new Set(said.flatMap((one) => [one, one.replace(/(?:tu|ti|ku|ki)([kstp])/g, '$1$1')]));
  return [
    ...(typed.length > 1 ? alike.flatMap((one) => options(bySurface.get(one)?.filter(own), 0.5, 'slip')) : []),
    ...[...told].flatMap((one) =>
      one.length < 4 ? [] : options(byExact.get(replaced(one, 'exact'))?.filter(own), 0.5, 'slip'),
    ),
  ];
};

// One wrong character in three, or somewhere in a longer word.
const miswritten = (text) => {
  const typed = [...text];
  const off = (word, start) => typed.reduce((sum, one, at) => sum + (one !== word[start + at]), 0);
  return typed.length < 3 || /\d/.test(text)
    ? []
    : inside(({ folded: word }) => {
        for (
          let start = 0;
          start <= (typed.length > 3 ? word.length : typed.length === word.length && typed.length) - typed.length;
          start += 1
        ) {
          if (off(word, start) === 1) return true;
        }
        return false;
      }).map((word) => option(word, 0.5, 'slip'));
};

window.kyoyaku.slips = { spelled, slips, slipsOfKana, misspelt, mixed, homophones, miswritten };
