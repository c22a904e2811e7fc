from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.reading import page, spreadsheet
from understone.report.journey import Journey, journeys
from understone.report.results import opened_results


@pytest.fixture(scope="module")
def shown(results: Path) -> list[Journey]:
    opened = opened_results(results)
    return journeys(opened, opened.forces[0])


def test_each_basis_has_a_chart_of_its_own(shown: list[Journey]) -> None:
    assert len({journey.anchor for journey in shown}) == len(shown) > 1


def test_those_not_yet_confirmed_come_after_the_rest(shown: list[Journey]) -> None:
    unconfirmed = ["not yet confirmed" in journey.heading for journey in shown]
    assert unconfirmed == sorted(unconfirmed)


def test_a_row_counts_every_person_of_its_basis_once(shown: list[Journey]) -> None:
    for journey in shown:
        n_people = int(journey.people.split()[0].replace(",", ""))
        for row in journey.rows:
            assert row.kept + row.broken + row.unknown + row.pending + row.ended + row.nothing == n_people


def test_no_one_is_first_let_down_where_nothing_is_broken(shown: list[Journey]) -> None:
    assert all(row.first_broken <= row.broken for journey in shown for row in journey.rows)


def test_the_counts_are_those_of_the_people_listed(shown: list[Journey], report: Path) -> None:
    lines = spreadsheet(report / "references" / "people.csv")
    law = [line for line in lines if line["owed by"] == "law" and line["confirmed"] == "confirmed"]
    refer = next(row for row in shown[0].rows if row.stage == "Refer")
    assert sum(line["Refer"] == "broken" for line in law) == refer.broken > 0
    assert sum(line["first let down at"] == "Refer" for line in law) == refer.first_broken


def test_every_band_of_the_chart_has_its_table(shown: list[Journey], report: Path) -> None:
    tags = page(report / "index.html").tags
    n_bands = sum(tag == "g" for tag, _ in tags)
    n_tables = sum("compact" in (attributes.get("class") or "") for tag, attributes in tags if tag == "table")
    assert n_bands == n_tables == len(shown)
