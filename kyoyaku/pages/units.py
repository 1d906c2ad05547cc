"""Units as a page shows them: each language of the edition, with its links, marks and chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from kyoyaku import naming
from kyoyaku.alignment import LAW_REFERENCE, REFERENCE
from kyoyaku.analysis import Analysis
from kyoyaku.lexicon import ruby
from kyoyaku.markup import heading_html, text_html
from kyoyaku.model import ORIGINAL, Agreement, Provision, Text
from kyoyaku.pages.frame import Link, Voice
from kyoyaku.routes import FULL, GLOSSARY
from kyoyaku.spans import Span
from kyoyaku.terms import TERM
from kyoyaku.wordings import Wording


class Words(NamedTuple):
    """A unit in one language: `lang` is None where it is the page's own; `state` as in wordings."""

    html: Markup
    lang: str | None
    state: str
    plain: str


class UnitView(NamedTuple):
    """A unit in every language of the edition, its anchor on the page ('' for none) and the doubts about it."""

    key: str
    anchor: str
    words: tuple[Words, ...]
    doubts: tuple[Link, ...] = ()


MoreSpans = Callable[[Wording], Sequence[Span]]


class UnitWriter:
    """Writes the units of one agreement for one page."""

    def __init__(self, voice: Voice, agreement: Agreement, path: str) -> None:
        self.voice, self.agreement = voice, agreement
        self.analysis: Analysis = voice.context.analyses[agreement.slug]
        self.on_full = path == voice.context.routes.page(FULL, agreement)

    def unit(self, text: Text, anchor: str = "", *, terms: bool = True, more: MoreSpans | None = None) -> UnitView:
        """A unit with its references and terms as links."""
        said = [(lang, self.analysis.wordings.say(text, lang)) for lang in self.voice.edition.languages]
        words = tuple(self._words(text, wording, terms, more) for _, wording in _once(said))
        return UnitView(text.key, anchor, words, self._doubts(text))

    def heading(self, text: Text, anchor: str = "") -> UnitView:
        """A unit as a heading: no links, but places to break."""
        said = [(lang, self.analysis.wordings.say(text, lang)) for lang in self.voice.edition.languages]
        reading = ruby(self.agreement.readings.get(text.key, ""))
        whole = tuple(run.base for run in reading if run.reading)
        words = tuple(
            Words(
                heading_html(one.words, one.lang, whole if one.lang == ORIGINAL else ()),
                self.voice.foreign(one.lang),
                one.state,
                one.words,
            )
            for _, one in _once(said)
        )
        return UnitView(text.key, anchor, words, self._doubts(text))

    def label(self, node: Provision) -> tuple[Words, ...]:
        """The label of a provision in every language of the edition; empty where none is printed."""
        names = [naming.label(self.voice.context.corpus, node, lang) for lang in self.voice.edition.languages]
        unique = {(name.words, name.lang): name for name in names if name.words}
        return tuple(
            Words(Markup.escape(name.words), self.voice.foreign(name.lang), "original", name.words)
            for name in unique.values()
        )

    def first(self, text: Text) -> Wording:
        """A unit in the first language of the edition, for titles and lists."""
        return self.analysis.wordings.say(text, self.voice.edition.languages[0])

    def _words(self, text: Text, wording: Wording, terms: bool, more: MoreSpans | None) -> Words:
        spans: Sequence[Span] = self.voice.context.aligner(self.agreement).spans(text.key, wording, terms=terms)
        if more is not None:
            spans = [*more(wording), *spans]
        html = text_html(wording.words, spans, self._link)
        return Words(html, self.voice.foreign(wording.lang), wording.state, wording.words)

    def _link(self, span: Span) -> str | None:
        routes = self.voice.context.routes
        if span.kind == TERM:
            return self.voice.to(routes.page(GLOSSARY), span.target)
        if span.kind == REFERENCE:
            if self.on_full:
                return f"#{span.target}"
            return self.voice.address(routes.unit(self.agreement, span.target))
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


def _once(said: Sequence[tuple[str, Wording]]) -> list[tuple[str, Wording]]:
    """Leave out a fallback that repeats words already shown."""
    kept: list[tuple[str, Wording]] = []
    for lang, wording in said:
        if not any(wording.words == other.words for _, other in kept):
            kept.append((lang, wording))
        elif wording.state == "missing":
            kept[-1] = (kept[-1][0], Wording(kept[-1][1].words, kept[-1][1].lang, "missing"))
    return kept


class NodeView(NamedTuple):
    """A provision on a page: its label, caption and text with what is below it. `level` counts headings from 2."""

    id: str
    anchor: str
    kind: str
    label: tuple[Words, ...]
    caption: UnitView | None
    caption_on_line: bool
    text: UnitView | None
    children: tuple[NodeView, ...]
    level: int


def node_view(writer: UnitWriter, node: Provision, anchor: Callable[[Provision], str], level: int = 2) -> NodeView:
    """A provision and everything below it."""
    heading = node.kind not in ("paragraph", "item")
    return NodeView(
        id=node.id,
        anchor=anchor(node),
        kind=node.kind,
        label=writer.label(node),
        caption=writer.heading(node.caption) if node.caption else None,
        caption_on_line=node.caption_on_line,
        text=writer.unit(node.text) if node.text else None,
        children=tuple(node_view(writer, child, anchor, min(6, level + heading)) for child in node.children),
        level=min(6, level),
    )
