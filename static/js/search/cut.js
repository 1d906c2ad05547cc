// Cutting a query into terms: pieces with their options. A term without any is unknown; what says nothing is left out.
const gap = (one) => !one.options && !one.hushed;
// A single kanji beside unknown ones is no word.
const odd = (one) => (gap(one) ? KANJI.test(one.text) : one.text.length === 1 && !one.hushed && KANJI.test(one.text));
const unlettered = (run, at, kind) => !(at > 0 && at < run.length && kind.test(run[at - 1]) && kind.test(run[at]));
const bounded = (run, from, to) =>
  [/\d/, /[a-z]/].every((kind) => unlettered(run, from, kind) && unlettered(run, to, kind));

// Whether a piece may be grammar: what was typed in katakana never is.
const grammatical = (run, foreign, from, to) =>
  !foreign.some((one) => {
    const start = run.indexOf(one);
    return start >= 0 && start < to && from < start + one.length;
  });

// A run of Japanese: words that are known (not `but` itself), the rest between them. `foreign` is what was typed in
// katakana.
const cut = (run, foreign, but) =>
  cheapest(run.length, (from) => {
    const [char] = run.slice(from); // 𠮷 is two units long
    const edges = [[from + char.length, KANJI.test(char) ? 2 : 1.5, { text: char }]];
    for (let to = from + 1; to <= Math.min(run.length, from + longest); to += 1) {
      const text = run.slice(from, to);
      const single = to - from === 1;
      const known =
        text !== but && bounded(run, from, to)
          ? bySurface.get(text)?.filter((word) => !single || own(word) || run === text)
          : undefined;
      if (ignored[0].has(text) && grammatical(run, foreign, from, to))
        edges.push([to, 0.9 + 0.01 * text.length, { text, hushed: true }]);
      else if (known?.length) {
        edges.push([
          to,
          (single ? 1.7 : 1) - 0.01 * text.length,
          { text, options: [...options(known, 1), ...(known.some(own) ? [] : containing(text))] },
        ]);
      }
    }
    return edges;
  }).reduce((list, one) => {
    const last = list.at(-1);
    const joins =
      last &&
      ((gap(last) && gap(one) && /[a-z]$/.test(last.text) <= /^[a-z]/.test(one.text)) ||
        (odd(last) && odd(one) && (gap(last) || gap(one))));
    if (joins) list.push({ text: list.pop().text + one.text });
    else list.push(one);
    return list;
  }, []);

// A reading that is no word's: several in a row, or what `close` takes it for.
const lettered = (text, ...given) => some(taken('spelled', text, ...given)) ?? [{ text, options: [] }];
const kanaTerms = (text, half) => {
  const exact = latin(text);
  const found = [...options(bySurface.get(text), 1), ...containing(text, true), ...(readAs(exact, half) ?? [])];
  return found.length
    ? [{ text, options: found }]
    : lettered(text, exact, half, () => some(taken('slipsOfKana', exact)) ?? taken('slips', exact));
};

// What is unknown in a run. Kana between words are grammar, unless they are the whole reading of a word.
const unknownTerms = ({ text }, half, alone, foreign) => {
  if (/^[a-z]/.test(text)) return western([text], half);
  if (KANA.test(text)) {
    if (alone || foreign.includes(text)) return kanaTerms(text, half);
    const exact = latin(text);
    const found = (exact.length > 4 && whole(exact)) || (half && text.length > 1 && some(begun(exact, true)));
    return found ? [{ text, options: found }] : [];
  }
  const found =
    some(text.length > 1 || alone ? containing(text) : []) ??
    some(/[ぁ-ゖ]/.test(text) ? taken('mixed', text, half) : []) ??
    some(taken('homophones', text)) ??
    taken('miswritten', text);
  return [{ text, options: found }];
};

// Verbs are no subjects: 預けられる.
const VERB = /^(?:\p{sc=Han}{1,2}[ぁ-ゖ]+)+$/u;

const japanese = (run, half, foreign) => {
  if (KANA.test(run) && (readAs(latin(run), half) || (!bySurface.has(run) && cut(run, foreign).some(gap))))
    return kanaTerms(run, half);
  const list = cut(run, foreign);
  if (list.some(odd) && (list.length > 1 || gap(list[0]))) {
    const close =
      some(taken('miswritten', run)) ??
      some(/[ぁ-ゖ]/.test(run) ? taken('mixed', run, half) : taken('homophones', run));
    if (close) return [{ text: run, options: close }];
  }
  const found = list
    .flatMap((one, at) =>
      gap(one) ? unknownTerms(one, half && at === list.length - 1, list.length === 1, foreign) : [one],
    )
    .filter((one) => one.hushed || one.options.length || !VERB.test(one.text));
  return found.length ? found : [{ text: run, options: [] }];
};

// Roman letters: English words and phrases, and readings, whichever covers more.
const english = (text) => [
  ...options(
    bySurface.get(text)?.filter((word) => word.latin),
    1,
  ),
  ...options(byStem.get(text.split(' ').map(stem).join(' ')), 0.8),
];
const western = (tokens, half) =>
  cheapest(tokens.length, (from) => {
    const edges = [];
    for (let to = from + 1; to <= Math.min(tokens.length, from + 4); to += 1) {
      const text = tokens.slice(from, to).join(' ');
      const last = half && to === tokens.length;
      const exact = replaced(text, 'exact');
      const found = [...english(text), ...(exact.length > 2 ? (whole(exact) ?? []) : [])];
      // The name of a term is its words too, wherever else they stand.
      const each =
        found.length && to > from + 1
          ? tokens.slice(from, to).map((one) => english(one).find(({ how }) => how === 'w'))
          : [undefined];
      if (each.every(Boolean)) found.push({ ...each[0], leads: each.flatMap(({ leads }) => leads) });
      if (!found.length && last && exact.length > 1) found.push(...begun(exact), ...taken('misspelt', text));
      if (to === from + 1) {
        if (ignored[1].has(text)) edges.push([to, 0.5, { text, hushed: true }]);
        if (last && text.length > 2)
          found.push(
            ...nearer(
              latins.filter((word) => word.folded.startsWith(text)),
              text.length,
              (word) => word.folded.length,
              0.8,
            ),
          );
        if (!found.length) edges.push([to, 3, { text }]);
      }
      if (found.length) edges.push([to, 1, { text, options: found }]);
    }
    return edges;
  }).flatMap((one) => {
    const exact = replaced(one.text, 'exact');
    return gap(one)
      ? lettered(one.text, exact, half, () => [...taken('slips', exact), ...taken('misspelt', one.text)])
      : [one];
  });

const pieces = (rest) =>
  rest
    .replace(/([a-z])\.(?=[a-z](\.|\b))/g, '$1')
    .split(/[^\p{L}\p{N}\p{M}'-]+/u)
    .filter(Boolean);
const isLatin = (text) => /^[\p{sc=Latin}0-9'-]+$/u.test(text) && /\p{sc=Latin}/u.test(text);

// The terms of a query, and whether it is a sentence rather than a list of words.
const terms = (rest, foreign) => {
  const list = pieces(rest);
  const found = [];
  for (let at = 0; at < list.length; ) {
    let to = at;
    while (to < list.length && isLatin(list[to])) to += 1;
    if (to > at)
      found.push(
        ...western(
          list.slice(at, to).map((one) => one.replace(/'s$/, '')),
          to === list.length,
        ),
      );
    else {
      to = at + 1;
      found.push(...japanese(list[at], to === list.length, foreign));
    }
    at = to;
  }
  return { list: found.filter((one) => !one.hushed), sentence: found.some((one) => one.hushed) };
};
