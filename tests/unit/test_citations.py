"""Citations scanned: which words of a text cite, and what names their document; nothing is resolved yet."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.amendments import amending
from kyoyaku.meaning.citations import Lexis, citations
from kyoyaku.meaning.titles import LAW, Title, Titles, own_names

TITLES = Titles([Title("港湾法", LAW, "port"), Title("法", LAW, "port")], own_names("海辺の協約", "海辺協約"))


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in citations(text, Lexis(TITLES))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第3条第2項ただし書及び第4項第1号ア", ["第3条第2項ただし書", "第4項第1号ア"]),
        ("前々条、次々項並びに前二号の規定", ["前々条", "次々項", "前二号"]),
        ("次の各号に掲げる者が当該各号に定める", ["次の各号", "当該各号"]),
        ("第1条（第2項を除く。）、第三条の二の第1項", ["第1条", "第2項", "第三条の二の第1項"]),
        ("第１条から第３条まで", ["第１条", "第３条"]),
        ("第1項乃至第3項", ["第1項", "第3項"]),
        ("別表第1及び第2の備考", ["別表第1", "第2の備考"]),
        ("別表第1の2の項交通の欄に掲げる", ["別表第1の2の項交通の欄"]),
        ("第2号様式、様式第3号", ["第2号様式", "様式第3号"]),
        ("附則第2項及びこの附則", ["附則第2項", "この附則"]),
        ("第2編第3章第1節の規定", ["第2編第3章第1節"]),
        ("基本条例、資本項目、前条件、第2条件、次項目、この条例、各条例", []),
        ("告示第55号、総行市第200号、第1号議案、第3項目、別表現", []),
        ("「第1条」とあるのは『前項』と", []),
        ("第三条の二人で", ["第三条"]),
    ],
)
def test_what_cites_is_found_and_nothing_else(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("港湾法第3条", "law", "port"),
        ("法第3条", "law", "port"),
        ("港湾法(昭和25年法律第218号)第3条", "law", "port"),
        ("港湾法に基づき、同法第3条", "law", "port"),
        ("道路法第3条", "other", "道路法"),
        ("原海辺協約第3条", "other", "原海辺協約"),
        ("変更前の海辺協約第3条", "other", "変更前の海辺協約"),
        ("変更前の第3条", "other", "変更前"),
        ("町の規程第3条", "other", "町の規程"),
        ("別に結んだ協定書（以下「旧書」という。）第3条", "other", "別に結んだ協定書"),
        ("変更後の第3条", "own", ""),
        ("変更後の海辺協約第3条", "own", ""),
        ("海辺協約第3条", "own", ""),
        ("この協約第3条", "this", ""),
        ("隣町と結んだ海辺協約第3条", "vague", ""),
    ],
)
def test_what_stands_before_a_path_names_its_document(text: str, kind: str, target: str) -> None:
    naming = citations(text, Lexis(TITLES))[-1].naming
    assert naming is not None
    assert (naming.kind, naming.target) == (kind, target)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第3条中「甲」を「乙」に改める。", True),
        ("第3条中「甲」とあるのは「乙」と読み替える。", False),
        ("第3条の次に第4条として「乙」を加える。", False),
        ("第12条の次に次の1条を加える。", True),
        ("第3条に次のただし書を加える。", True),
        ("別表第1に次のように加える。", True),
        ("第5条から第7条までを削り、第8条を第5条とする。", True),
        ("第5条を1条ずつ繰り下げる。", True),
        ("第5条の規定により得た情報を削除する。", False),
        ("第5条に次の者を加えて協議する。", False),
        ("第5条の規定を準用するものとする。", False),
    ],
)
def test_a_text_that_amends_another_is_known(text: str, expected: bool) -> None:
    assert amending(text) is expected
