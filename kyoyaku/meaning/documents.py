"""What documents are called by: the nouns that the names of laws, agreements and other documents end with."""

from __future__ import annotations

import re
from typing import Final

LAWS: Final = (
    "法律|法典|(?<![方手工司立作用療技文])法|政令|省令|府令|勅令|施行令|法令|(?<![命指号])令|条例|規則|細則|規程"
)
"""Those of what a legislature or an office enacts, for a regular expression."""
DOCUMENTS: Final = (
    f"{LAWS}|規約|要綱|要領|要項"
    "|協定書?|協約書?|覚書|契約書?|約款|計画書?|告示|訓令|通達|通知書?|指針|基準|憲章|条約|定款|仕様書|方針|典範|約定書?"
    "|合意書|確認書|同意書|議定書|申合せ|取決め|宣言|ガイドライン|マニュアル|プラン|ビジョン|構想"
)
"""Those of any document."""
LONGEST: Final = 6
"""The most characters that one of them has."""
_LAST: Final = frozenset("法典律令例則程約綱領項定書款画示達知針準章範せめ言ンル想")
"""The signs that they end with: what ends with no other is none, which is soon told."""
_DOCUMENT: Final = re.compile(f"(?:{DOCUMENTS})$")
_LAW: Final = re.compile(f"(?:{LAWS})$")


def is_document(words: str) -> bool:
    """Whether some words end in what documents are called.

    >>> is_document("連携中枢都市圏ビジョン"), is_document("その方法")
    (True, False)
    """
    return words[-1:] in _LAST and _DOCUMENT.search(words, len(words) - LONGEST) is not None


def is_law(words: str) -> bool:
    """Whether some words end in what laws, ordinances and rules are called.

    >>> is_law("地方自治法施行規則"), is_law("連携協約")
    (True, False)
    """
    return _LAW.search(words, len(words) - LONGEST) is not None
