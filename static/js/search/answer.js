// Answering: which results have all that was asked for, which of them first, and what of them to show.
// The weight of the places that words stand at, in the order of kyoyaku/search/results.py.
const LEVELS = [1, 0.8, 0.7, 0.3, 1.1, 0.2, 0.65, 0.2, 0.001, 0.6, 0, 1.05];
const [BODY, AROUND] = [1, 8];
const FAINT = 0.01;
const MOST_READ = 80;
const FEW = 3;
const WINDOW = { ja: 80, other: 150 };

// The best score of every result in some postings.
const standing = (levels, tier) => {
  const found = new Map();
  for (const [level, runs] of levels) {
    const score = LEVELS[level] * tier;
    for (const [start, end] of score ? runs : []) {
      for (let at = start; at < end; at += 1) if ((found.get(at) ?? 0) < score) found.set(at, score);
    }
  }
  return found;
};
const inBoth = (one, other) => new Map([...other].filter(([at]) => one.has(at)).map(([at, score]) => [at, Math.min(score, one.get(at))]));

// The best score of every result for one term, and the option that gave it.
const scored = async (term) => {
  const found = new Map();
  for (const one of term.options) {
    const sets = (await Promise.all(one.leads.map(postings))).map((levels) => standing(levels, one.tier));
    for (const [at, score] of sets.reduce(inBoth)) if ((found.get(at)?.score ?? 0) < score) found.set(at, { score, one });
  }
  return found;
};

// How much a term counts: rare words much, the names of the parties little, for they are about everything.
const weight = (found) => {
  const scores = [...found.values()].map(({ score }) => score);
  const amount = scores.filter((score) => score > FAINT).length;
  return (0.05 + (Math.log(1 + core.amount / (1 + amount)) / Math.log(1 + core.amount)) ** 1.5) * (amount < scores.length ? 0.3 : 1);
};

// Results with every term. Where none has all, and for sentences, those with most of what counts.
const joined = (sets, sentence) => {
  const weights = sets.map(weight);
  const totals = new Map();
  sets.forEach((found, at) => found.forEach(({ score }, number) => {
    const total = totals.get(number) ?? { sum: 0, share: 0, all: 0, best: 0 };
    total.sum += score * weights[at];
    total.share += weights[at];
    total.all += 1;
    total.best = Math.max(total.best, score);
    totals.set(number, total);
  }));
  const list = [...totals].filter(([, total]) => total.best > FAINT);
  const every = sentence ? [] : list.filter(([, total]) => total.all === sets.length);
  if (every.length) return every;
  const most = Math.max(0, ...list.map(([, total]) => total.sum * total.share));
  return list.map(([number, total]) => [number, { ...total, sum: total.sum * total.share }]).filter(([, total]) => total.sum > most * 0.4);
};

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
  for (const char of text) {
    const one = [...char.normalize('NFKC')].map(folded).join('');
    plain += one;
    for (let i = 0; i < one.length; i += 1) from.push([at, at + char.length]);
    at += char.length;
  }
  const found = [];
  for (const word of wanted) {
    for (let start = plain.indexOf(word); word && start >= 0; start = plain.indexOf(word, start + word.length)) {
      const edge = /^[a-z]/.test(word) && (/[a-z]/.test(plain[start - 1] ?? '') || /[a-z]/.test(plain[start + word.length] ?? ''));
      if (!edge) found.push([from[start][0], from[start + word.length - 1][1], word]);
    }
  }
  let taken = 0;
  return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]).filter(([from, to]) => {
    const free = from >= taken;
    taken = Math.max(taken, to);
    return free;
  });
};

