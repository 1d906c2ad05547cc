// Answering: which results have all that was asked for, which of them first, and what of them to show.
const told = (query, list, found) => {
  const notes = [];
  list.forEach((term, at) => {
    const [best] = [...found[at].values()].sort((a, b) => b.score - a.score);
    const how = best?.one.how;
    const type = { s: 'near', r: 'near', v: 'spelling', w: '' }[how] ?? how;
    if (!best) notes.push({ type: 'unknown', typed: asTyped(query, term.text), words: [] });
    else if (type && best.score > FAINT) {
      const said = [...found[at].values()]
        .filter(({ one }) => one.how === how)
        .map(({ one }) => one.leads.map(({ written }) => written).join(' '));
      notes.push({ type, typed: asTyped(query, term.text), words: [...new Set(said)].slice(0, 3) });
    }
  });
  return notes;
};

const empty = (query) => ({ query, total: 0, results: [], kinds: {}, notes: [], damaged: state.damaged });

const weak = (found) => found.size > core.amount * 0.4;

// Whether what is known of a query is enough to answer, where the rest is not: some word as it stands, and not the
// lesser part.
const enough = (all, found, sentence) => {
  const long = (test) =>
    all.reduce((sum, { text }, at) => sum + (test(at) ? text.replace(/(?<=[^ぁ-ゖ])[ぁ-ゖ]+/g, '').length : 0), 0);
  const known = found.map(({ size }) => size > 0);
  if (all.some(({ text }, at) => !known[at] && /\d/.test(text))) return false;
  const best = Math.max(
    0,
    ...found.filter((one) => !weak(one)).flatMap((one) => [...one.values()].map(({ score }) => score)),
  );
  return best > (sentence ? 0.39 : 0.415) && long((at) => !known[at]) <= 1.5 * long((at) => known[at]);
};

// A provision or day by its name. A paragraph that is not there leads to its article, a category also to the one above.
const provision = (cite, typed) => {
  const above = cite.includes('.') && bySurface.get(cite.replace(/\.[^.]*$/, ''));
  const known = bySurface.get(cite);
  const near = above && (cite[0] === '@' ? known : !known);
  return {
    text: typed,
    options: [...options(known, 1), ...(near ? options(above, 0.4, known ? undefined : 'absent') : [])],
  };
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
  await Promise.all(
    lost.flatMap(({ text: [first, second, third] }) => [
      open(shelf(second + first)),
      ...[...`${third}aeiou`].map((one) => open(shelf(first + one))),
    ]),
  );
  return terms(rest, foreign);
};

// Results with their sums. `forNumbers` is what was found for provisions and days: that is the answer, and other words
// only choose
// among several.
const ranking = (all, found, forNumbers, sentence) => {
  const known = found.filter((one) => one.size);
  const numbered = forNumbers.filter((one) => one.size);
  const isAsked = (number) => numbered.some((one) => one.get(number)?.score > 0.9);
  let list = joined(known, sentence);
  const lacking = known.length < found.length || (list[0]?.[1].all < known.length && !sentence);
  if (!numbered.length) return lacking && !enough(all, found, sentence) ? [] : list;
  if (!list.some(([number]) => isAsked(number))) list = joined(numbered);
  return list.map(([number, total]) => [number, isAsked(number) ? { ...total, sum: total.sum + 9 } : total]);
};

// Where few results have a long word: those that have all of its parts.
const apart = async ({ text }, foreign, there) => {
  const sets = await Promise.all(
    cut(text, foreign, text)
      .filter((one) => one.options)
      .map(scored),
  );
  const taken = new Set(there.map(([number]) => number));
  const others = sets.length > 1 ? joined(sets) : [];
  return others
    .filter(([number, { all }]) => all === sets.length && !taken.has(number))
    .map(([number]) => [number, { sum: 0 }]);
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
  if (ranked.length < 5 && all.length === 1 && list.length && found[0].size)
    ranked.push(...(await apart(list[0], foreign, ranked)));
  ranked.sort(([a, one], [b, other]) => other.sum - one.sum || a - b);
  return { all, found, cites, ranked };
};

// Whether a result is of an agreement of a party.
const ofParty = async (party) => {
  const word = bySurface.get(fold(party))?.[0];
  const around = word ? ((await postings(word.leads[0])).find(([level]) => level === 'around')?.[1] ?? []) : [];
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
    all.forEach((term, at) => {
      if (found[at].get(number)?.one.tier > 0.8) wanted.push(term.text);
    });
    const elsewhere = matched.length && matched.every(({ script }) => script !== langs[0] && script !== 'cite');
    return result(
      number,
      spoken,
      [...new Set(wanted)].sort((a, b) => b.length - a.length),
      cites,
      elsewhere,
    );
  };
  const notes = careful(() => told(query.slice(0, MOST_READ), all, found), []);
  const give = async (list) => {
    const results = (await Promise.all(list.map(one))).filter(Boolean);
    const elsewhere = results.length && results.every(({ excerpt }) => !langs.includes(excerpt.lang));
    return {
      query,
      total: kept.length,
      results,
      kinds: amounts,
      damaged: state.damaged,
      notes: elsewhere ? [...notes, { type: 'language', typed: query, words: [] }] : notes,
    };
  };
  // The words of the best are fetched first, where those of the others are still to come.
  const top = kept.slice(0, limit);
  if (first && top.slice(FEW).some(([number]) => !held[chunkOf(number, langs[0])]))
    first(await give(top.slice(0, FEW)));
  return give(top);
};

let beginning;
const ready = () => (beginning ??= fetched('core').then((given) => given && careful(() => begin(given))));
// While nobody has typed yet: most queries need it.
const warm = () => ready().then(() => core && learn());

// Whatever is typed and whatever a file holds, there is an answer.
kyoyaku.search = (query, wanted) =>
  answer(query, wanted).catch(() => {
    state.damaged = true;
    return empty(query);
  });
