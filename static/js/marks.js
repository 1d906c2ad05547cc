// Marks the words that a result led to, wherever they stand in the page's text. Nothing else of the page changes.
window.kyoyaku.mark = (sought) => {
  'use strict';
  const MOST = 200;
  const SILENT = 'script, style, form, button, select, rt, rp, [popover], [data-scripted]';

  // One character at a time, so that a place in the folded text is the same place in the text.
  const fold = (text) =>
    Array.from(text, (one) => {
      const folded = one.normalize('NFKC').toLowerCase();
      return folded.length === one.length ? folded : one;
    }).join('');

  // A letter or digit alone would mark half the page; Latin words are marked from their start.
  const words = fold(sought)
    .split(/\s+/)
    .filter((one) => /[a-z0-9]{2}|[^\0-\x7f]/.test(one))
    .map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/^(?=\w)/, '\\b'));
  if (!words.length) return;

  // Words may stand across elements (a link, a ruby, a place to break); readings and controls are passed over.
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT, ({ parentNode }) =>
    parentNode.closest(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  let all = '';
  while (walker.nextNode()) {
    nodes.push([all.length, walker.currentNode]);
    all += fold(walker.currentNode.data);
  }

  // From the end, so that whatever is still to come keeps its place.
  nodes.reverse();
  for (const {
    index,
    0: { length },
  } of [...all.matchAll(new RegExp(words.join('|'), 'g'))].slice(0, MOST).reverse()) {
    for (const [start, node] of nodes) {
      const from = Math.max(index - start, 0),
        to = Math.min(index + length - start, node.data.length);
      if (from >= to) continue;
      const part = node.splitText(from);
      part.splitText(to - from);
      const mark = window.kyoyaku.make('mark', { class: 'hit' });
      part.replaceWith(mark);
      mark.append(part);
    }
  }

  // Marked lines may break elsewhere: back to the place that the address names.
  document.querySelector(':target')?.scrollIntoView();
};
