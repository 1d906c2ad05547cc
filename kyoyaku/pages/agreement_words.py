"""What the interface calls things with words of the agreements themselves: what a table lists, who the parties are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kyoyaku.meaning.names import language_strings
from kyoyaku.model import Agreement, Corpus
from kyoyaku.reading.strings import BLANK, in_a_row

_MOST_NAMED = 3
"""So many parties are named one by one."""


def agreement_words(corpus: Corpus, agreement: Agreement | None, lang: str) -> Mapping[str, str]:
    """Blank → words, for the strings of a language: on pages about one agreement its own, else what all have alike.

    `measures` is the head under which measures stand (連携施策, 事務), `measure` the same in short, `contents` that
    of what they consist in (取組内容); `parties` are those of the agreement; `symbols` begins a phrase about what the
    text calls them, '' where it has none.
    """
    agreements = corpus.agreements if agreement is None else (agreement,)
    strings = language_strings(corpus, lang)
    common = strings["agreement.measure"]
    head = _alike([_heads(one, "title") for one in agreements]) or common
    symbols = [party.symbol for one in agreements for party in one.parties if party.symbol][:2]
    listed = in_a_row(strings, "agreement.symbols_joiner", dict.fromkeys(symbols))
    return {
        "measures": head,
        "measure": common if head.endswith(common) else head,
        "contents": _alike([_heads(one, "content") for one in agreements]) or strings["agreement.contents"],
        "parties": _parties(agreements, strings),
        "symbols": BLANK.sub(listed, strings["agreement.symbols"]) if symbols else "",
    }


def filled(words: str, own: Mapping[str, str]) -> str:
    """Words with those blanks filled that agreements fill; others stay."""
    return BLANK.sub(lambda match: own.get(match[1], match[0]), words)


def _heads(agreement: Agreement, kind: str) -> Sequence[str]:
    columns = (table.column(kind) for table in agreement.measured if table.measures)
    return [column.label.ja if column.label else "" for column in columns if column is not None]


def _alike(heads: Sequence[Sequence[str]]) -> str:
    """The one head that there is; '' where there are several, or none."""
    distinct = {head for one in heads for head in one}
    return distinct.pop() if len(distinct) == 1 else ""


def _parties(agreements: Sequence[Agreement], strings: Mapping[str, str]) -> str:
    called = [party.called for party in agreements[0].parties] if len(agreements) == 1 else []
    if not 0 < len(called) <= _MOST_NAMED:
        return strings["agreement.parties"]
    return in_a_row(strings, "agreement.parties_joiner", called)
