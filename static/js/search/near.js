// What a piece of a query can mean: words of the index as options, each with a tier: how near it is to what was typed.
const KANJI = /[\p{sc=Han}〆]/u;
const KANA = /^[ぁ-ゖ]+[a-z]{0,3}$/;

const option = (word, tier, how) => ({
  leads: word.leads,
  tier: tier * word.tier,
  how: how ?? word.kind,
  script: word.cite ? 'cite' : word.latin ? 'en' : 'ja',
});
const options = (found, tier, how) => (found ?? []).map((word) => option(word, tier, how));
// The more of a word was typed, the nearer it is.
const nearer = (found, part, length, tier, how) =>
  found.map((word) => option(word, tier * (0.7 + (0.3 * part) / length(word)), how));
const some = (list) => (list.length ? list : undefined);
const own = (word) => !word.kind || word.kind === 'w';
const inside = (test) => words.filter((word) => !word.cite && test(word));
// Words that have a text in them; one in kana begins there, for レンジ is no part of チャレンジ.
const containing = (text, kana) =>
  text.length < 2 && !KANJI.test(text)
    ? []
    : nearer(
        inside(({ folded }) => {
          const at = folded.indexOf(text);
          return kana ? at >= 0 && !/[ぁ-ゖ]/.test(folded[at - 1]) : text.length < 2 ? !at : at >= 0;
        }),
        text.length,
        (word) => word.folded.length,
        0.95,
      );

// The cheapest way to cut `length` places into pieces; `edges(from)` gives [to, cost, piece].
const cheapest = (length, edges) => {
  const best = [{ cost: 0, pieces: [] }];
  for (let from = 0; from < length; from += 1) {
    for (const [to, cost, piece] of best[from] ? edges(from) : []) {
      const sum = best[from].cost + cost;
      if (!best[to] || sum < best[to].cost) best[to] = { cost: sum, pieces: [...best[from].pieces, piece] };
    }
  }
  return best[length].pieces;
};

// A reading, in kana or roman letters. Long vowels count first, then not; `half` is where more may follow.
const whole = (exact) =>
  some(options(byExact.get(exact), 0.95, 'reading')) ?? some(options(byLoose.get(loose(exact)), 0.9, 'reading'));
const stub = (exact) => exact.replace(/([^aeiou])y$/, '$1');
// In kana it is told whether they are.
const begun = (exact, kana) => {
  const by = (map, start, tier) =>
    [...map]
      .filter(([key]) => key.startsWith(start))
      .flatMap(([key, found]) => nearer(found, start.length, () => key.length, tier, 'reading'));
  const start = stub(exact);
  if (start.length < 2 && !'aiueo'.includes(start)) return [];
  return some(by(byExact, start, 0.85)) ?? (!kana && loose(start).length > 2 ? by(byLoose, loose(start), 0.8) : []);
};
const readAs = (exact, half) => whole(exact) ?? some(half ? begun(exact, true) : []);

// What else a piece may be taken for stands in a script of its own (slips.js), which comes once it is wanted.
let slipping;
let wanting = false;
const taken = (name, ...given) => {
  wanting = true;
  return slipping?.[name]?.(...given) ?? [];
};
