"""Reading free text for signs of exploitation.

Indicators are data (`indicators/*.toml`), each with its source and with sentences that must and must not show it.
`screening` reads one text, `signs_in` a batch; both give the words that raised each sign. Nationality, ethnicity,
language or immigration status never raises one by itself.
"""

from __future__ import annotations

from understone.recognise.batch import signs_in
from understone.recognise.concern import Concern, Strength, concern_rule
from understone.recognise.declarations import Indicator, Source
from understone.recognise.families import Family
from understone.recognise.lint import linted as declarations_read
from understone.recognise.signs import Found, Screening, indicators, screening

__all__ = [
    "Concern",
    "Family",
    "Found",
    "Indicator",
    "Screening",
    "Source",
    "Strength",
    "concern_rule",
    "declarations_read",
    "indicators",
    "screening",
    "signs_in",
]
