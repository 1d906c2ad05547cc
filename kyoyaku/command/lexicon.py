"""The lexicon command: drafts entries for words that the lexicon lacks, and leaves everything else as it is."""

from __future__ import annotations

from collections.abc import Sequence

from kyoyaku.command.build import Made
from kyoyaku.command.call import Call
from kyoyaku.command.outcomes import Summary
from kyoyaku.disk import lock, stop, tree
from kyoyaku.disk.products import put
from kyoyaku.disk.refusal import near_here, usage
from kyoyaku.problems import has_errors

FILE = "lexicon.yaml"
_PATH = f"content/{FILE}"


def lexicon(call: Call) -> tuple[Made, Summary]:
    """Appends to content/lexicon.yaml what a dictionary says of the words that it lacks."""
    from kyoyaku.lexicon.dictionary import look_up
    from kyoyaku.lexicon.drafting import Found, NoPlace, appended, drafts
    from kyoyaku.reading.corpus import read_corpus

    file = call.content / FILE
    places = tree.sources(call.project, call.content)
    with lock.hold(call.content / f".{FILE}.lock"):
        reading = tree.read(places)
        corpus, problems = read_corpus(reading.files)
        found = reading.told_with(problems)
        if corpus is None or has_errors(found):
            return Made(reading.files, found), Summary("stopped", {}, {"out": near_here(file)})
        with stop.interruptible():
            new: Sequence[Found] = drafts(corpus, look_up)
        if new:
            try:
                written = appended(_PATH, reading.files.get(_PATH), new)
            except NoPlace as error:
                raise usage("lexicon-layout", path=near_here(file)) from error
            put(call.content, {FILE: written})
    summary = Summary("drafted" if new else "drafted_none", {"words": len(new)}, {"out": near_here(file)})
    return Made(reading.files, found), summary
