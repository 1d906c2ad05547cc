"""The front matter of a page: closed or told, and lines of hyphens in the text stay what they are."""

from __future__ import annotations

import pytest

from kyoyaku.making.pipeline import Options, SiteOutcome, build
from kyoyaku.problems import has_errors
from tests import made

TEXT = """
title: 山川市及び谷町の連携協約
parties:
- {id: kou, symbol: 甲, name: 山川市, kind: city}
- {id: otsu, symbol: 乙, name: 谷町, kind: town}
body:
- {id: art-1, kind: article, label: 第1条, caption: （目的）, text: 甲及び乙は、協力する。}
"""


def page(text: str) -> SiteOutcome:
    return build({**made.files(TEXT), "content/pages/note.ja.md": text.encode()}, Options(None))


@pytest.mark.fault("A23")
@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 注\n\n本文。\n", "---\ntitle: 注\n本文。\n\n---\n\n続き。\n", "---\ntitle: 注\n--\n\n本文。\n", "---\ntitle: 注\n----\n\n本文。\n",
        "---\ntitle: 注\n ---\n\n本文。\n", "---\ntitle: 注\n", "---\n", "---", "title: 注\n---\n\n本文。\n", "\n---\ntitle: 注\n---\n\n本文。\n",
        "本文。\n", "", "---\n---\n\n本文。\n", "---\ntitle: 注\n...\n\n本文。\n",
    ],
)  # fmt: skip
def test_a_front_matter_that_is_not_closed_is_an_error(text: str) -> None:
    outcome = page(text)
    assert outcome.site == {}
    assert has_errors(one for one in outcome.problems if one.place.file == "content/pages/note.ja.md")


@pytest.mark.fault("A23")
@pytest.mark.parametrize("line", ["---", "----", "***", "- - -", "--- 注 ---", "― ― ―", "`---`"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_hyphens_in_the_text_are_text(line: str, end: str) -> None:
    text = f"---\ntitle: 注\n---\n\n前の段落。\n\n{line}\n\n後の段落。\n".replace("\n", end)
    outcome = page(text)
    assert not has_errors(outcome.problems)
    shown = outcome.site["note.html"].decode()
    assert "前の段落。" in shown.replace("<wbr>", "")
    assert "後の段落。" in shown.replace("<wbr>", "")


@pytest.mark.fault("A23")
def test_a_space_after_the_fence_is_no_fault() -> None:
    assert not has_errors(page("---\ntitle: 注\n--- \n\n本文。\n").problems)