const parts = (text, found, length) => {
  const first = found[0]?.[0] ?? 0;
  let start = first > length / 3 ? Math.max(0, first - Math.floor(length / 4)) : 0;
  let end = Math.min(text.length, start + length);
  // Neither a character of two halves nor a word of Latin letters is cut.
  const uncut = (at) => text.charCodeAt(at) >> 10 !== 0x37 && !/^[a-z0-9]{2}$/i.test(text.slice(at - 1, at + 1));
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
    const kinds = new Set(found.map(([,, word]) => word)).size;
    return { level, href: said[path] + (said[fragment] && `#${said[fragment]}`), text: said[text], label: said[label], found, hits: cite.includes('.') && cites.includes(cite) ? 99 : kinds && kinds + (level === BODY && places.length > 2) / 2 };
  });
  const best = seen.reduce((a, b) => (b.hits > a.hits ? b : a), seen[0] ?? { href: '', text: '', found: [], hits: 0 });
  const told = best.level && best.text !== said[title] ? best : seen.find(({ level, text }) => level && text !== said[title]) ?? best;
  return {
    id: said[id], kind: kindOf(number), title: said[title], lang: said[other] || lang, href: best.href || (seen[0]?.href ?? ''), agreement: said[agreement],
    place: told.label || said[above], hits: best.hits,
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

const told = (query, list, found) => {
  const notes = [];
  list.forEach((term, at) => {
    const [best] = [...found[at].values()].sort((a, b) => b.score - a.score);
    const how = best?.one.how;
    const type = { s: 'near', r: 'near', v: 'spelling', reading: 'reading', slip: 'slip', absent: 'absent' }[how];
    if (!best) notes.push({ type: 'unknown', typed: asTyped(query, term.text), words: [] });
    else if (type && best.score > FAINT) {
      const said = [...found[at].values()].filter(({ one }) => one.how === how).map(({ one }) => one.leads.map(({ written }) => written).join(' '));
      notes.push({ type, typed: asTyped(query, term.text), words: [...new Set(said)].slice(0, 3) });
    }
  });
  return notes;
};

const empty = (query) => ({ query, total: 0, results: [], kinds: {}, notes: [], damaged: state.damaged });

const weak = (found) => found.size > core.amount * 0.4;

// Whether what is known of a query is enough to answer, where the rest is not: some word as it stands, and not the lesser part.
const enough = (all, found, sentence) => {
  const long = (test) => all.reduce((sum, { text }, at) => sum + (test(at) ? text.replace(/(?<=[^ぁ-ゖ])[ぁ-ゖ]+/g, '').length : 0), 0);
  const known = found.map(({ size }) => size > 0);
  if (all.some(({ text }, at) => !known[at] && /\d/.test(text))) return false;
  const best = Math.max(0, ...found.filter((one) => !weak(one)).flatMap((one) => [...one.values()].map(({ score }) => score)));
  return best > (sentence ? 0.39 : 0.415) && long((at) => !known[at]) <= 1.5 * long((at) => known[at]);
};

// A provision or day by its name. A paragraph that is not there leads to its article, a category also to the one above.
const provision = (cite, typed) => {
  const above = cite.includes('.') && bySurface.get(cite.replace(/\.[^.]*$/, ''));
  const known = bySurface.get(cite);
  const near = above && (cite[0] === '@' ? known : !known);
  return { text: typed, options: [...options(known, 1), ...near ? options(above, 0.4, known ? undefined : 'absent') : []] };
};

// What a query says: its terms, once the lookup files that they need are fetched.
const understood = async (query, rest, foreign) => {
  // A sentence is cut by its grammar, so that comes first; of a single word all is fetched at once.
  if (/[ぁ-ゖ]/.test(query) && /[^ぁ-ゖa-z]/.test(rest.trim())) await learn();
  await Promise.all([/[ぁ-ゖa-z]/i.test(query.normalize('NFKC')) && learn(), ...shelves(rest, foreign).map(open)]);
  const found = terms(rest, foreign);
  // A slip at the first or second letter: the word is looked up by others.
  const lost = found.list.filter(({ text, options: none }) => !none.length && isLatin(text) && text.length > 4);
  if (!lost.length) return found;
  await Promise.all(lost.flatMap(({ text: [first, second, third] }) => [
    open(shelf(second + first)), ...[...`${third}aeiou`].map((one) => open(shelf(first + one))),
  ]));
  return terms(rest, foreign);
};

// Results with their sums. `forNumbers` is what was found for provisions and days: that is the answer, and other words only choose
// among several.
const ranking = (all, found, forNumbers, sentence) => {
  const known = found.filter((one) => one.size);
  const numbered = forNumbers.filter((one) => one.size);
  const isAsked = (number) => numbered.some((one) => one.get(number)?.score > 0.9);
  let list = joined(known, sentence);
  const lacking = known.length < found.length || list[0]?.[1].all < known.length && !sentence;
  if (!numbered.length) return lacking && !enough(all, found, sentence) ? [] : list;
  if (!list.some(([number]) => isAsked(number))) list = joined(numbered);
  return list.map(([number, total]) => [number, isAsked(number) ? { ...total, sum: total.sum + 9 } : total]);
};

// Where few results have a long word: those that have all of its parts.
const apart = async ({ text }, foreign, there) => {
  const sets = await Promise.all(cut(text, foreign, text).filter((one) => one.options).map(scored));
  const taken = new Set(there.map(([number]) => number));
  const others = sets.length > 1 ? joined(sets) : [];
  return others.filter(([number, { all }]) => all === sets.length && !taken.has(number)).map(([number]) => [number, { sum: 0 }]);
};

// The terms of a query, what was found for each, the provisions and days that it names, and its results, best first.
const worked = async (query) => {
  const { cites, typed, rest } = cited(fold(query.slice(0, 400)).slice(0, MOST_READ));
  const foreign = (query.normalize('NFKC').match(/[ァ-ヶー]{2,}/g) ?? []).map(fold);
  const { list, sentence } = await understood(query, rest, foreign);
  const all = [...cites.map((cite, at) => provision(cite, typed[at])), ...list];
  const found = await Promise.all(all.map(scored));
  const forNumbers = found.slice(0, cites.length);
  if (forNumbers.some((one) => !one.size) && !list.length) return { all, found, cites, ranked: [] };
  const ranked = ranking(all, found, forNumbers, sentence);
  if (ranked.length < 5 && all.length === 1 && list.length && found[0].size) ranked.push(...await apart(list[0], foreign, ranked));
  ranked.sort(([a, one], [b, other]) => other.sum - one.sum || a - b);
  return { all, found, cites, ranked };
};

// Whether a result is of an agreement of a party.
const ofParty = async (party) => {
  const word = bySurface.get(fold(party))?.[0];
  const around = word ? (await postings(word.leads[0])).find(([level]) => level === AROUND)?.[1] ?? [] : [];
  return (number) => around.some(([from, to]) => from <= number && number < to);
};

const answer = async (query, { langs, kinds, party, limit = 20, first }) => {
  await ready();
  if (!core || !query.trim()) return empty(query);
  const { all, found, cites, ranked } = await worked(query);
  const chosen = party ? await ofParty(party) : () => true;
  const there = ranked.filter(([number]) => chosen(number));
  const amounts = {};
  for (const [number] of there) amounts[kindOf(number)] = (amounts[kindOf(number)] ?? 0) + 1;
  const kept = kinds ? there.filter(([number]) => kinds.includes(kindOf(number))) : there;
  // Words of other languages are shown where the page's own have nothing of what was asked for.
  const spoken = [...langs, ...core.languages.filter((lang) => !langs.includes(lang))];
  const one = ([number]) => {
    const matched = found.map((each) => each.get(number)?.one).filter(Boolean);
    const wanted = matched.flatMap(({ leads }) => leads.map(({ written }) => fold(written)));
    all.forEach((term, at) => { if (found[at].get(number)?.one.tier > 0.8) wanted.push(term.text); });
    const elsewhere = matched.length && matched.every(({ script }) => script !== langs[0] && script !== 'cite');
    return result(number, spoken, [...new Set(wanted)].sort((a, b) => b.length - a.length), cites, elsewhere);
  };
  const notes = careful(() => told(query.slice(0, MOST_READ), all, found), []);
  const give = async (list) => {
    const results = (await Promise.all(list.map(one))).filter(Boolean);
    const elsewhere = results.length && results.every(({ excerpt }) => !langs.includes(excerpt.lang));
    return {
      query, total: kept.length, results, kinds: amounts, damaged: state.damaged,
      notes: elsewhere ? [...notes, { type: 'language', typed: query, words: [] }] : notes,
    };
  };
  // The words of the best are fetched first, where those of the others are still to come.
  const top = kept.slice(0, limit);
  if (first && top.slice(FEW).some(([number]) => !held[chunkOf(number, langs[0])])) first(await give(top.slice(0, FEW)));
  return give(top);
};

let beginning;
const ready = () => beginning ??= fetched('core').then((given) => given && careful(() => begin(given)));
// While nobody has typed yet: most queries need it.
const warm = () => ready().then(() => core && learn());

// Whatever is typed and whatever a file holds, there is an answer.
kyoyaku.search = (query, wanted) => answer(query, wanted).catch(() => {
  state.damaged = true;
  return empty(query);
});
