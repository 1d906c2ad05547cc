// Put into every page of a measuring browser: enters queries into the one field, waits until #results says that they are
// answered, and reads what stands there. Words are entered at once, as pasting does. Times are in milliseconds.
window.drive = (() => {
  'use strict';
  const field = () => document.querySelector('input[type=search]');
  const results = () => document.querySelector('#results');

  // Resolves when what `look` looks for is there, or after `patience`; looks after every change of the page.
  const seen = (look, patience) => new Promise((resolve) => {
    if (look()) return resolve(true);
    const finish = () => {
      watch.disconnect();
      clearTimeout(late);
      resolve(look());
    };
    const watch = new MutationObserver(() => { if (look()) finish(); });
    const late = setTimeout(finish, patience);
    watch.observe(document, { subtree: true, childList: true, attributes: true });
  });

  const answered = (patience) => seen(() => (results()?.dataset.query ?? '') === field().value.trim(), patience);

  const read = () => {
    const here = new URL('.', location.href).href;
    return [...results()?.querySelectorAll('li') ?? []].map((one) => {
      const { href, textContent } = one.querySelector('a');
      return { id: one.dataset.id, title: textContent, href: href.startsWith(here) ? href.slice(here.length) : href };
    });
  };

  const enter = (words) => {
    field().value = words;
    field().dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  };

  const answer = async (patience, from = performance.now()) => {
    const found = await answered(patience);
    return { answered: found, milliseconds: performance.now() - from, hits: read() };
  };

  // Paced ones are entered into an empty field, at no fixed moment of a frame, as readers do: only their times count.
  const ask = async ({ queries, patience, paced }) => {
    const given = [];
    for (const query of queries) {
      if (paced) {
        enter('');
        await answered(patience);
        await new Promise((resolve) => { setTimeout(resolve, given.length % 17); });
      }
      enter(query);
      given.push(await answer(patience));
      if (!given.at(-1).answered) patience = Math.min(patience, 100); // waited for once, not hundreds of times
    }
    return given;
  };

  // The time from the next input to the first result on the page; null where the answer has none.
  const first = (patience) => new Promise((resolve) => {
    field().addEventListener('input', async ({ timeStamp }) => {
      const words = field().value.trim();
      await seen(() => results()?.querySelector('li') || results()?.dataset.query === words, patience);
      resolve(results()?.querySelector('li') ? performance.now() - timeStamp : null);
    }, { once: true });
  });

  // Enters words; the scripts that have come by the time of the first result, or of an answer without any.
  const scriptsBeforeFirst = async ({ words, patience }) => {
    enter(words);
    await seen(() => results()?.querySelector('li') || (results()?.dataset.query ?? '') === words.trim(), patience);
    return performance.getEntriesByType('resource').map((one) => one.name).filter((one) => one.endsWith('.js'));
  };

  const ready = (patience) => seen(() => field() && results() && window.kyoyaku?.search, patience);

  return { ask, answer, answered, enter, first, ready, scriptsBeforeFirst };
})();
