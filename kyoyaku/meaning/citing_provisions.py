"""How every provision of an agreement is cited in a language: in the words of officials, no two of them alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kyoyaku.meaning import names
from kyoyaku.model import HEADINGS, ORIGINAL, Agreement, Corpus, Provision, Text
from kyoyaku.reading.strings import in_a_row, say
from kyoyaku.text.japanese import Number, era_date

_CITED: Final = ("article", "paragraph", "item", "supplement")
_COUNTED: Final = re.compile("[0-9〇一二三四五六七八九十百千]")
_OF_TABLES: Final = ("table", "category", "row", "cell", "notes", "form", "subheading")
"""What only the text of another document has among provisions: its annexes."""
_RELATION: Final = re.compile(r"\s*[（(][^（()）]*[）)]\s*$")
_AROUND: Final = "()（）「」 \u3000"
_NOTE: Final = re.compile(r"[（(](.+)[）)]\s*$")


def cited_provisions(
    corpus: Corpus, agreement: Agreement, lang: str, words: Callable[[Text], str] | None = None
) -> Mapping[str, str]:
    """The words of every provision by its id, and of the words after what is below one by their unit.

    第4条第2項; an article of one paragraph is cited without 項, and that paragraph as the article. No two others
    share their words: what officials would call the same gets its 編, its caption or a number besides. `words` says a
    text in the language; without it rows and columns are named in Japanese.
    """
    return _Citing(corpus, agreement, lang, words or (lambda text: text.ja)).found


class _Citing:
    """The citations of one agreement in one language, made from the top down."""

    def __init__(self, corpus: Corpus, agreement: Agreement, lang: str, words: Callable[[Text], str]) -> None:
        self.corpus, self.agreement, self.lang, self.words = corpus, agreement, lang, words
        self.strings = names.language_strings(corpus, lang)
        self.found: dict[str, str] = {}
        self.used: set[str] = set()
        self.supplements = [node for node in agreement.body if node.kind == "supplement"]
        main = [(top.id, one) for top in agreement.body if top.kind != "supplement" for one in _articles(top)]
        self.often = Counter((top, one.number) for top, one in main)
        tops: dict[Number | None, set[str]] = {}
        for top, one in main:
            tops.setdefault(one.number, set()).add(top)
        self.anew = any(len(found) > 1 for number, found in tops.items() if number is not None)
        self.top = self.annex = ""
        for at, node in enumerate(agreement.body, 1):
            self.top = node.id
            self.node(node, None, at, "", "")

    def node(self, node: Provision, above: Provision | None, at: int, place: str, headings: str) -> None:
        """A provision, the `at`th of its kind there, and all below it.

        `place` is what its own number is added to; `headings` are the words of all headings above.
        """
        kind = node.kind
        if kind in HEADINGS:
            words = headings = self.alone(self.joined(headings, self.heading(node)), node)
        elif kind == "article":
            words = self.alone(self.joined(self.told_apart(node, place, headings), self.article(node, at)), node)
        elif kind == "supplement":
            words = headings = self.alone(self.supplement(node), node)
        elif _only(node, above) or _first_cell(node, above):
            words = place
        elif kind in _OF_TABLES:
            words = self.alone(self.of_table(node, above, place or headings), node)
        else:
            words = self.alone(self.joined(place or headings, self.below(node, above, at)), node)
        self.found[node.id] = words
        self.quoted(node, words)
        counts: Counter[str] = Counter(paragraph=node.text is not None)
        for child in node.children:
            counts[child.kind] += 1
            self.node(child, node, counts[child.kind], "" if kind in HEADINGS else words, headings)
        if node.after is not None:
            key = f"cite.{_after(node)}"
            self.found[node.after.key] = self.alone(say(self.strings, key, place=words).strip(", "), node)

    def quoted(self, node: Provision, words: str) -> None:
        """The text of another document below a provision: 第1条のうち第3条第2項の改正規定."""
        within = replace(self.agreement, body=node.quoted)
        said: dict[str, str] = {}
        for key, own in cited_provisions(self.corpus, within, self.lang, self.words).items() if node.quoted else ():
            if own not in said:  # an article and its only paragraph are cited alike
                name = say(self.strings, "cite.amending", place=words, quoted=own) if words else own
                said[own] = self.alone(name, node)
            self.found[key] = said[own]

    def joined(self, *parts: str) -> str:
        return in_a_row(self.strings, "cite.joiner", filter(None, parts))

    def alone(self, words: str, node: Provision) -> str:
        """The words, or where they are taken those with the caption or with a number besides."""
        tries: list[str] = [words]
        if self.lang == ORIGINAL and node.caption is not None:
            tries.append(f"{words}（{node.caption.ja.strip(_AROUND)}）")
        tries += [say(self.strings, "cite.again", place=words, count=count) for count in range(2, len(self.used) + 3)]
        found = next(one for one in tries if one not in self.used)
        self.used.add(found)
        return found

    def heading(self, node: Provision) -> str:
        if words := names.label(self.corpus, node, self.lang).words.strip():
            return words
        if node.caption is not None:
            return say(self.strings, "cite.heading", caption=node.caption.ja.strip(_AROUND))
        return ""

    def told_apart(self, node: Provision, place: str, headings: str) -> str:
        """What an article is cited under: the supplement; the 編 where each counts its articles anew; else nothing."""
        if place or node.number is None:
            return place
        if self.often[self.top, node.number] > 1:
            return headings
        return self.found.get(self.top, "") if self.anew else ""

    def article(self, node: Provision, at: int) -> str:
        if node.number is not None:
            return names.cited_number(self.corpus, node, self.lang)
        return self.heading(node) or say(self.strings, "cite.block", count=at)

    def supplement(self, node: Provision) -> str:
        """附則; where there are several, with what is printed in brackets after it (平成30年3月20日条例第5号)."""
        words = self.strings["cite.supplement"]
        if self.lang == ORIGINAL and node.label:
            words = re.sub(r"\s|抄|[（(].*", "", node.label) or words
        if len(self.supplements) < 2:
            return words
        match = _NOTE.search(node.label) or (node.caption and _NOTE.search(node.caption.ja))
        if not match:
            return words
        note, day = match[1], era_date(match[1])
        if self.lang != ORIGINAL and day is not None:
            month = self.strings[f"month.{day.month}"]
            note = say(self.strings, "date.plain", year=day.year, month=month, day=day.day)
        return say(self.strings, "cite.of", place=words, note=note)

    def below(self, node: Provision, above: Provision | None, at: int) -> str:
        """What a paragraph or an item adds to what is above it."""
        own = node.label.strip(" \u3000.．、,「」『』")
        if node.kind == "item":
            return self.item(node, own, at)
        within = above is not None and above.kind in ("paragraph", "item")
        if node.number is not None and not within:
            return names.cited_number(self.corpus, node, self.lang)
        return own if within and own else say(self.strings, "cite.block", count=at)

    def of_table(self, node: Provision, above: Provision | None, place: str) -> str:
        """A block of another document's annex, or what stands in a table there: 別表1の表道路の項甲の役割の欄."""
        caption = self.words(node.caption) if node.caption is not None else ""
        if node.kind == "row":
            key = "cite.row" if above is not None and above.kind == "category" and above.label else "cite.row_alone"
            first = next(
                (text for cell in node.children for text in cell.printed_texts() if text is not cell.caption), None
            )
            return say(self.strings, key, table=place, title=self.words(first) if first is not None else "")
        if node.kind == "cell":
            return say(self.strings, "cite.cell", row=place, column=caption) if caption else place
        if node.kind == "category":
            return place + ("" if self.lang == ORIGINAL else " ") + (node.label or caption)
        label = self.strings["cite.notes"] if node.kind == "notes" and self.lang != ORIGINAL else node.label
        nameless = self.strings["cite.table" if node.kind == "table" else "unit.form"]
        if node.kind == "notes":  # they belong to the table that they follow
            place = place or self.annex
        name = self.joined(place, label or _RELATION.sub("", caption) or nameless)
        self.annex = name if node.kind == "table" and caption else self.annex
        return name

    def item(self, node: Provision, own: str, at: int) -> str:
        """第1号; what is below an item, or is counted in letters, is cited as printed: 第1号ア, 第1項ア."""
        if node.number is None:
            told = any(char.isalnum() for char in unicodedata.normalize("NFKC", own))
            return own if told else say(self.strings, "cite.entry", count=at)
        counted = _COUNTED.search(unicodedata.normalize("NFKC", node.label)) or not node.label
        if node.depth or not (counted or self.lang != ORIGINAL):
            return own if self.lang == ORIGINAL else names.label(self.corpus, node, self.lang).words
        return names.cited_number(self.corpus, node, self.lang)


def _articles(node: Provision) -> Iterator[Provision]:
    return (one for one in node.walk() if one.kind == "article")


def _only(node: Provision, above: Provision | None) -> bool:
    """Whether a paragraph is all that stands in an article or an item: it is cited as that."""
    if above is None or above.kind not in _CITED or node.kind != "paragraph" or above.text is not None:
        return False
    within = above.kind in ("paragraph", "item")
    beside: Sequence[Provision] = [one for one in above.children if one.kind == "paragraph"]
    return len(beside) == 1 and not (within and node.label)


def _first_cell(node: Provision, above: Provision | None) -> bool:
    """Whether a cell is what its row is called."""
    return node.kind == "cell" and above is not None and above.children[0] is node


def _after(node: Provision) -> str:
    """What the words after items are: a proviso, a second sentence, or the rest of the first."""
    assert node.after is not None  # the caller has seen it
    if node.after.ja.startswith(("ただし", "但し")):
        return "proviso"
    first = node.text or next((child.text for child in node.children if child.kind == "paragraph"), None)
    single = first is None or first.ja.strip().rstrip("。").count("。") == 0
    return "latter" if single and node.after.ja.startswith("この場合") else "after"
