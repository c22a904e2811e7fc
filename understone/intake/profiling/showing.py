"""Which values may be printed: those of columns that look like codes, never those that may name or describe someone."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Parts of names of columns whose values are counted and never printed, however few they are.
_PRIVATE = re.compile(
    r"name|forename|surname|alias|aka|addr|street|phone|tel|mobile|email|e.mail|dob|birth|descr|narr|summary|text|note|"
    r"comment|remark|detail|reason|why|rationale|free|postcode|pcode|vrm|reg|account|acct|number|statement|interpreter",
    re.I,
)
_LONGEST = 40
_MOST_WORDS = 5
MOST_SHOWN = 60


def may_be_shown(column: str, values: Iterable[str]) -> bool:
    """A name that promises nothing private, and few short values that read as codes."""
    said = list(values)
    if _PRIVATE.search(column) or len(said) > MOST_SHOWN:
        return False
    return all(len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS for text in said)
