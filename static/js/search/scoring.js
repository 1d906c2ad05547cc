// How well results fit: which have all that was asked for, and how much each term counts.
const FAINT = 0.01;
const MOST_READ = 80;
const FEW = 3;
const WINDOW = { ja: 80, other: 150 };

// The best score of every result in some postings.
const standing = (levels, tier) => {
  const found = new Map();
  for (const [level, runs] of levels) {
    const score = core.levels[level] * tier;
    for (const [start, end] of runs) {
      for (let at = start; at < end; at += 1) if ((found.get(at) ?? 0) < score) found.set(at, score);
    }
  }
  return found;
};
const inBoth = (one, other) =>
  new Map([...other].filter(([at]) => one.has(at)).map(([at, score]) => [at, Math.min(score, one.get(at))]));

// The best score of every result for one term, and the option that gave it.
const scored = async (term) => {
  const found = new Map();
  for (const one of term.options) {
    const sets = (await Promise.all(one.leads.map(postings))).map((levels) => standing(levels, one.tier));
    for (const [at, score] of sets.reduce(inBoth))
      if ((found.get(at)?.score ?? 0) < score) found.set(at, { score, one });
  }
  return found;
};

// How much a term counts: rare words much, the names of the parties little, for they are about everything.
const weight = (found) => {
  const scores = [...found.values()].map(({ score }) => score);
  const amount = scores.filter((score) => score > FAINT).length;
  return (
    (0.05 + (Math.log(1 + core.amount / (1 + amount)) / Math.log(1 + core.amount)) ** 1.5) *
    (amount < scores.length ? 0.3 : 1)
  );
};

// Results with every term. Where none has all, and for sentences, those with most of what counts.
const joined = (sets, sentence) => {
  const weights = sets.map(weight);
  const totals = new Map();
  sets.forEach((found, at) =>
    found.forEach(({ score }, number) => {
      const total = totals.get(number) ?? { sum: 0, share: 0, all: 0, best: 0 };
      total.sum += score * weights[at];
      total.share += weights[at];
      total.all += 1;
      total.best = Math.max(total.best, score);
      totals.set(number, total);
    }),
  );
  const list = [...totals].filter(([, total]) => total.best > FAINT);
  const every = sentence ? [] : list.filter(([, total]) => total.all === sets.length);
  if (every.length) return every;
  const most = Math.max(0, ...list.map(([, total]) => total.sum * total.share));
  return list
    .map(([number, total]) => [number, { ...total, sum: total.sum * total.share }])
    .filter(([, total]) => total.sum > most * 0.4);
};
