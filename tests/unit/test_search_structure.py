"""The parts of an agreement are found by what they are called, though it prints no such name; and who signed, by reading."""

from __future__ import annotations

from kyoyaku.meaning.analysis import analyse
from kyoyaku.meaning.vocabulary import known_words
from kyoyaku.model import Corpus
from kyoyaku.routes import Address, Routes
from kyoyaku.search.files import collection
from kyoyaku.search.results import Result, ResultPart
from kyoyaku.search.texts import text_files
from tests import made

AGREEMENT = f"""{made.PARTIES}
title: 試験協約
preamble: 甲と乙は、次のとおり定める。
body:
- {{id: art-1, kind: article, label: 第1条, caption: （目的）, text: 協力する。}}
- {{id: supplement, kind: supplement, label: 附　則, caption: （施行期日）, text: この協約は、公布の日から施行する。}}
closing: この協約を証する。
signatories:
- {{id: sign-kou, party: kou, body: 山川市, name: 小林　眞}}
annexes:
- id: annex-1
  label: 別表第１
  relation: （第1条関係）
  articles: [art-1]
  columns:
  - {{id: what, kind: title, label: 業務}}
  - {{id: share, kind: other, label: 負担割合}}
  categories:
  - {{id: top, label: １, title: 水道, measures: [{{id: water, cells: {{what: 給水, share: 3分の1}}}}]}}
- id: annex-2
  label: 別表第２
  articles: [art-1]
  columns: [{{id: form, kind: title, label: 様式}}]
  categories:
  - {{id: only, label: １, title: 道路, measures: [{{id: road, cells: {{form: 除雪}}}}]}}
"""
READINGS = "units:\n  sign-kou.name: 小林{こばやし}　眞{まこと}\n"


def corpus() -> Corpus:
    return made.corpus(made.files(AGREEMENT, {"agreements/tiny/readings.yaml": READINGS}))


def results() -> dict[str, Result]:
    held = corpus()
    return {one.ident: one for one in collection(held, Routes(held), analyse(held), {}).results}


def said(result: Result, level: str) -> list[str]:
    return [part.words["ja"] for part in result.parts if part.level == level]


def test_parts_that_print_no_name_are_found_by_theirs() -> None:
    found = results()
    assert said(found["preamble"], "subject") == ["前文"]
    assert said(found["closing"], "subject") == ["結び", "記名押印"]
    assert said(found["supplement"], "subject") == ["附　則"]


def test_an_annex_is_found_by_its_label_what_it_is_related_to_and_the_heads_of_its_columns() -> None:
    found = results()["annex-1"]
    assert (found.kind, found.title["ja"]) == ("annex", "別表第１")
    assert said(found, "content") == ["（第1条関係）"]
    assert said(found, "role") == ["業務", "負担割合"]


def test_of_several_annexes_each_has_its_number_and_so_have_its_headings() -> None:
    cites = {ident: [part.cite for part in one.parts if part.cite] for ident, one in results().items()}
    assert (cites["annex-1"], cites["top"]) == (["@1"], ["@1.1"])
    assert (cites["annex-2"], cites["only"]) == (["@2"], ["@2.1"])


def test_who_signed_is_known_by_reading() -> None:
    words = known_words(corpus())
    assert words["小林 真"].reading == "こばやし　まこと"
    assert words["小林"].reading == "こばやし"
    assert "真" not in words, "a single kanji of a name is no word"


def test_the_texts_of_very_many_results_are_in_few_files() -> None:
    part = ResultPart("title", Address(""), {"ja": "あ" * 100})
    many = [
        Result(f"r{at}", "measure", "", {}, (part, part._replace(words={"ja": f"い{at}" * 200}))) for at in range(5000)
    ]
    for languages in (1, 3):
        starts, files = text_files(many, {f"l{at}": {} for at in range(languages)})
        assert len(files) == len(starts) * languages
        assert 1_000 < len(files) <= 1_800
