"""Drafts of a lexicon: which words of the texts it lacks, and the file with them written at the end of its list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from kyoyaku.meaning.vocabulary import known_words, silent
from kyoyaku.model import ORIGINAL, Corpus
from kyoyaku.reading.yaml_nodes import Map, Node, Scalar, Seq, compose
from kyoyaku.text.folding import fold
from kyoyaku.text.japanese import hiragana, is_kanji
from kyoyaku.text.readings import annotated, bare

_NAMES: Final = ("place", "name")
_SIGNED: Final = ("name", "address", "symbol", "proxy_name")
_LATIN: Final = re.compile("[A-Za-z]{2,}")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_EMPTY: Final = "words:\n  ja:\n"


class Found(NamedTuple):
    """A word as it occurs, with what a dictionary has of it. Other forms are pairs of a word and its reading."""

    word: str
    reading: str
    spellings: tuple[tuple[str, str], ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()


LookUp = Callable[[Sequence[str]], Sequence[Found]]
"""The words of texts, in all their lengths and in the order in which they occur, without names."""


class NoPlace(Exception):
    """The list of words is not written one to a line: nothing can be put at its end."""


def drafts(corpus: Corpus, look_up: LookUp) -> list[Found]:
    """The words that occur and that the lexicon lacks, each once, in the order in which they occur."""
    entries = corpus.lexicon.words.get(ORIGINAL, ())
    known = {*known_words(corpus), *silent(corpus).japanese}
    spelled = {(fold(entry.word), fold(bare(form))) for entry in entries for form in entry.spellings}
    printed = [text.ja for agreement in corpus.agreements for text in agreement.units.values()]
    latin = {run for text in printed for run in _LATIN.findall(text)}
    new: list[Found] = []
    for found in look_up(list(dict.fromkeys(_texts(corpus)))):
        if (_counts(found.word) or found.word in latin) and fold(found.word) not in known:
            known.add(fold(found.word))
            new.append(_without_loops(found, spelled))
    return new


def _without_loops(found: Found, spelled: set[tuple[str, str]]) -> Found:
    """The draft without forms that say its word again, or that have it for a spelling already (`spelled`)."""
    word = fold(found.word)
    seen = {word, fold(found.reading)}

    def fresh(forms: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for form, reading in forms:
            if fold(form) not in seen and (fold(form), word) not in spelled:
                seen.add(fold(form))
                yield form, reading

    spellings = tuple(fresh(found.spellings))
    spelled |= {(word, fold(form)) for form, _ in spellings}
    return found._replace(spellings=spellings, synonyms=tuple(fresh(found.synonyms)))


def _counts(word: str) -> bool:
    """Whether a word is one for a lexicon: of two letters and more, no digits or signs, with a kanji or katakana."""
    return bool(_LETTERS.fullmatch(word)) and any(is_kanji(char) or hiragana(char) != char for char in word)


def _texts(corpus: Corpus) -> Iterator[str]:
    """Every Japanese text, with a blank for each name: those have their readings in the glossary or nowhere."""
    names = {term.term for term in corpus.terms if term.kind in _NAMES}
    names |= {party.name for agreement in corpus.agreements for party in agreement.everybody}
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")
    for text in _written(corpus):
        yield pattern.sub(" ", text)


def _written(corpus: Corpus) -> Iterator[str]:
    for agreement in corpus.agreements:
        signed = {f"{one.id}.{part}" for one in agreement.signatories for part in _SIGNED}
        yield from (text.ja for key, text in agreement.units.items() if key not in signed)
    for term in corpus.terms:
        yield from (term.term, *term.forms, term.short.get(ORIGINAL, ""), term.explanation.get(ORIGINAL, ""))
    for (_, lang), page in corpus.pages.items():
        if lang == ORIGINAL:
            yield page.title
            yield re.sub(r"\]\([^)\s]*\)", "] ", page.markdown)


def appended(path: str, data: bytes | None, new: Sequence[Found]) -> bytes:
    """The file with drafts at the end of its Japanese words; every byte that was there stays."""
    text = (data or _EMPTY.encode()).decode("utf-8")
    lines = text.splitlines(keepends=True)
    node, _ = compose(path, text.encode())
    at, indent = _end(node, [line.rstrip("\r\n") for line in lines])
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    written = [f"{indent}{line}\n" for found in new for line in _entry(found)]
    return "".join((*lines[:at], *written, *lines[at:])).encode()


def _end(node: Node | None, lines: Sequence[str]) -> tuple[int, str]:
    """After which line the list ends, and how far it is indented."""
    words = node.get("words") if isinstance(node, Map) else None
    entries = words.get(ORIGINAL) if isinstance(words, Map) else None
    if isinstance(entries, Scalar) and not entries.text:  # `ja:` with nothing below it
        return entries.place.line, "  "
    if not isinstance(entries, Seq) or not entries.items:
        raise NoPlace
    last = entries.items[-1]
    dash = last.place.column - 3
    if dash < 0 or lines[last.place.line - 1][dash : dash + 2] != "- ":
        raise NoPlace
    at = last.place.line
    while at < len(lines) and len(lines[at]) - len(lines[at].lstrip(" ")) > dash and lines[at].strip()[:1] != "#":
        at += 1
    return at, " " * dash


def _entry(found: Found) -> Iterator[str]:
    yield f"- word: {_quoted(found.word)}"
    if found.reading and found.reading != found.word:
        yield f"  reading: {found.reading}"
    for key, forms in (("spellings", found.spellings), ("synonyms", found.synonyms)):
        if forms:
            yield f"  {key}: {_quoted('、'.join(annotated(word, reading) for word, reading in forms))}"
    yield "  status: draft"


def _quoted(words: str) -> str:
    """A value as YAML takes it: a bar at its beginning would open a block."""
    return f'"{words}"' if words[0] in "|>&*!%@`'\"#" or words.lower() in {"yes", "no", "true", "false"} else words
