// What is held of the index, and fetching the rest. A file that cannot be had, or holds no sense, is told and done
// without.
const held = {};
const asked = {};
const state = { damaged: false };
const { kyoyaku } = window;

kyoyaku.take = (name, stamp, given) => {
  held[name] = { stamp, content: given };
  if (name !== 'core') return;
  kyoyaku.parties = given.parties.map((one) => [one, one]);
  setTimeout(() => warm());
};

// What a file holds, if it is of one making with the core: the site may have been published anew since the page was
// opened.
const content = (name) => {
  if (held[name]?.stamp === held.core?.stamp && held[name]?.content) return held[name].content;
  state.damaged = true;
  return undefined;
};

const fetched = (name) =>
  (asked[name] ??= held[name]
    ? Promise.resolve(content(name))
    : new Promise((done) => {
        const script = kyoyaku.make('script', { src: `${kyoyaku.root}search/${name}.js` });
        script.onload = script.onerror = () => done(content(name));
        document.head.append(script);
      }));

// A step that needs one file: where that is damaged, what has been found otherwise still stands.
const careful = (step, otherwise) => {
  try {
    return step();
  } catch {
    state.damaged = true;
    return otherwise;
  }
};
