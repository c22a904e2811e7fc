from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from understone.report.pages import environment, page


def test_hostile_text_is_escaped() -> None:
    found = environment().from_string("{{ text }}").render(text="<script>alert(1)</script>")
    assert "<script>" not in found


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        page("forces.html")


@pytest.mark.parametrize("name", environment().list_templates(extensions=["html"]))
def test_no_template_turns_escaping_off(name: str) -> None:
    source, _, _ = environment().loader.get_source(environment(), name)  # type: ignore[union-attr]
    assert "|safe" not in source.replace(" ", "")
    assert "autoescape" not in source
