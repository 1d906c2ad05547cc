"""The words that texts are searched by, and those that no lexicon knows."""

from __future__ import annotations

import pytest

from kyoyaku.meaning.vocabulary import unknown_runs
from tests import made


def runs(signatory: str, measure: str = "m-1") -> tuple[str, ...]:
    """The unknown runs of an agreement with a signatory and a measure of certain ids."""
    text = f"""{made.PARTIES}
title: 試験
body: [{{id: art-1, kind: article, label: 第1条, text: 手話の普及}}]
signatories:
- {{id: {signatory}, party: kou, symbol: 甲, address: 架空県山川市, body: 山川市, office: 市長, name: 渡谷豊美, seal: 印}}
annexes:
- id: annex
  label: 別表
  columns: [{{id: title, label: 施策, kind: title}}]
  measures: [{{id: {measure}, cells: {{title: 手話の講座}}}}]
"""
    return unknown_runs(made.corpus(made.files(text)))["tiny"]


@pytest.mark.parametrize("ident", ["sign-kou", "kou-mayor", "mayor", "a"])
def test_what_is_signed_is_no_word_for_a_lexicon_whatever_its_id(ident: str) -> None:
    assert runs(ident) == ("試験", "手話", "普及", "別表", "施策", "講座")


def test_a_unit_whose_id_only_looks_like_a_signature_counts() -> None:
    assert "講座" in runs("mayor", "sign-language")
