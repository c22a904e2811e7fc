from __future__ import annotations

import re

from understone.law.timeline import timeline


def test_the_days_are_in_order_and_each_stands_once() -> None:
    days = [boundary.on for boundary in timeline()]
    assert days == sorted(set(days))


def test_each_says_how_it_was_checked() -> None:
    assert [b.on for b in timeline() if not re.match(r"seen|from memory", b.checked)] == []
