"""Units as a page shows them: each language of the edition, with its readings, links, marks and chips."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku.meaning import names
from kyoyaku.meaning.alignment import ELSEWHERE_REFERENCE, LAW_REFERENCE, REFERENCE
from kyoyaku.meaning.analysis import Analysis
from kyoyaku.meaning.clauses import NAMING
from kyoyaku.meaning.terms import PARTY, TERM
from kyoyaku.meaning.wordings import Wording
from kyoyaku.model import ORIGINAL, Agreement, Provision, Text, text_hash
from kyoyaku.pages.frame import Link, Voice
from kyoyaku.routes import FULL, GLOSSARY
from kyoyaku.text.html import Element, heading_html, plain_element, text_html
from kyoyaku.text.phrases import DIFFERS, GONE, LACKS, NEW, UNLIKE, changes
from kyoyaku.text.spans import Span

STOCK = "stock"
SYMBOL = "symbol"
_LEADS = (REFERENCE, TERM)
_MARKS = {NAMING: "mark", DIFFERS: "mark", UNLIKE: "mark", LACKS: "del", GONE: "del", NEW: "ins"}


class UnitWords(NamedTuple):
    """A unit in one language: `lang` is None where it is the page's own; `state` as in wordings.

    `changed` shows what has changed of the Japanese since outdated words were made; None where that is not recorded.
    `leads` are the references and terms that stand in them as links to this site.
    """

    html: Markup
    lang: str | None
    state: str
    plain: str
    changed: Markup | None = None
    leads: tuple[Span, ...] = ()


class UnitView(NamedTuple):
    """A unit in every language of the edition, its anchor on the page ('' for none) and the doubts about it.

    `mark` is the hash of its text as printed.
    """

    key: str
    anchor: str
    words: tuple[UnitWords, ...]
    doubts: tuple[Link, ...]
    mark: str


MoreSpans = Callable[[Wording], Sequence[Span]]


class UnitWriter:
    """Writes the units of one agreement for one page. What it writes does not depend on what it wrote before."""

    def __init__(self, voice: Voice, agreement: Agreement, path: str) -> None:
        self.voice, self.agreement = voice, agreement
        self.analysis: Analysis = voice.context.analyses[agreement.slug]
        self.aligner = voice.context.aligner(agreement)
        self.on_full = path == voice.context.routes.page(FULL, agreement)

    def unit(
        self, text: Text, anchor: str = "", *, terms: bool = True, links: bool = True, more: MoreSpans | None = None
    ) -> UnitView:
        """A unit with its references, and terms where they are wanted, as links. `more` are spans around them."""

        def html(wording: Wording) -> tuple[Markup, tuple[Span, ...]]:
            linked = self.aligner.spans(text.key, wording, terms=terms) if links else ()
            spans = [*(more(wording) if more is not None else ()), *linked, *self._parties(text, wording)]
            shown = text_html(wording.words, spans, self._dress, self.analysis.wordings.readings(wording))
            return shown, tuple(span for span in linked if span.kind in _LEADS)

        return self._view(text, anchor, html)

    def bare(self, text: Text) -> UnitView:
        """A unit without links."""
        return self.unit(text, links=False)

    def heading(self, text: Text, anchor: str = "") -> UnitView:
        """A unit as a heading: no links, but places to break."""

        def html(wording: Wording) -> tuple[Markup, tuple[Span, ...]]:
            spans, readings = self._parties(text, wording), self.analysis.wordings.readings(wording)
            return heading_html(wording.words, wording.lang, spans, self._dress, readings), ()

        return self._view(text, anchor, html)

    def label(self, node: Provision) -> tuple[UnitWords, ...]:
        """The label of a provision in every language of the edition; empty where none is printed."""
        labels = [names.label(self.voice.context.corpus, node, lang) for lang in self.voice.edition.languages]
        unique = {(name.words, name.lang): name for name in labels if name.words}
        return tuple(
            UnitWords(Markup.escape(name.words), self.voice.foreign(name.lang), "original", name.words)
            for name in unique.values()
        )

    def first(self, text: Text) -> Wording:
        """A unit in the first language of the edition, for titles and lists."""
        return self.analysis.wordings.say(text, self.voice.edition.languages[0])

    def read(self, words: str, text: Text, lang: str | None) -> Markup:
        """Words that end in those of a unit, with the readings over them: for links. `lang` marks the link itself."""
        said = self.first(text)
        lead = Markup.escape(words.removesuffix(said.words))
        html = text_html(said.words, readings=self.analysis.wordings.readings(said))
        if (own := self.voice.foreign(said.lang)) != lang:
            html = Markup('<span lang="{}">{}</span>').format(own or self.voice.interface_tag, html)
        return lead + html

    def marked(self, words: str, lang: str, spans: Sequence[Span]) -> UnitWords:
        """Words that are no unit (a stock phrase), with marks."""
        state = "original" if lang == ORIGINAL else "translated"
        return UnitWords(text_html(words, spans, self._dress), self.voice.foreign(lang), state, words)

    def _view(self, text: Text, anchor: str, html: Callable[[Wording], tuple[Markup, tuple[Span, ...]]]) -> UnitView:
        said = [(lang, self.analysis.wordings.say(text, lang)) for lang in self.voice.edition.languages]
        words = tuple(
            UnitWords(shown, self.voice.foreign(one.lang), one.state, one.words, self._changed(text, one), leads)
            for _, one in _once(said)
            for shown, leads in [html(one)]
        )
        return UnitView(text.key, anchor, words, self._doubts(text), text_hash(text.ja))

    def _parties(self, text: Text, wording: Wording) -> list[Span]:
        """The symbols of parties, each in the span that says whose it is: so it can give way to a name."""
        uses = self.aligner.parties(text.key, wording)
        return [one for use in uses for one in (use, use._replace(kind=SYMBOL))]

    def _changed(self, text: Text, wording: Wording) -> Markup | None:
        if not wording.former:
            return None
        merged, spans = changes(wording.former, text.ja, ORIGINAL)
        return text_html(merged, spans, self._dress)

    def _dress(self, span: Span) -> Element:
        """The element that a span is shown as."""
        if span.kind in _MARKS:
            return self._mark(span.kind)
        if span.kind == STOCK:
            return Element("span", (("class", STOCK), ("data-mark", self.voice.say("compare.stock_mark"))))
        if span.kind == PARTY:
            name = self.voice.context.called(self.agreement, span.target, self.voice.edition.interface)
            return Element("span", (("class", PARTY), ("data-as", name)))
        href = self._href(span)
        if href is None:
            return plain_element(span)
        if span.kind in (LAW_REFERENCE, ELSEWHERE_REFERENCE):
            return Element("a", (("class", "law" if span.kind == LAW_REFERENCE else "ref"), ("href", href)))
        return Element(
            "a", (("class", span.kind), ("href", href), ("data-preview", preview_id(span.kind, span.target)))
        )

    def _mark(self, kind: str) -> Element:
        """A mark with what is said before and after it to those who hear the page."""
        said = (("data-start", self.voice.say(f"mark.{kind}")), ("data-end", self.voice.say("mark.end")))
        return Element(_MARKS[kind], (("class", kind), *said))

    def _href(self, span: Span) -> str | None:
        routes = self.voice.context.routes
        if span.kind == TERM:
            return self.voice.to(routes.page(GLOSSARY), span.target)
        if span.kind == REFERENCE:
            ident = span.target.partition(" ")[0]  # of several the first
            return f"#{ident}" if self.on_full else self.voice.address(routes.unit(self.agreement, ident))
        if span.kind == ELSEWHERE_REFERENCE:
            slug, _, ident = span.target.partition(" ")
            other = self.voice.context.analyses[slug].agreement
            return self.voice.address(routes.unit(other, ident))
        if span.kind == LAW_REFERENCE:
            law_id, _, provision = span.target.partition(" ")
            law = self.voice.context.laws[law_id]
            fragment = next((one.fragment for one in law.provisions if one.label == provision and one.fragment), "")
            return law.url + fragment if law.url else None
        return None

    def _doubts(self, text: Text) -> tuple[Link, ...]:
        source = self.agreement.source
        about = self.voice.context.routes.page("about", self.agreement)
        return tuple(
            Link(self.voice.to(about, f"_doubt.{doubt.id}"), self.voice.local(doubt.note))
            for doubt in (source.doubts if source else ())
            if doubt.unit == text.key
        )


def preview_id(kind: str, target: str) -> str:
    """The id of the preview of what words lead to."""
    return f"_{kind}.{target.replace(' ', '+')}"


def leads(view: object) -> Iterator[Span]:
    """The references and terms that the words of a view lead to, in the order of the view."""
    if isinstance(view, UnitWords):
        yield from view.leads
    elif isinstance(view, tuple):
        for part in view:
            if isinstance(part, tuple):
                yield from leads(part)


def _once(said: Sequence[tuple[str, Wording]]) -> list[tuple[str, Wording]]:
    """Leave out a fallback that repeats words already shown."""
    kept: list[tuple[str, Wording]] = []
    for lang, wording in said:
        if not any(wording.words == other.words for _, other in kept):
            kept.append((lang, wording))
        elif wording.state == "missing":
            kept[-1] = (kept[-1][0], kept[-1][1]._replace(state="missing"))
    return kept
