// Scripts that come once they are wanted, and what they use of this one.
const scripts = {};
const beside = (name) => {
  kyoyaku.engine ??= {
    own,
    gap,
    option,
    options,
    some,
    inside,
    cheapest,
    whole,
    begun,
    stub,
    latin,
    loose,
    replaced,
    KANA,
    KANJI,
    core,
    latins,
    sounding,
    bySurface,
    byExact,
    sounds,
    shapes,
    fetched,
    fold,
    foldedAll,
    rowOf,
    runsOf,
    isCited,
  };
  return (scripts[name] ??= kyoyaku.load(`js/${name}.js`).then(
    () => kyoyaku[name],
    () => {
      state.damaged = true;
    },
  ));
};
