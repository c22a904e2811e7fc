from __future__ import annotations

from xml.etree import ElementTree

from understone.report.chart import Band, Column, journey_chart, legend

COLUMNS = [Column("Refer", 10, 5, 3, 2), Column("Safeguard <now>", 0, 0, 0, 0), Column("Measure", 1, 0, 0, 0)]
SVG = "{http://www.w3.org/2000/svg}"


BANDS = [Band("Owed by law", COLUMNS), Band("Owed by force policy", [Column("Refer", 0, 4, 0, 0), *COLUMNS[1:]])]


def drawn() -> ElementTree.Element:
    return ElementTree.fromstring(str(journey_chart(BANDS)))


def test_a_chart_has_a_title_and_says_its_numbers() -> None:
    chart = drawn()
    assert chart.findtext(f"{SVG}title") == "People at each stage, by what it is owed by"
    assert "Owed by law. Refer: kept 10, broken 5, record cannot say 3, not due yet 2" in (
        chart.findtext(f"{SVG}desc") or ""
    )


def test_heights_are_in_proportion_to_the_numbers() -> None:
    parts = [part for part in drawn().iter(f"{SVG}rect") if (part.get("class") or "").startswith("part-")]
    heights = {part.get("class"): float(part.get("height") or 0) for part in parts[:4]}
    assert heights["part-kept"] == 2 * heights["part-broken"]


def test_each_basis_has_a_band_of_its_own() -> None:
    assert len(list(drawn().iter(f"{SVG}g"))) == len(BANDS)


def test_each_state_has_a_pattern_of_its_own() -> None:
    patterns = {pattern.get("id") for pattern in drawn().iter(f"{SVG}pattern")}
    assert patterns == {f"chart-way-{state}" for state in ("kept", "pending", "unknown", "broken")}


def test_a_label_is_escaped() -> None:
    assert "<now>" not in str(journey_chart(BANDS))


def test_nothing_owed_is_drawn_and_said() -> None:
    assert "Nothing is owed at any stage" in str(journey_chart([Band("Owed by law", [Column("Refer", 0, 0, 0, 0)])]))


def test_the_key_says_every_state() -> None:
    words = str(legend())
    assert all(state in words for state in ("kept", "not due yet", "record cannot say", "broken"))
