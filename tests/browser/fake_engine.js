// Stands in for the engine where a case needs answers that are late, damaged or hostile: what it says is its own.
(() => {
  'use strict';
  const { kyoyaku } = window;
  const UNITS = [
    ['tourism', 'measure', '観光振興', '別表　1 圏域全体の経済成長のけん引', 'annex/1.html#tourism', '圏域への誘客を促進するため、広域観光の取組を推進する。'],
    ['art-3', 'article', '第3条　連携する事務の範囲', '', 'articles/3.html', '甲及び乙が相互に役割を分担して連携する事務は、別表のとおりとする。'],
    ['art-4', 'article', '第4条　事務の執行', '', 'articles/4.html#p2', '観光に関する費用の負担は、甲及び乙が協議して定める。'],
    ['cat-2', 'category', '高次の都市機能の集積・強化', '別表', 'annex/3.html', '観光その他の高次の都市機能を集積し、強化する。'],
    ['term:ken-iki', 'term', '圏域', '用語', 'glossary.html#ken-iki', '八戸圏域連携中枢都市圏の区域をいう。'],
    ['page:reading', 'page', '読み方', '', 'reading.html', 'この協約の読み方。観光の例。'],
  ];
  for (let n = 1; n <= 60; n += 1)
    UNITS.push([`many-${n}`, 'measure', `共同の施策 ${n}`, '別表', 'annex/3.html', `共同で行う施策の${n}番目。`]);

  const parts = (text, query) => {
    const at = text.indexOf(query);
    return at < 0 ? [[text, false]] : [[text.slice(0, at), false], [query, true], [text.slice(at + query.length), false]];
  };

  kyoyaku.parties = [['0', '八戸市'], ['1', '階上町']];
  kyoyaku.asked = [];
  kyoyaku.search = async (query, options) => {
    kyoyaku.asked.push([query, options]);
    const wait = /^wait(\d+)/.exec(query);
    if (wait) await new Promise((resolve) => { setTimeout(resolve, Number(wait[1])); });
    const meant = query.replace(/かんこう|kankou/, '観光').replace(/^wait\d+ /, '');
    const hits = UNITS.filter((one) => one[2].includes(meant) || one[5].includes(meant));
    const kinds = {};
    for (const one of hits) kinds[one[1]] = (kinds[one[1]] ?? 0) + 1;
    const chosen = hits.filter((one) => !options.kinds || options.kinds.includes(one[1]));
    return {
      query, total: chosen.length, kinds, damaged: query === '共同',
      notes: meant === query ? [] : [{ type: 'reading', typed: query, words: [meant] }],
      results: chosen.slice(0, options.limit).map(([id, kind, title, place, href, text]) => ({
        id, kind, title, lang: 'ja', href, place, agreement: '', excerpt: { lang: 'ja', parts: parts(text, meant) }, reasons: [],
      })),
    };
  };
})();
