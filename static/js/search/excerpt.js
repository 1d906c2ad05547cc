// What is shown of a result: its place, and an excerpt with what was asked for marked.
const kindOf = (number) => core.kinds.findLast(([, first]) => first <= number)[0];

const chunkOf = (number, lang) => `d-${lang}-${core.chunks.findLastIndex((start) => start <= number)}`;
const rowOf = async (number, lang) => {
  const given = await fetched(chunkOf(number, lang));
  return given && { words: given.words, row: given.rows[number - core.chunks.findLast((start) => start <= number)] };
};

// Where words stand in a text that is shown as it is: pairs of places.
const marks = (text, wanted) => {
  let plain = '';
  const from = [];
  let at = 0;
  for (const [char] of text.matchAll(clusters)) {
    const one = foldedAll(char);
    plain += one;
    for (let i = 0; i < one.length; i += 1) from.push([at, at + char.length]);
    at += char.length;
  }
  const found = [];
  for (const word of wanted) {
    for (let start = plain.indexOf(word); word && start >= 0; start = plain.indexOf(word, start + word.length)) {
      const beside = (plain[start - 1] ?? '') + (plain[start + word.length] ?? '');
      const whole = !/^[a-z]/.test(word) || !/[a-z]/.test(beside);
      if (whole) found.push([from[start][0], from[start + word.length - 1][1], word]);
    }
  }
  let taken = 0;
  return found
    .sort((a, b) => a[0] - b[0] || b[1] - a[1])
    .filter(([from, to]) => {
      const free = from >= taken;
      taken = Math.max(taken, to);
      return free;
    });
};

const parts = (text, found, length) => {
  const first = found[0]?.[0] ?? 0;
  let start = first > length / 3 ? Math.max(0, first - Math.floor(length / 4)) : 0;
  let end = Math.min(text.length, start + length);
  // Neither a character of two halves, nor its marks, nor a word of Latin letters is cut.
  const uncut = (at) =>
    !/^(?:[\udc00-\udfff]|\p{M})/u.test(text.slice(at)) && !/[a-z0-9]{2}/i.test(text.slice(at - 1, at + 1));
  while (start && !uncut(start)) start -= 1;
  while (end < text.length && !uncut(end)) end += 1;
  const out = start ? [['…', false]] : [];
  let at = start;
  for (const [from, to] of found) {
    if (from < at || to > end) continue;
    if (from > at) out.push([text.slice(at, from), false]);
    out.push([text.slice(from, to), true]);
    at = to;
  }
  if (at < end) out.push([text.slice(at, end), false]);
  return end < text.length ? [...out, ['…', false]] : out;
};

// The place of a result where most of the query stands, with its excerpt.
const shown = (number, lang, { words: said, row }, wanted, cites) => {
  const [id, title, other, agreement, above, places] = row;
  const seen = places.map(([level, path, fragment, text, label, cite]) => {
    const found = marks(said[text], wanted);
    const kinds = new Set(found.map(([, , word]) => word)).size;
    return {
      level: said[level],
      href: said[path] + (said[fragment] && `#${said[fragment]}`),
      text: said[text],
      label: said[label],
      found,
      hits:
        cite.includes('.') && cites.includes(cite)
          ? 99
          : kinds && kinds + (said[level] === 'body' && places.length > 2) / 2,
    };
  });
  const best = seen.reduce((a, b) => (b.hits > a.hits ? b : a), seen[0] ?? { href: '', text: '', found: [], hits: 0 });
  const beside = ({ level, text }) => level !== 'title' && text !== said[title];
  const told = beside(best) ? best : (seen.find(beside) ?? best);
  return {
    id: said[id],
    kind: kindOf(number),
    title: said[title],
    lang: said[other] || lang,
    href: best.href,
    agreement: said[agreement],
    place: told.label || said[above],
    hits: best.hits,
    excerpt: { lang, parts: parts(told.text, told.found, WINDOW[lang] ?? WINDOW.other) },
  };
};

// A result in the page's own language; its words in another where only that has what was asked for.
const result = async (number, langs, wanted, cites, elsewhere) => {
  let found;
  for (const lang of langs) {
    const file = await rowOf(number, lang);
    const one = file?.row && careful(() => shown(number, lang, file, wanted, cites));
    if (one && found) return one.hits ? { ...found, excerpt: one.excerpt, place: one.place } : found;
    found ??= one;
    if (found && (found.hits || !elsewhere)) return found;
  }
  return found;
};

// A folded piece of a query as it was typed.
const asTyped = (query, text) => {
  const [[from, to] = [0, 0]] = marks(query, [text]);
  return query.slice(from, to) + (query[to] === '\u30fc' ? query[to] : '') || text;
};
