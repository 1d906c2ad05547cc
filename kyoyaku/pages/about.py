"""The page about an agreement: the steps of law, its source with repairs and doubts, what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from kyoyaku.model import ORIGINAL, Agreement, Corpus, Repair, Source, Step, text_hash
from kyoyaku.pages.frame import Around, Link, Voice
from kyoyaku.pages.heads import party_name
from kyoyaku.pages.linked_data import breadcrumb
from kyoyaku.pages.links import unit_link
from kyoyaku.pages.relations import Fact, RelatedView, in_force, relations
from kyoyaku.pages.units import UnitWriter
from kyoyaku.routes import ABOUT, Routes

_UNIX: Final = "printf '%s' '{words}' | shasum -a 256 | cut -c 1-12"
_WINDOWS: Final = (
    "[BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash("
    "[Text.Encoding]::UTF8.GetBytes('{words}'))).Replace('-','').ToLower().Substring(0,12)"
)
"""How a terminal gives the first twelve digits of the SHA-256 of words in UTF-8."""


class StepView(NamedTuple):
    """A step of law; `day` is None where nothing is recorded."""

    title: str
    party: str
    basis: str
    day: str | None
    number: str
    source: str


class RepairView(NamedTuple):
    """A repair with its lines, what the source has there, and what stands in the text now."""

    id: str
    kind: str
    lines: str
    before: tuple[tuple[int, str], ...]
    after: tuple[tuple[Link, str], ...]
    why: str


class DoubtView(NamedTuple):
    """A doubt with its place, the words in question, and what is known."""

    id: str
    line: int
    quote: str
    place: Link
    note: str


class CheckView(NamedTuple):
    """How a quotation is checked, by the example of a short text: its place, its hash, a command for each system."""

    place: Link
    words: str
    mark: str
    commands: tuple[tuple[str, str], ...]


class AboutView(NamedTuple):
    """All that the page about an agreement shows."""

    title: str
    steps: tuple[StepView, ...]
    in_force: tuple[Fact, ...]
    related: tuple[RelatedView, ...]
    notes: tuple[str, ...]
    source_title: str
    repairs: tuple[RepairView, ...]
    doubts: tuple[DoubtView, ...]
    prose: tuple[Link, ...]
    unit_count: int
    contact: str
    check: CheckView


def subjects(corpus: Corpus, routes: Routes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One page per agreement."""
    for agreement in corpus.agreements:
        yield routes.page(ABOUT, agreement), (agreement.slug,)


def view(voice: Voice, path: str, agreement: Agreement) -> tuple[Around, AboutView]:
    """What is known about one agreement and its text."""
    writer = UnitWriter(voice, agreement, path)
    source = agreement.source
    pages = voice.context.corpus.pages
    shown = AboutView(
        title=writer.first(agreement.title).words,
        steps=tuple(_step(writer, step) for step in agreement.record.steps),
        in_force=tuple(in_force(writer)),
        related=tuple(relations(voice, agreement)),
        notes=tuple(voice.local(note) for note in agreement.record.notes),
        source_title=voice.local(source.title) if source else "",
        repairs=tuple(_repair(writer, source, one) for one in source.repairs) if source else (),
        doubts=tuple(_doubts(writer, source)) if source else (),
        prose=tuple(
            Link(voice.to(voice.context.routes.prose(slug)), page.title, voice.foreign(page.lang))
            for slug in dict.fromkeys(slug for slug, _ in pages)
            if (page := pages.get((slug, voice.edition.interface)) or pages.get((slug, ORIGINAL)))
        ),
        unit_count=len(agreement.units),
        contact=voice.context.corpus.site.contact or "",
        check=_check(writer),
    )
    crumbs = (Link("", voice.say("menu.about")),)
    return Around(
        voice.say("menu.about"),
        voice.say("about.description"),
        crumbs=crumbs,
        json_ld=breadcrumb(voice, path, crumbs),
        agreement=agreement,
    ), shown


def _check(writer: UnitWriter) -> CheckView:
    voice, agreement = writer.voice, writer.agreement
    texts = [node.text for node in agreement.provisions() if node.text is not None]
    text = min(texts, key=lambda one: len(one.ja), default=agreement.title)
    return CheckView(
        unit_link(writer, text.key),
        text.ja,
        text_hash(text.ja),
        (
            (voice.say("about.check_unix"), _UNIX.format(words=text.ja.replace("'", "'\\''"))),
            (voice.say("about.check_windows"), _WINDOWS.format(words=text.ja.replace("'", "''"))),
        ),
    )


def _step(writer: UnitWriter, step: Step) -> StepView:
    voice = writer.voice
    day = step.date
    shown = voice.day_and_era(day) if day else None
    return StepView(
        voice.local(step.title),
        party_name(writer, step.party) if step.party else "",
        step.basis or "",
        shown,
        step.number or "",
        voice.local(step.source) if step.source else "",
    )


def _repair(writer: UnitWriter, source: Source, repair: Repair) -> RepairView:
    voice, agreement = writer.voice, writer.agreement
    lines = source.words.split("\n")
    after = tuple((unit_link(writer, key, ORIGINAL), agreement.units[key].ja) for key in repair.units)
    return RepairView(
        id=repair.id,
        kind=repair.kind,
        lines=", ".join(map(str, repair.lines)),
        before=tuple((number, lines[number - 1]) for number in repair.lines if number <= len(lines)),
        after=after,
        why=voice.local(repair.why),
    )


def _doubts(writer: UnitWriter, source: Source) -> Iterator[DoubtView]:
    voice = writer.voice
    for doubt in source.doubts:
        yield DoubtView(
            doubt.id,
            doubt.line,
            doubt.quote,
            unit_link(writer, doubt.unit),
            voice.local(doubt.note),
        )
