from __future__ import annotations

from xml.etree import ElementTree

from understone.report.chart import Column, legend, stage_chart

COLUMNS = [Column("Refer", 10, 5, 3, 2), Column("Safeguard <now>", 0, 0, 0, 0), Column("Measure", 1, 0, 0, 0)]
SVG = "{http://www.w3.org/2000/svg}"


def drawn() -> ElementTree.Element:
    return ElementTree.fromstring(str(stage_chart("law", "Owed by law", COLUMNS)))


def test_a_chart_has_a_title_and_says_its_numbers() -> None:
    chart = drawn()
    assert chart.findtext(f"{SVG}title") == "Owed by law: people at each stage"
    assert "Refer: kept 10, broken 5, record cannot say 3, not due yet 2" in (chart.findtext(f"{SVG}desc") or "")


def test_heights_are_in_proportion_to_the_numbers() -> None:
    parts = [part for part in drawn().iter(f"{SVG}rect") if (part.get("class") or "").startswith("part-")]
    heights = {part.get("class"): float(part.get("height") or 0) for part in parts[:4]}
    assert heights["part-kept"] == 2 * heights["part-broken"]


def test_each_state_has_a_pattern_of_its_own() -> None:
    patterns = {pattern.get("id") for pattern in drawn().iter(f"{SVG}pattern")}
    assert patterns == {f"chart-law-{state}" for state in ("kept", "pending", "unknown", "broken")}


def test_a_label_is_escaped() -> None:
    assert "<now>" not in str(stage_chart("law", "Owed by law", COLUMNS))


def test_nothing_owed_is_drawn_and_said() -> None:
    assert "Nothing is owed at any stage" in str(stage_chart("law", "Owed by law", [Column("Refer", 0, 0, 0, 0)]))


def test_the_key_says_every_state() -> None:
    words = str(legend())
    assert all(state in words for state in ("kept", "not due yet", "record cannot say", "broken"))
