// The keys, explained, with the switch that turns them off.
(() => {
  'use strict';
  const { make, word, kept, acts } = window.kyoyaku;
  let dialog;

  const build = () => {
    const keys = [
      ['/', 'search'],
      ['g', 'jump'],
      ['p', 'before'],
      ['n', 'after'],
      ['?', 'help'],
    ]
      .filter(([key]) => acts[key])
      .map(([key, what]) =>
        make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, word(`keys.${what}`))),
      );
    const used = make('input', { type: 'checkbox' });
    used.checked = kept('keys') !== false;
    used.addEventListener('change', () => kept('keys', used.checked));
    const close = make('button', { type: 'button' }, word('close'));
    close.addEventListener('click', () => dialog.close());
    dialog = make(
      'dialog',
      { class: 'keys-box', 'aria-labelledby': '_keys', closedby: 'any' },
      make('h2', { id: '_keys' }, word('keys.title')),
      make('dl', {}, ...keys),
      make('p', {}, make('label', {}, used, ' ', word('keys.use'))),
      close,
    );
    document.body.append(dialog);
  };

  window.kyoyaku.keys = () => {
    if (!dialog) build();
    dialog.showModal();
  };
})();
