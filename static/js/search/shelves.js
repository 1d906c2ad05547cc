// Which lookup files a query needs.
// The lookup files that could know more of a query than the page does from the start.
const MOST_SHELVES = 8;
const shelves = (rest, foreign) => {
  const wanted = new Set();
  const reading = (exact) => exact.length > 2 && wanted.add(heard(exact));
  pieces(rest).forEach((text) => {
    if (isLatin(text)) {
      if (ignored[1].has(text)) return;
      wanted.add(shelf(text.slice(0, 2)));
      reading(replaced(text, 'exact'));
      return;
    }
    if (KANA.test(text)) {
      if (!bySurface.has(text) && !(whole(latin(text)) && text.length > 2)) reading(latin(text));
      return;
    }
    const cuts = cut(text, foreign);
    if (
      (!text[1] && containing(text).length) ||
      cuts.every((one) => one.hushed || (one.options && one.text.length > 1))
    )
      return;
    wanted.add(shelfOf(text));
    let start = 0;
    for (const one of cuts) {
      const fresh = !start || /[ぁ-ゖ]/.test(text[start - 1]) !== /[ぁ-ゖ]/.test(text[start]);
      if (gap(one) || (fresh && !one.hushed)) wanted.add(shelfOf(one.text));
      for (const run of gap(one) ? (one.text.match(/[ぁ-ゖ]{2,}[a-z]*|[^ぁ-ゖ]/gu) ?? []) : []) {
        if (KANA.test(run)) reading(latin(run));
        wanted.add(shelfOf(run));
      }
      start += one.text.length;
    }
  });
  return [...wanted].slice(0, MOST_SHELVES);
};
