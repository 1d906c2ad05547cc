// Answering: what is told of a query, its results in their order, and what of them to show.
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

// Whether a result is of an agreement of a party.
const ofParty = async (party) => {
  const word = bySurface.get(fold(party))?.[0];
  const around = word ? ((await postings(word.leads[0])).find(([level]) => level === 'around')?.[1] ?? []) : [];
  return (number) => around.some(([from, to]) => from <= number && number < to);
};

const answer = async (query, { langs, kinds, party, limit = 20, first }) => {
  await ready();
  if (!core || !query.trim()) return empty(query);
  const { all, found, cites, ranked, sure, only } = await worked(query);
  const chosen = party ? await ofParty(party) : () => true;
  // Words of other languages are shown where the page's own have nothing of what was asked for.
  const spoken = [...langs, ...core.languages.filter((lang) => !langs.includes(lang))];
  const notes = careful(() => told(query.slice(0, MOST_READ), all, found), []);
  let standing;
  const one = async ([number, total]) => {
    const run = await standing?.at(number);
    if (total.run && !run) return undefined;
    const matched = found.map((each) => each.get(number)?.one).filter(Boolean);
    const wanted = matched.flatMap(({ leads }) => leads.map(({ written }) => fold(written)));
    all.forEach((term, at) => {
      if (found[at].get(number)?.one.tier > 0.8) wanted.push(term.text);
    });
    if (run) wanted.push(foldedAll(run));
    const elsewhere = run
      ? langs[0] !== 'ja'
      : matched.length && matched.every(({ script }) => script !== langs[0] && script !== 'cite');
    const shown = await result(
      number,
      spoken,
      [...new Set(wanted)].sort((a, b) => b.length - a.length),
      cites,
      elsewhere,
    );
    return shown && { ...shown, literal: !!run, partial: !run && total.all < all.length };
  };
  const give = async (list, most) => {
    const there = list.filter(([number]) => chosen(number));
    const amounts = {};
    for (const [number] of there) amounts[kindOf(number)] = (amounts[kindOf(number)] ?? 0) + 1;
    const kept = kinds ? there.filter(([number]) => kinds.includes(kindOf(number))) : there;
    const results = (await Promise.all(kept.slice(0, most).map(one))).filter(Boolean);
    const elsewhere = results.length && results.every(({ excerpt }) => !langs.includes(excerpt.lang));
    // What stands there as it was typed is not unknown, though no word is.
    const said = notes.filter(({ type }) => type !== 'unknown' || !results.some(({ literal }) => literal));
    return {
      query,
      total: kept.length,
      results,
      kinds: amounts,
      damaged: state.damaged,
      notes: elsewhere ? [...said, { type: 'language', typed: query, words: [] }] : said,
    };
  };
  // The words of the best are fetched first, where those of the others are still to come.
  if (first && sure) first(await give(ranked, FEW));
  standing = await (await beside('literal'))?.(query.slice(0, MOST_READ));
  if (!standing) return give(ranked, limit);
  // Provisions and days that are asked for by their number stay first too.
  const fixed = sure ? FEW : ranked.filter(isCited).length;
  if (first && !sure) first(await give(standing.arranged(ranked, fixed, only), FEW));
  await standing.read(ranked);
  return give(standing.arranged(ranked, fixed, only), limit);
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
