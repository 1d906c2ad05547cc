"""What documents are called by: one list, with what is said of it."""

from __future__ import annotations

import re

import pytest

from kyoyaku.meaning.documents import DOCUMENTS, LONGEST, is_document, is_law

NOUNS = [form for noun in re.sub(r"\(\?<![^)]*\)", "", DOCUMENTS).split("|")
         for form in ((noun[:-2], noun.replace("?", "")) if noun.endswith("?") else (noun,))]  # fmt: skip


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_is_one_of_a_document(noun: str) -> None:
    assert len(noun) <= LONGEST
    assert is_document(f"山川市{noun}")


@pytest.mark.parametrize("words", ["その方法", "会の司法", "町の命令", "市の指令", "山川市", "", "規則的", "協約の"])
def test_other_words_are_none(words: str) -> None:
    assert not is_document(words)
    assert not is_law(words)


@pytest.mark.parametrize(("words", "law"), [("民法典", True), ("道路法施行細則", True), ("補助金交付要綱", False)])
def test_laws_are_told_from_other_documents(words: str, law: bool) -> None:
    assert is_document(words)
    assert is_law(words) is law
