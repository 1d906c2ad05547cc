// The words of the index: those the page holds from the start, and those of the lookup files that were fetched.
let core;
let words;
let ignored = [new Set(), new Set()];
let longest = 0;
const bySurface = new Map();
const byExact = new Map();
const byLoose = new Map();
const byStem = new Map();
const latins = [];
const sounding = [];

const TIERS = { v: 0.97, s: 0.6, r: 0.4, w: 1 };
const HIRAGANA = /^[ぁ-ゖ]+$/;

const add = (map, key, value) => {
  if (!key) return;
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
};

// A word is found by its reading, once that is known.
const hear = (word) => {
  const short = loose(word.exact);
  add(byExact, word.exact, word);
  add(byLoose, short, word);
  if (short.length > 3) sounding.push([word, short]);
};

// A word or another form of one: `leads` are what it stands for (all of them); `tier` how near that is.
const enter = (word) => {
  add(bySurface, word.folded, word);
  longest = Math.max(longest, word.folded.length);
  if (word.latin) {
    latins.push(word);
    const stems = word.folded.split(' ').map(stem);
    add(byStem, stems.join(' '), word);
    if (stems.length > 1) add(byStem, stem(word.folded.replaceAll(' ', '')), word);
  }
  hear(word);
};

const made = (written, id, cite) => ({
  written,
  folded: fold(written),
  exact: '',
  cite,
  leads: [{ id, written }],
  tier: TIERS.w,
});

// A reading that the longest words in a word make up, one after the other: as kyoyaku/search/shards.py leaves it out.
const composed = (word, known) => {
  let out = '';
  for (let at = 0, end; at < word.length; at = end) {
    for (end = word.length - !at; end > at; end -= 1) {
      const part = word.slice(at, end);
      const said = known.get(part) || (HIRAGANA.test(part) ? latin(part) : '');
      if (said) {
        out += said;
        break;
      }
    }
    if (end === at) return '';
  }
  return out;
};

const begin = (given) => {
  core = given;
  prepare(core.table);
  const [ja, cite] = [core.ja, core.cite].map((one) => (one ? one.split('\n') : []));
  words = [...ja, ...cite].map((written, id) => made(written, id, id >= ja.length));
  words.forEach(enter);
  core.rows = core.postings.split('\n');
};

// Readings, English stems, pieces that say nothing: fetched when a query has need of them.
let learnt;
const learn = () =>
  (learnt ??= fetched('kana').then(
    (given) =>
      given &&
      careful(() => {
        const said = given.readings.split('\n');
        const known = new Map();
        // Shorter words first: longer ones are read by them.
        const order = words
          .filter(({ cite }) => !cite)
          .map((word, at) => [word, said[at]])
          .sort(([a], [b]) => a.folded.length - b.folded.length);
        for (const [word, reading] of order) {
          word.exact = reading || (HIRAGANA.test(word.folded) ? latin(word.folded) : composed(word.folded, known));
          if (word.exact) known.set(word.folded, word.exact);
          hear(word);
        }
        ignored = given.ignored.map((one) => new Set(one.split('\n')));
        core.hushed = new Set([...ignored[0]].map(latin));
        stems = given.stems;
        endings = stems.endings.split(' ');
        forms = new Map(stems.forms.split(' ').map((one) => one.split('=')));
      }),
  ));

// The file that the first letters of something are looked up in.
const shelf = (letters) =>
  [...letters].reduce((number, one) => (number * 31 + one.codePointAt()) % 65521, 0) % core.lookups;
const heard = (exact) => shelf(loose(exact).slice(0, 3));
const shelfOf = (text) =>
  HIRAGANA.test(text) ? heard(latin(text)) : shelf(text.codePointAt() < 128 ? text.slice(0, 2) : [...text][0]);

const opened = new Set();
const sounds = {};
const shapes = {};
const open = async (number) => {
  const [rows] = await Promise.all([fetched(`k-${number}`), learn()]);
  if (opened.has(number) || !rows) return;
  opened.add(number);
  careful(() =>
    rows.split('\n').forEach((row) => {
      const [written, reading, kind, leads] = row.split('\t');
      if (kind === 'k') {
        sounds[written] = leads.split(' ');
        shapes[written] = [...reading];
      } else {
        const low = kind.toLowerCase();
        const plain = fold(written);
        const exact = reading || (kind === low && HIRAGANA.test(plain) ? latin(plain) : '');
        const led =
          low === 'w'
            ? [{ packed: leads, written }]
            : leads.split('+').map((one) => {
                const [, name, packed] = one.split('=');
                return packed
                  ? { packed, written: name }
                  : { id: parseInt(one, 36), written: words[parseInt(one, 36)].written };
              });
        const key = `${kind} ${written} ${leads}`;
        if (opened.has(key)) return;
        opened.add(key);
        enter({ written, folded: plain, exact, latin: kind !== low, leads: led, tier: TIERS[low], kind: low });
      }
    }),
  );
};

// Runs of results: "3*2,1" is 3, 4 and 6.
const runsOf = (packed) => {
  let at = 0;
  return packed.split(',').map((run) => {
    const [gap, length = '1'] = run.split('*');
    const start = at + parseInt(gap, 36);
    at = start + parseInt(length, 36);
    return [start, at];
  });
};

// Level and runs of results: "03*2|75" is 3 and 4 at the first level of the index, 5 at its eighth.
const unpacked = (packed) =>
  packed
    .split('|')
    .filter(Boolean)
    .map((part) => [Object.keys(core.levels)[parseInt(part[0], 36)], runsOf(part.slice(1))]);

const postings = async (lead) => {
  if (lead.runs) return lead.runs;
  let { packed } = lead;
  if (packed === undefined && core.starts.length) {
    const number = core.starts.findLastIndex((start) => start <= lead.id);
    packed = (await fetched(`p-${number}`))?.split('\n')[lead.id - core.starts[number]];
  } else packed ??= core.rows[lead.id];
  lead.runs = careful(() => unpacked(packed ?? ''), []);
  return lead.runs;
};
