"""Drafts of the lexicon: which words, in what form, and that nothing else in the file changes. With a made dictionary."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from kyoyaku.lexicon.drafting import Found, NoPlace, appended, drafts
from kyoyaku.main import main
from kyoyaku.problems import has_errors
from tests import made

PATH = "content/lexicon.yaml"
DICTIONARY = (
    Found("山川", "やまかわ"),
    Found("道路", "どうろ", (("道路", "どうろ"), ("だうろ", "どうろ")), (("道", "みち"), ("車道", "しゃどう"), ("どうろ", "どうろ"))),
    Found("取組", "とりくみ", (("取り組み", "とりくみ"),)),
    Found("取り組み", "とりくみ", (("取組", "とりくみ"), ("取りくみ", "とりくみ"))),
    Found("整備", "せいび"), Found("サービス", "サービス"), Found("等", "とう"), Found("第1条", "だい1じょう"), Found("する", "する"),
    Found("ICT", "アイシーティー"), Found("協力", "きょうりょく"),
)  # fmt: skip
AGREEMENT = f"""
title: 山川市及び谷町の連携協約
{made.PARTIES}
body:
- id: art-1
  kind: article
  label: 第1条
  text: 甲及び乙は、道路の整備等のサービスの取組と取り組みにICTで協力する。
"""
LEXICON = """\
# ours
words:
  ja:
  # seen
  - word: "協力"   # a comment
    reading: きょうりょく
    synonyms: 協働{きょうどう}
    related:
      助け合い
    status: reviewed

  # English
  en:
  - word: road
    status: draft
ignored:
  ja: [等]
"""
TERMS = "terms:\n- {id: place, term: 山川市, kind: place, reading: やまかわし}\n"


def look_up(texts: Sequence[str]) -> list[Found]:
    """The words of the dictionary that occur, in its order."""
    return [found for found in DICTIONARY if any(found.word in text for text in texts)]


def words(lexicon: str, **more: str) -> list[str]:
    files = made.files(AGREEMENT, {"lexicon.yaml": lexicon, **{f"{name}.yaml": text for name, text in more.items()}})
    return [found.word for found in drafts(made.corpus(files), look_up)]


def test_words_that_are_known_or_no_words_are_not_drafted() -> None:
    assert words(LEXICON, terms=TERMS) == ["道路", "取組", "取り組み", "整備", "サービス", "ICT"]


def test_names_of_parties_and_places_are_not_shown_to_the_dictionary() -> None:
    seen: list[str] = []

    def hear(texts: Sequence[str]) -> list[Found]:
        seen.extend(texts)
        return []

    drafts(made.corpus(made.files(AGREEMENT, {"terms.yaml": TERMS})), hear)
    assert seen
    assert not [text for text in seen if "山川" in text or "谷町" in text]


def test_a_draft_never_names_itself_nor_a_word_that_names_it_as_a_spelling() -> None:
    found = {one.word: one for one in drafts(made.corpus(made.files(AGREEMENT)), look_up)}
    assert found["道路"].spellings == (("だうろ", "どうろ"),)
    assert found["道路"].synonyms == (("道", "みち"), ("車道", "しゃどう"))
    assert found["取組"].spellings == (("取り組み", "とりくみ"),)
    assert found["取り組み"].spellings == (("取りくみ", "とりくみ"),)


def test_drafts_stand_at_the_end_of_the_list_and_every_byte_stays() -> None:
    done = appended(PATH, LEXICON.encode(), [DICTIONARY[1], DICTIONARY[2], Found("ICT", "")]).decode()
    new = """\
  - word: 道路
    reading: どうろ
    spellings: 道路{どうろ}、だうろ
    synonyms: 道{みち}、車道{しゃどう}、どうろ
    status: draft
  - word: 取組
    reading: とりくみ
    spellings: 取{と}り組{く}み
    status: draft
  - word: ICT
    status: draft
"""
    before, after = LEXICON.split("\n  # English", 1)
    assert done == f"{before}{new}\n  # English{after}"


@pytest.mark.parametrize("data", [None, b"words:\n  ja:\n  - word: \xe9\x81\x93\n    status: draft"])
def test_a_file_is_begun_or_its_last_line_ended(data: bytes | None) -> None:
    done = appended(PATH, data, [Found("整備", "せいび")])
    assert done.endswith("  - word: 整備\n    reading: せいび\n    status: draft\n".encode())
    assert done.startswith(data or b"words:\n  ja:\n")
    corpus = made.corpus({**made.files(AGREEMENT), PATH: done})
    assert corpus.lexicon.words["ja"][-1].reading == "せいび"


@pytest.mark.parametrize("text", ["words: {ja: [{word: 道, status: draft}]}\n", "words: {}\n", "words:\n  ja: []\n"])
def test_a_list_that_is_not_written_line_by_line_is_left_alone(text: str) -> None:
    with pytest.raises(NoPlace):
        appended(PATH, text.encode(), [Found("整備", "せいび")])


def test_drafts_are_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    from kyoyaku.making.pipeline import check

    given = made.files(AGREEMENT, {"lexicon.yaml": LEXICON.replace("助け合い", "助{たす}け合{あ}い")})
    new = drafts(made.corpus(given), look_up)
    found = check({**given, PATH: appended(PATH, given[PATH], new)})
    assert not has_errors(found), found
    assert "word-loop" not in made.codes(found)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the content of this test and the made dictionary."""
    for path, data in made.files(AGREEMENT, {"lexicon.yaml": LEXICON}).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    monkeypatch.setattr("kyoyaku.lexicon.dictionary.look_up", look_up)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_once_and_then_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(project, ["lexicon", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Drafted 6 words at the end of content/lexicon.yaml (no problems; ")
    written = (project / PATH).read_bytes()
    assert written.count(b"status: draft") == 7
    stamp = (project / PATH).stat().st_mtime_ns
    assert main(project, ["lexicon"]) == 0
    assert capsys.readouterr().out.startswith(
        "語彙にない言葉はありません。content/lexicon.yaml はそのままです（問題なし、"
    )
    assert ((project / PATH).read_bytes(), (project / PATH).stat().st_mtime_ns) == (written, stamp)
    assert sorted(path.name for path in (project / "content").glob(".*")) == []


def test_a_fault_of_form_is_told_and_nothing_is_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / PATH).write_text(LEXICON.replace("status: reviewed", "status: seen"), "utf-8")
    before = (project / PATH).read_bytes()
    assert main(project, ["lexicon", "--lang", "en"]) == 1
    assert "error bad-choice" in capsys.readouterr().err
    assert (project / PATH).read_bytes() == before


def test_a_lexicon_in_one_line_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / PATH).write_text("words: {ja: [{word: 協力, status: draft}]}\n", "utf-8")
    assert main(project, ["lexicon", "--lang", "en"]) == 2
    assert "lexicon-layout" in capsys.readouterr().err


def test_without_the_dictionary_the_command_names_the_target(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made.ROOT / "content", tmp_path / "content")
    (tmp_path / "templates").mkdir()
    assert main(tmp_path, ["lexicon", "--lang", "en"]) == 3
    assert "make lexicon" in capsys.readouterr().err
