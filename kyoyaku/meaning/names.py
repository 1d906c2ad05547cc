"""What a provision is called in a language, and how it is cited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from kyoyaku.model import ORIGINAL, Agreement, Category, Corpus, Provision, Text
from kyoyaku.reading.strings import BLANK
from kyoyaku.text.japanese import Number, in_era

_CITED: Final = ("article", "paragraph", "item", "supplement")


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
    if pattern is None or node.number is None or corpus.site.languages[lang].kind == "summary":
        return Name(node.label, ORIGINAL)
    return Name(BLANK.sub(_counted(node.number, node.depth), pattern), lang)


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
    """
    first = words[: words.find("。") + 1] or words
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


def category_label(category: Category, lang: str) -> Name:
    """The label of a heading of an annex: a number, the same in every language."""
    return Name(category.label, ORIGINAL if not category.label.isascii() else lang)


def path_to(agreement: Agreement, ident: str) -> tuple[Provision, ...]:
    """The provisions from the body down to one, or () where there is none."""

    def below(nodes: tuple[Provision, ...]) -> tuple[Provision, ...]:
        for node in nodes:
            if node.id == ident:
                return (node,)
            if rest := below(node.children):
                return (node, *rest)
        return ()

    return below(agreement.body)


def cited(corpus: Corpus, agreement: Agreement, ident: str, lang: str) -> str:
    """How a provision is cited in a language: 第4条第2項; an article of one paragraph without 項."""
    strings = language_strings(corpus, lang)
    above = path_to(agreement, ident)
    twice = _twice(agreement, above)
    path = [node for node in above if node.kind in _CITED or _counts_anew(node) or (twice and node.kind == "part")]
    words: list[str] = []
    for at, node in enumerate(path):
        if _alone(node, path[at - 1] if at else None) or (node.kind == "supplement" and at + 1 < len(path)):
            continue
        below_item = at > 0 and path[at - 1].kind == "item"  # 第1号ア: what is below an item is cited as printed
        if node.kind not in _CITED:
            words.append(label(corpus, node, lang).words)
        elif node.number is None or (below_item and lang == ORIGINAL):
            words.append(node.label)
        elif below_item:
            words.append(label(corpus, node, lang).words)
        elif lang == ORIGINAL:
            words.append(japanese_number(node))
        else:
            words.append(BLANK.sub(number_words(node.number), strings[f"cite.{node.kind}"]))
    return strings["cite.joiner"].strip("|").join(words)


def _twice(agreement: Agreement, path: tuple[Provision, ...]) -> bool:
    """Whether another article has the number of the one in a path: then only the 編 above tells which is meant."""
    own = next((node for node in path if node.kind == "article"), None)
    if own is None or any(node.kind == "supplement" for node in path):
        return False
    main = (one for top in agreement.body if top.kind != "supplement" for one in top.walk() if one.kind == "article")
    return sum(one.number == own.number for one in main) > 1


def _alone(node: Provision, above: Provision | None) -> bool:
    """Whether a paragraph is the only one of its article, which is cited without it."""
    if above is None or above.kind not in _CITED or node.kind != "paragraph":
        return False
    return sum(one.kind == "paragraph" for one in above.children) == 1


def _counts_anew(node: Provision) -> bool:
    """Whether a heading has to be named to tell what is below it from what is below others: no article does."""
    return node.kind not in _CITED and all(chief is node for chief in node.chief)


def japanese_number(node: Provision) -> str:
    """A number in a Japanese citation: 第252条の2, 第2項, 第1号."""
    if node.run:
        return node.label
    unit = {"article": "条", "paragraph": "項", "item": "号"}[node.kind]
    number = node.number or (0,)
    return f"第{number[0]}{unit}" + "".join(f"の{branch}" for branch in number[1:])


def citation(agreement: Agreement, words: str) -> tuple[str, str]:
    """The full and the short Japanese citation of a place.

    …連携協約（平成29年3月22日締結）第4条第2項, and 連携協約第4条第2項.
    """
    day = agreement.date
    concluded = ""
    if day is not None:
        concluded = f"（{in_era(day.value) if day.value else day.text.ja}締結）"
    short = agreement.short_title or agreement.title.ja
    return f"{agreement.title.ja}{concluded}{words}", f"{short}{words}"
