// Ranking: which results have what was asked for, and which of them first.
const weak = (found) => found.size > core.amount * 0.4;

// Whether what is known of a query is enough to answer, where the rest is not: some word as it stands, and not the
// lesser part. Of words with blanks between, one that is known is enough.
const enough = (all, found, words) => {
  const long = (test) =>
    all.reduce((sum, { text }, at) => sum + (test(at) ? text.replace(/(?<=[^ぁ-ゖ])[ぁ-ゖ]+/g, '').length : 0), 0);
  const known = found.map(({ size }) => size > 0);
  if (all.some(({ text }, at) => !known[at] && /\d/.test(text))) return false;
  const stands = (one) => !weak(one) && [...one.values()].some(({ one: { tier } }) => tier > 0.9);
  if (words.length > 1 && all.some(({ text }, at) => words.includes(text) && stands(found[at]))) return true;
  const best = Math.max(
    0,
    ...found.filter((one) => !weak(one)).flatMap((one) => [...one.values()].map(({ score }) => score)),
  );
  return best > 0.415 && long((at) => !known[at]) < 1.5 * long((at) => known[at]);
};

// Whether a sentence asks for a compound of which only a part is in these texts: 生活保護, where 生活 stands, and 保護 is
// merely near 福祉. Where some result has all that was asked for, that is the answer.
const strange = (all, found, typed, [best]) => {
  const near = (at) => found[at].size && [...found[at].values()].every(({ one: { how } }) => 'sr'.includes(how));
  const compound = (at) => all[at].text + all[at + 1]?.text;
  return (
    best?.[1].all < all.length &&
    all.some((_, at) => /^\p{sc=Han}{4,}$/u.test(compound(at)) && typed.includes(compound(at)) && near(at + 1))
  );
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
  if (wanting && !slipping) {
    slipping = (await beside('slips')) ?? {};
    return understood(query, rest, foreign);
  }
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
// only choose among several.
const ranking = (all, found, forNumbers, sentence, words) => {
  const known = found.filter((one) => one.size);
  const numbered = forNumbers.filter((one) => one.size);
  const isAsked = (number) => numbered.some((one) => one.get(number)?.score > 0.9);
  let list = joined(known, sentence);
  const lacking = known.length < found.length || (list[0]?.[1].all < known.length && !sentence);
  const answers = (!lacking || enough(all, found, words)) && !(sentence && strange(all, found, words.join(' '), list));
  if (!numbered.length) return answers ? list : [];
  if (!list.some(([number]) => isAsked(number))) list = joined(numbered);
  return list.map(([number, total]) => [number, isAsked(number) ? { ...total, sum: total.sum + 9 } : total]);
};
const isCited = ([, { sum }]) => sum > 9;

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
  const ranked = ranking(all, found, forNumbers, sentence, pieces(rest));
  if (ranked.length < 5 && all.length === 1 && list.length && found[0].size)
    ranked.push(...(await apart(list[0], foreign, ranked)));
  ranked.sort(([a, one], [b, other]) => other.sum - one.sum || a - b);
  // Every term as it stands or is read, and a result that has them all: nothing better will be found.
  const sure =
    !sentence &&
    ranked[0]?.[1].all === all.length &&
    found.every((one) => [...one.values()].some(({ one: { tier } }) => tier > 0.8));
  return { all, found, cites, ranked, sure, only: cites.length && !pieces(rest).length };
};
