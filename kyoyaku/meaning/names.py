"""What a provision is called in a language, and how it is cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kyoyaku.meaning.brackets import Brackets
from kyoyaku.meaning.grammar import flat
from kyoyaku.model import ORIGINAL, Agreement, Category, Corpus, Provision, Text
from kyoyaku.reading.strings import BLANK, in_a_row, say
from kyoyaku.text.japanese import Number, in_era
from kyoyaku.text.patterns import late

_STOP: Final = re.compile("[。｡]")
_CITED: Final = {"article": "条", "paragraph": "項", "item": "号"}


class Name(NamedTuple):
    """A name with the language its words are in."""

    words: str
    lang: str


def language_strings(corpus: Corpus, lang: str) -> Mapping[str, str]:
    """The strings of a content language: whole, as those of every declared language are."""
    return corpus.strings.get(lang, corpus.strings[ORIGINAL])


def translated(corpus: Corpus, agreement: Agreement, word: str, lang: str) -> str:
    """A name or symbol as the glossary translates it; itself where it does not."""
    own = (term for term in corpus.terms if term.term == word and term.agreement in (None, agreement.slug))
    return next((found[0] for term in own if (found := term.translation.get(lang, ()))), word)


def number_words(number: Number) -> str:
    """A number with its branches as translations write it: 252-2."""
    return "-".join(map(str, number))


def label(corpus: Corpus, node: Provision, lang: str) -> Name:
    """The label of a provision: as printed in Japanese, made from its number elsewhere; empty where none is printed."""
    if lang == ORIGINAL or not node.label:
        return Name(node.label, ORIGINAL)
    pattern = language_strings(corpus, lang).get(f"label.{node.kind}")
    if pattern is None or corpus.site.languages[lang].kind == "summary":
        return Name(node.label, ORIGINAL)
    if node.kind == "supplement":  # what else is printed there is kept
        bare = "".join(node.label.split()) in ("附則", "付則")
        return Name(pattern, lang) if bare else Name(node.label, ORIGINAL)
    if not node.numbers:
        return Name(node.label, ORIGINAL)
    said = [(number, BLANK.sub(_counted(number, node.depth), pattern)) for number in node.numbers]
    opened = "“" if node.label.startswith(("「", "『")) else ""  # it begins words that are quoted
    return Name(opened + _run(said, language_strings(corpus, lang)), lang)


def _counted(number: Number, depth: int) -> str:
    """A number as translations count at a depth of items: 1, then a, then i, then A, then I."""
    if depth == 0:
        return number_words(number)
    return "-".join(_COUNTS[(depth - 1) % len(_COUNTS)](one) for one in number)


def _letters(number: int) -> str:
    whole, rest = divmod(number - 1, 26)
    return (_letters(whole) if whole else "") + chr(ord("a") + rest)


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        while number >= value:
            found, number = found + sign, number - value
    return found


_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_COUNTS: Final = (
    _letters, _roman, lambda number: _letters(number).upper(), lambda number: _roman(number).upper(),
)  # fmt: skip


def captioned(name: str, caption: str) -> str:
    """A label with its caption, as a title: 第1条（目的）, Article 1 (Purpose).

    >>> captioned("第1条", "（目的）"), captioned("Article 1", "(Purpose)"), captioned("第1章", "総則")
    ('第1条（目的）', 'Article 1 (Purpose)', '第1章 総則')
    """
    gap = "" if caption.startswith("（") else " "
    return f"{name}{gap}{caption}".strip()


def opening(words: str, most: int = 30) -> str:
    """The first sentence of a text, as a name for what has none; cut where it is longer than `most` characters.

    >>> opening("甲及び乙は、協力する。費用は折半する。"), opening("あ" * 31)[-2:], opening("The parties cooperate.")
    ('甲及び乙は、協力する。', 'あ…', 'The parties cooperate.')
    >>> opening("「直す。」を「直し、守る。」に改める。次に加える。"), opening("谷町（以下「乙」という。）は…")
    ('「直す。」を「直し、守る。」に改める。', '谷町（以下「乙」という。）は…')
    """
    brackets = Brackets(flat(words))
    ends = (match.end() for match in _STOP.finditer(words))
    first = words[: next((end for end in ends if not brackets.inside(end - 1)), len(words))]
    if len(first) <= most:
        return first
    cut = first[:most]
    return f"{cut.rpartition(' ')[0] if ' ' in cut else cut}…"


def known_by(node: Provision) -> Text | None:
    """The text whose opening a provision is known by where its label says little (1, (1), nothing) and it has no
    caption; None where it has a name."""
    if node.caption is not None or (node.label and node.kind not in ("paragraph", "item")):
        return None
    return next((one.text for one in node.walk() if one.text is not None), None)


def heading_label(corpus: Corpus, category: Category, lang: str) -> Name:
    """The label of a heading of measures: of an annex a number, the same in every language; of articles as theirs."""
    if category.provision is not None:
        return label(corpus, category.provision, lang)
    return Name(category.label, ORIGINAL if not category.label.isascii() else lang)


def path_to(agreement: Agreement, ident: str) -> tuple[Provision, ...]:
    """The provisions from the body, or from an annex, down to one, quoted or not; () where there is none."""

    def below(nodes: tuple[Provision, ...]) -> tuple[Provision, ...]:
        for node in nodes:
            if node.id == ident:
                return (node,)
            if rest := below((*node.quoted, *node.children)):
                return (node, *rest)
        return ()

    writings = (writing for annex in agreement.annexes for writing in annex.writings)
    return below((*agreement.body, *writings))


def counted_again(agreement: Agreement) -> frozenset[str]:
    """The ids of the articles that share their number, as where each 編 begins anew: a label alone is no name."""
    main = (one for top in agreement.body if top.kind != "supplement" for one in top.walk())
    articles = [one for one in main if one.kind == "article" and one.number is not None]
    often = Counter(one.number for one in articles)
    return frozenset(one.id for one in articles if often[one.number] > 1)


def _japanese(number: Number, kind: str) -> str:
    """A number in a Japanese citation: 第252条の2, 第2項, 第1号."""
    return f"第{number[0]}{_CITED[kind]}" + "".join(f"の{branch}" for branch in number[1:])


def cited_number(corpus: Corpus, node: Provision, lang: str) -> str:
    """The number of an article, paragraph or item in a citation; of a run all that it stands for.

    第252条の2, 第2条から第4条まで, Article 252-2, Article 2 to Article 4.
    """
    strings = language_strings(corpus, lang)

    def one(number: Number) -> str:
        if lang == ORIGINAL:
            return _japanese(number, node.kind)
        return BLANK.sub(number_words(number), strings[f"cite.{node.kind}"])

    return _run([(number, one(number)) for number in node.numbers or ((0,),)], strings)


def _run(numbers: Sequence[tuple[Number, str]], strings: Mapping[str, str]) -> str:
    """Numbers in words, those that follow one another from the first to the last of them."""
    rows: list[list[tuple[Number, str]]] = []
    for number, words in numbers:
        if rows and rows[-1][-1][0] == (*number[:-1], number[-1] - 1):
            rows[-1].append((number, words))
        else:
            rows.append([(number, words)])
    told: list[str] = []
    for row in rows:
        if len(row) > 2:
            told.append(say(strings, "cite.to", first=row[0][1], last=row[-1][1]))
        else:
            told += [words for _, words in row]
    *before, last = told
    return say(strings, "cite.and", first=in_a_row(strings, "cite.comma", before), last=last) if before else last


def state(corpus: Corpus, agreement: Agreement, lang: str) -> str:
    """What a text that nobody has concluded is (案, ひな形), in a language; '' for an agreement."""
    return language_strings(corpus, lang)[f"unconcluded.{agreement.state}"] if agreement.state else ""


def in_state(corpus: Corpus, agreement: Agreement, name: str, lang: str) -> str:
    """A name with the mark of a text that nobody has concluded before it, where it does not say so itself."""
    if not agreement.state or says_its_state(name):
        return name
    return say(language_strings(corpus, lang), "unconcluded.title", state=state(corpus, agreement, lang), title=name)


def says_its_state(title: str) -> bool:
    """Whether a title says itself, at its end, that the text is a draft or a model.

    >>> says_its_state("連携協約（案）"), says_its_state("連携協約（標準例）"), says_its_state("連携協約")
    (True, True, False)
    """
    return _STATED.search(title) is not None


_STATED: Final = late(r"(?:案|(?<!条)例|ひな形|雛形|ひな型|モデル|draft|model)[）)\]］】]?\s*$", re.IGNORECASE)


def citation(agreement: Agreement, words: str, stated: str = "") -> tuple[str, str]:
    """The full and the short Japanese citation of a place; `stated` is what a text is that nobody has concluded.

    …連携協約（平成29年3月22日締結）第4条第2項, and 連携協約第4条第2項; both with （案） where it is a draft.
    """
    day = agreement.date
    concluded = ""
    if agreement.state:
        short = agreement.short_title or agreement.title.ja
        full, brief = ((one if says_its_state(one) else f"{one}（{stated}）") for one in (agreement.title.ja, short))
        return f"{full}{words}", f"{brief}{words}"
    if day is not None:
        concluded = f"（{in_era(day.value) if day.value else day.text.ja}締結）"
    short = agreement.short_title or agreement.title.ja
    return f"{agreement.title.ja}{concluded}{words}", f"{short}{words}"
