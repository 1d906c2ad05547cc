// On every page: the keys and the way into search. What is needed for more is fetched when it is asked for.
(() => {
  'use strict';
  const { dataset, src } = document.currentScript;
  const root = src.slice(0, src.lastIndexOf('js/start.js'));
  const link = document.querySelector('.site-tools a');
  const host = document.querySelector('#_find');
  const asked = new URLSearchParams(location.search);
  const strings = {};

  const make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value != null) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  // Browsers may refuse to keep anything; then nothing is kept.
  const kept = (name, value) => {
    try {
      if (value !== undefined) localStorage.setItem(`kyoyaku.${name}`, JSON.stringify(value));
      return JSON.parse(localStorage.getItem(`kyoyaku.${name}`));
    } catch {
      return null;
    }
  };

  const word = (key, values = {}) =>
    (strings[key] ?? strings[`${key}.${values.n === 1 ? 'one' : 'other'}`] ?? '').replace(
      /\{(\w+)\}/g,
      (blank, name) => values[name] ?? blank,
    );

  // Each once; in their order, but fetched at the same time.
  const loaded = {};
  const load = (...paths) =>
    Promise.all(
      paths.map(
        (path) =>
          (loaded[path] ??= new Promise((resolve, reject) => {
            const script = make('script', { src: root + path });
            Object.assign(script, { async: false, onload: resolve, onerror: reject });
            document.head.append(script);
          })),
      ),
    );

  // An address is typed and cut by anyone: one that cannot be read leads nowhere, and stops nothing.
  const named = (fragment) => {
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  };

  const say = `search/say-${dataset.say}.js`;
  const help = () =>
    load('js/keys.js', say).then(
      () => window.kyoyaku.keys(),
      () => {},
    );
  const acts = {};
  Object.assign(window.kyoyaku, {
    root,
    make,
    kept,
    named,
    word,
    help,
    load,
    acts,
    say: (words) => {
      Object.assign(strings, words);
    },
    page: link.href,
    edition: new URL('.', link.href).href,
    langs: dataset.langs.split(' '),
    data: dataset,
  });

  // The field stands at once, so that nobody waits to type.
  const furnish = (place, label) => {
    const field = make('input', {
      type: 'search',
      id: '_query',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
    });
    place.append(make('div', { class: 'ask' }, make('label', { for: '_query' }, label), field));
    load('js/search.js', 'search/core.js', 'js/view.js', say).then(
      () => window.kyoyaku.mount(place, field),
      () => {
        place.append(
          make('p', { role: 'alert' }, dataset.failed, ' ', make('a', { href: link.href }, link.textContent)),
        );
      },
    );
    return field;
  };

  let dialog, field;
  const open = () => {
    if (!host && !dialog) {
      const place = make('div', { class: 'finder', role: 'search' });
      dialog = make('dialog', { class: 'finder-box', 'aria-label': link.textContent, closedby: 'any' }, place);
      field = furnish(place, link.textContent);
      document.body.append(dialog);
    }
    dialog?.showModal();
    field.focus();
    field.select();
  };

  if (host) {
    field = furnish(host, host.dataset.label);
    field.value = asked.get('q') ?? '';
    host.setAttribute('role', 'search');
    host.append(make('p', { class: 'note', id: '_hint' }, host.dataset.hint));
    field.setAttribute('aria-describedby', '_hint');
    if (field.value) host.classList.add('asked');
  } else {
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open();
    });
  }

  const turn = (way) => () => document.querySelector(`.neighbours .${way} a`)?.click();
  Object.assign(acts, { '/': open, '?': help, p: turn('before'), n: turn('after') });
  document.addEventListener('keydown', (event) => {
    const act = acts[event.key];
    if (
      !act ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.repeat ||
      event.isComposing ||
      event.keyCode === 229 ||
      event.target.closest?.('input, select, textarea, [contenteditable]') ||
      document.querySelector('dialog[open]') ||
      kept('keys') === false
    )
      return;
    event.preventDefault();
    act();
  });

  // The words that a result led here with: marked once, and not part of the address that readers copy.
  if (asked.has('mark')) {
    if (!host)
      load('js/marks.js').then(
        () => window.kyoyaku.mark(asked.get('mark')),
        () => {},
      );
    const rest = location.search
      .slice(1)
      .split('&')
      .filter((one) => !one.startsWith('mark='))
      .join('&');
    try {
      history.replaceState(history.state, '', location.pathname + (rest && `?${rest}`) + location.hash);
    } catch {
      /* from a disk, some browsers keep addresses as they are */
    }
  }
})();
