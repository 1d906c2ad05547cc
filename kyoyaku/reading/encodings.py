"""Bytes as text: in UTF-8, or told what they are instead and where they stop being it."""

from __future__ import annotations

import re
from typing import Final

from kyoyaku.problems import NOTHING, Place, Problem, problem
from kyoyaku.reading.codepoints import codepoint_problems
from kyoyaku.reading.conflicts import conflicts

_BOM: Final = b"\xef\xbb\xbf"
_UTF_32: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_NO_TEXT: Final = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
"""What a picture or an office file has at its start and no text in any encoding of Japanese."""


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """Bytes as text with LF line ends; problems for wrong encodings and characters that no text should hold."""
    found: list[Problem] = []
    if data.startswith(_BOM):
        data = data[len(_BOM) :]
        found.append(problem("byte-order-mark", Place(path, 1, 1)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_encoding(path, data, error.start)]
    if ("\x00" in text or "\x1b$" in text) and likely_encoding(data).startswith(("UTF", "ISO")):
        return "", [_encoding(path, data, 0)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found += [*codepoint_problems(path, text), *conflicts(path, text)]
    return text, found


def _encoding(path: str, data: bytes, at: int) -> Problem:
    """The problem of bytes that are not UTF-8 from one of them on."""
    likely = likely_encoding(data)
    before = b"" if likely.startswith("UTF-") else data[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return problem("encoding", Place(path, line, column), encoding=likely, file=path)


def likely_encoding(data: bytes) -> str:
    """The encoding that bytes are in by their looks; "—" where they are in none of those that are used for Japanese."""
    if data.startswith(_UTF_32):
        return "UTF-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    if b"\x1b$" in data:
        return "ISO-2022-JP"
    # The zero of an ASCII character comes first or second.
    sides = (("utf_16_be", "UTF-16BE"), ("utf_16_le", "UTF-16LE"))
    for name, label in sides if data[::2].count(0) > data[1::2].count(0) else sides[::-1]:
        if _plausible(data, name):
            return label
    if _NO_TEXT.search(data[:2000]):
        return NOTHING
    for name, label in (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS")):
        if _decodes(data, name) and not (name == "euc_jp" and _more_likely_sjis(data)):
            return label
    return NOTHING


def _plausible(data: bytes, encoding: str) -> bool:
    text = data[:2000].decode(encoding, errors="replace")
    usual = sum(c in " \n\r:-#" or "0" <= c <= "z" or "\u3000" <= c <= "\u30ff" for c in text)
    return (b"\n\x00" in data + b"\x00" and usual * 2 > len(text)) or data.count(0) * 4 > len(data)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _more_likely_sjis(data: bytes) -> bool:
    # Bytes 0x80-0xA0 never occur in EUC-JP text but are the lead bytes of kana in Shift_JIS.
    return any(0x80 <= byte <= 0xA0 for byte in data) and _decodes(data, "cp932")
