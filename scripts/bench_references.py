"""Measures references against judged answers: python -m scripts.bench_references FOLDER.

A folder holds sets: NAME.yaml (an agreement), NAME-laws.yaml and NAME-answers.tsv (unit, start, end, words, class,
right answer), or NAME-agreement.yaml, NAME-laws.yaml and NAME.tsv (unit, sentence, right answer), where each sentence
takes the place of the unit's text. An answer is `words→target,target`; see `Answer`.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kyoyaku.meaning.known_titles import SharedTitles
from kyoyaku.meaning.references import FoundCitation, References, find_references
from kyoyaku.model import Agreement, Corpus, Law
from kyoyaku.problems import has_errors
from kyoyaku.reading.corpus import read_corpus
from kyoyaku.text.japanese import NUMERAL, numeral

SITE = """
name: {ja: 試}
publisher: {ja: 試}
official: false
version: "1"
languages: {ja: {tag: ja, kind: original, label: 日本語}}
editions: [{id: ja, label: 日本語, languages: [ja], interface: ja}]
"""


class Answer(NamedTuple):
    """What some words should cite: units, a law's place (LAW:title path), another document (OTHER), or nothing (NONE).

    `any` where no link is right too; words RANGE stand for all that the links of a sentence lead to.
    """

    words: str
    targets: tuple[str, ...]
    any: bool
    span: tuple[int, int] | None = None


class Score(NamedTuple):
    """How one set went."""

    places: int
    right: int
    links: int
    wrong: int
    blocked: int
    milliseconds: float


def corpus_of(agreement: str, laws: str | None) -> Corpus:
    """The corpus of one agreement as YAML; SystemExit where it cannot be read."""
    files = {"content/site.yaml": SITE, "content/agreements/set/agreement.yaml": agreement}
    if laws is not None:
        files["content/laws.yaml"] = laws
    corpus, problems = read_corpus({path: text.encode() for path, text in files.items()})
    if corpus is None or not corpus.agreements:
        sys.exit(str(problems))
    return corpus


def answers(words: str) -> Iterator[Answer]:
    """The answers of a sentence's row."""
    for part in filter(None, (one.strip() for one in words.split(";"))):
        if part.startswith("NONE"):
            yield Answer("", ("NONE",), any=False)
            continue
        free = part.startswith("ANY:")
        cited, _, targets = part.removeprefix("ANY:").partition("→")
        yield Answer(cited, tuple(targets.split(",")), any=free)


class Judge:
    """Judges what was found in a unit."""

    def __init__(self, laws: Sequence[Law], found: Sequence[FoundCitation], text: str) -> None:
        self.laws = {law.id: law.title for law in laws}
        self.found, self.text = list(found), text
        self.taken: set[int] = set()

    def links(self) -> list[FoundCitation]:
        """The citations that become links."""
        return [one for one in self.found if one.targets or (one.document is not None and one.document[0] == "law")]

    def right(self, answer: Answer) -> bool:
        """Whether an answer was found."""
        if answer.words == "RANGE":
            every = {target for one in self.found for target in one.targets}
            return set(answer.targets) <= every
        if answer.targets[0] == "NONE":
            start, end = answer.span or (0, len(self.text))
            return not any(start <= one.start < end for one in self.links() if answer.span or self._free(one))
        one = self.of(answer)
        if one is None:
            return answer.any or answer.targets[0].startswith("OTHER")
        return self._fits(one, answer) or (answer.any and not one.targets)

    def _free(self, one: FoundCitation) -> bool:
        return id(one) not in self.taken

    def of(self, answer: Answer) -> FoundCitation | None:
        for one in self.found:
            if answer.span is not None:
                same = one.end == answer.span[1] and one.start <= answer.span[0]
            else:
                same = self._free(one) and self.text[one.start : one.end].endswith(answer.words)
            if same:
                self.taken.add(id(one))
                return one
        return None

    def _fits(self, one: FoundCitation, answer: Answer) -> bool:
        first = answer.targets[0]
        if first.startswith("OTHER"):
            return not one.targets
        if first.startswith("LAW"):
            title, _, path = first.removeprefix("LAW:").partition(" ")
            law = self.laws.get(one.document[1]) if one.document else None
            return not one.targets and (first == "LAW" or (law == title and _same_path(one.path, path)))
        targets = tuple(target.partition("#")[0] for target in answer.targets)
        words = [part for target in answer.targets if (part := target.partition("#")[2])]
        whole = self.text[one.start : one.end]
        more = set(one.targets) - set(targets)
        return (
            set(targets) <= set(one.targets)
            and one.targets[0] == targets[0]
            and (not more or one.rule == "range")
            and all(part in whole for part in words)
        )


