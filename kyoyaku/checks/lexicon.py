"""Rules of the lexicon: its words stand in a text, once, with readings in kana, and name others than themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.vocabulary import unknown_runs
from kyoyaku.model import ORIGINAL, Corpus, LexiconEntry
from kyoyaku.problems import Place, Problem, problem
from kyoyaku.text.japanese import KANJI, hiragana
from kyoyaku.text.readings import bare

_MOST_LISTED = 8
_NOT_KANA = re.compile(r"[^ぁ-ゖァ-ヶー・]")
_WITHOUT_READING = re.compile(rf"(?!〇){KANJI}(?!{KANJI}|\{{)")
_READING_NOT_KANA = re.compile(r"\{([^{}]*[^{}ぁ-ゖァ-ヶー・][^{}]*)\}")


def entries(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """A word stands in a text of its language and is there once; what it means besides is not itself."""
    for lang, words in corpus.lexicon.words.items():
        text = _texts(corpus, lang)
        seen: dict[str, LexiconEntry] = {}
        spelled = {_plain(entry.word): {_plain(bare(one)) for one in entry.spellings} for entry in words}
        for entry in words:
            word = _plain(entry.word)
            if word in seen:
                yield problem("word-twice", entry.place.under("word"), word=entry.word, first=seen[word].place.line)
            seen.setdefault(word, entry)
            if word not in text and not corpus.unread:
                yield problem("word-not-in-texts", entry.place.under("word"), word=entry.word)
            yield from _readings(entry)
            yield from _loops(entry, word, spelled)


def _readings(entry: LexiconEntry) -> Iterator[Problem]:
    if entry.reading and _NOT_KANA.search(entry.reading):
        yield problem("reading-not-kana", entry.place.under("reading"), unit=entry.word, char=entry.reading)
    for form, field, at in _forms(entry):
        for match in _READING_NOT_KANA.finditer(form):
            yield problem(
                "reading-not-kana", _place(entry, field, at).span(*match.span(1)), unit=entry.word, char=match[1]
            )
        if "|" not in form and _WITHOUT_READING.search(form):
            yield problem("reading-not-kana", _place(entry, field, at), unit=entry.word, char=form)


def _forms(entry: LexiconEntry) -> Iterator[tuple[str, str, int]]:
    """The other forms of a word, each with what `_place` asks for: there are thousands, and few are told of."""
    fields = (("spellings", entry.spellings), ("synonyms", entry.synonyms), ("related", entry.related))
    return ((form, field, at) for field, forms in fields for at, form in enumerate(forms))


def _place(entry: LexiconEntry, field: str, at: int) -> Place:
    return entry.place.under(field).listed(at)


def _loops(entry: LexiconEntry, word: str, spelled: Mapping[str, set[str]]) -> Iterator[Problem]:
    """A form that is the word or its reading again, or one form twice, or two words that are each other's spelling."""
    own = {word, _plain(entry.reading or "")}
    for form, field, at in _forms(entry):
        plain = _plain(bare(form))
        if plain in own or (form in entry.spellings and word in spelled.get(plain, ())):
            yield problem("word-loop", _place(entry, field, at), word=entry.word, form=bare(form))
        own.add(plain)


def unknown(corpus: Corpus, analyses: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Words of an agreement that a lexicon does not have. Where there is no lexicon, nobody misses them."""
    if not corpus.lexicon.words.get(ORIGINAL):
        return
    runs = unknown_runs(corpus)
    for agreement in corpus.agreements:
        if found := runs[agreement.slug]:
            listed = "、".join(found[:_MOST_LISTED]) + ("…" if len(found) > _MOST_LISTED else "")
            yield problem("words-unknown", Place(agreement.place.file), count=len(found), listed=listed)


def _texts(corpus: Corpus, lang: str) -> str:
    """Everything that is written in a language, as it is compared."""
    found: list[str] = []
    for agreement in corpus.agreements:
        if lang == ORIGINAL:
            found += [text.ja for text in agreement.units.values()]
        found += [one.words for one in agreement.translations.get(lang, {}).values()]
        if lang in agreement.guides:
            guide = agreement.guides[lang]
            found += [*guide.intro, *guide.summaries.values(), *guide.themes.values()]
    for term in corpus.terms:
        if lang == ORIGINAL:
            found += [term.term, *term.forms]
        found += [*term.translation.get(lang, ()), term.short.get(lang, ""), term.explanation.get(lang, "")]
    found += [f"{page.title}\n{page.markdown}" for (_, own), page in corpus.pages.items() if own == lang]
    return _plain("\n".join(found))


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else hiragana(unicodedata.normalize("NFKC", text).lower())
