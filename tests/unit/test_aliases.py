"""Words that a text defines for documents: each holds where its definition says, and from there on."""

from __future__ import annotations

import pytest

from tests import made

LAWS = "laws:\n- {id: autonomy, title: 地方自治法, number: 昭和22年法律第67号}\n- {id: roads, title: 道路法}\n"
TEXT = (
    made.PARTIES
    + """
title: 試験の協約
body:
- id: art-1
  kind: article
  label: 第1条
  children:
  - {id: p1, kind: paragraph, text: "@1"}
  - {id: p2, kind: paragraph, label: "2", text: "@2"}
- {id: art-2, kind: article, label: 第2条, text: "@3"}
"""
)


def documents(*texts: str) -> list[tuple[str, str]]:
    """What the citations of three texts are of, in their order."""
    text = TEXT
    for at in (1, 2, 3):
        text = text.replace(f"@{at}", texts[at - 1] if at <= len(texts) else "定める。")
    found = made.analysis(made.files(text, {"laws.yaml": LAWS})).references.found
    return [one.document or ("own", ",".join(one.targets)) for one in found if not one.path.startswith("この")]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("地方自治法（以下「法」という。）を用いる。", "法第5条", "法第6条"), [("law", "autonomy")] * 2),
        (("地方自治法(以下｢法｣という｡)を用いる。", "法第5条"), [("law", "autonomy")]),
        (
            ("地方自治法（以下この条において「法」という。）", "法第5条", "法第6条"),
            [("law", "autonomy"), ("other", "法")],
        ),
        (
            ("法第4条の例による。", "地方自治法（以下「法」という。）", "法第6条"),
            [("other", "法"), ("law", "autonomy")],
        ),
        (("法第4条は、地方自治法（以下「法」という。）の例による。法第5条",), [("other", "法"), ("law", "autonomy")]),
        (
            ("地方自治法（以下この項において「法」という。）法第5条", "道路法（以下「法」という。）", "法第6条"),
            [("law", "autonomy"), ("law", "roads")],
        ),
        (("この協約（以下「本約」という。）", "本約第2条"), [("own", "art-2")]),
        (("山川市の協定書（以下これを「市協定」という。）", "市協定第2条"), [("other", "山川市の協定書")]),
        (("地方自治法（以下「法」という。）、法施行令（以下「法令」という。）", "法令第2条"), [("other", "法施行令")]),
    ],
)
def test_a_word_for_a_document_holds_where_its_definition_says(
    texts: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert documents(*texts) == expected