def _same_path(found: str, wanted: str) -> bool:
    def folded(words: str) -> str:
        return re.sub(NUMERAL, lambda one: str(numeral(one[0])), re.sub("同[条項号]", "", words))

    return not wanted or folded(found) == folded(wanted)


def whole(name: str, folder: Path) -> Score:
    """A text whose places were judged one by one."""
    corpus = corpus_of((folder / f"{name}.yaml").read_text("utf-8"), _read(folder / f"{name}-laws.yaml"))
    agreement = corpus.agreements[0]
    find_references(agreement, SharedTitles(corpus.laws))
    started = time.process_time()
    references = find_references(agreement, SharedTitles(corpus.laws))
    spent = (time.process_time() - started) * 1000
    right = places = links = wrong = 0
    units: set[str] = set()
    rows = (folder / f"{name}-answers.tsv").read_text("utf-8").splitlines()[1:]
    judges: dict[str, Judge] = {}
    for row in rows:
        unit, start, end, words, kind, answer = row.split("\t")
        if kind == "skip":
            continue
        units.add(unit)
        text = agreement.units[unit].ja
        judge = judges.setdefault(unit, Judge(corpus.laws, [one for one in references.found if one.unit == unit], text))
        free = answer.startswith("ANY:")
        one = Answer(words, tuple(answer.removeprefix("ANY:").split(",")), any=free, span=(int(start), int(end)))
        counted = kind not in ("quote", "self")
        good = judge.right(one)
        if not good:
            print(f"  {name} {unit} {start} {words} → {answer}: {_shown(judge, one)}")
        places, right, wrong = places + counted, right + (good and counted), wrong + (not good and _linked(judge, one))
    links = right + wrong
    judged = {(row.split("\t")[0], row.split("\t")[2]) for row in rows}
    for key in sorted(units):
        for link in judges[key].links():
            if (key, str(link.end)) not in judged and link.rule != "list":
                print(f"  {name} {key} not judged: {judges[key].text[link.start : link.end]} → {link.targets}")
    return Score(places, right, links, wrong, _blocked(references), spent / sum(map(len, _texts(agreement))) * 1000)


def _linked(judge: Judge, answer: Answer) -> bool:
    found = judge.of(answer)
    return found is not None and (bool(found.targets) or found.certainty == "sure")


def _shown(judge: Judge, answer: Answer) -> str:
    found = judge.of(answer)
    return f"{found.targets} {found.document} {found.path} {found.certainty}" if found else "nothing"


def phrases(name: str, folder: Path) -> Score:
    """Sentences that each take the place of a unit's text."""
    corpus = corpus_of((folder / f"{name}-agreement.yaml").read_text("utf-8"), _read(folder / f"{name}-laws.yaml"))
    agreement = corpus.agreements[0]
    right = places = wrong = blocked = 0
    for row in (folder / f"{name}.tsv").read_text("utf-8").splitlines()[1:]:
        unit, sentence, answer = row.split("\t")[:3]
        units = {**agreement.units, unit: replace(agreement.units[unit], ja=sentence)}
        references = find_references(replace(agreement, units=units), SharedTitles(corpus.laws))
        judge = Judge(corpus.laws, [one for one in references.found if one.unit == unit], sentence)
        judged = [judge.right(one) for one in answers(answer)]
        good = all(judged)
        places, right, wrong = places + 1, right + good, wrong + (not good and bool(judge.links()))
        blocked += _blocked(references)
        if not good or _blocked(references):
            shown = [(sentence[one.start : one.end], one.targets, one.document, one.certainty) for one in judge.found]
            print(f"  {name} {unit} {sentence} → {answer}: {shown}")
    return Score(places, right, right + wrong, wrong, blocked, _speed(agreement, corpus))


def _speed(agreement: Agreement, corpus: Corpus) -> float:
    started = time.process_time()
    find_references(agreement, SharedTitles(corpus.laws))
    return (time.process_time() - started) * 1_000_000 / sum(map(len, _texts(agreement)))


def _texts(agreement: Agreement) -> list[str]:
    return [text.ja for text in agreement.units.values()]


def _blocked(references: References) -> int:
    return sum(has_errors([one]) for one in references.problems)


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


def main() -> None:
    """Print every place that is not right, and one line a set."""
    folder = Path(sys.argv[1])
    for path in sorted(folder.glob("*.tsv")):
        name = path.stem.removesuffix("-answers")
        score = whole(name, folder) if path.stem.endswith("-answers") else phrases(name, folder)
        precision, recall = score.right / max(1, score.links), score.right / max(1, score.places)
        print(
            f"{name}: n {score.places}, precision {precision:.3f}, recall {recall:.3f}, blocked {score.blocked}, "
            f"{score.milliseconds:.2f} ms per 1,000 characters"
        )


if __name__ == "__main__":
    main()
