from __future__ import annotations

from pathlib import Path

import pytest

from understone.report.results import Results, opened_results
from understone.report.stages import stage_sections
from understone.report.summary import summary, things_to_look_at_first
from understone.standards import standards, standards_by_key
from understone.standards.declaring import Stage


@pytest.fixture(scope="module")
def opened(results: Path) -> Results:
    return opened_results(results)


def test_the_fourteen_stages_stand_in_the_order_in_which_a_victim_meets_them(opened: Results) -> None:
    assert [section.code for section in stage_sections(opened, opened.forces[0])] == [stage.value for stage in Stage]


def test_a_table_holds_standards_of_one_basis_either_confirmed_or_not(opened: Results) -> None:
    for section in stage_sections(opened, opened.forces[0]):
        for table in section.tables:
            made = [standards_by_key()[row.id, row.version] for row in table.rows]
            assert {(standard.basis, standard.is_confirmed) for standard in made} == {
                (made[0].basis, table.is_confirmed)
            }


def test_every_standard_that_binds_the_force_stands_in_one_table(opened: Results) -> None:
    force = opened.forces[0]
    rows = [
        (row.id, row.version)
        for section in stage_sections(opened, force)
        for table in section.tables
        for row in table.rows
    ]
    assert sorted(rows) == sorted((made.id, made.version) for made in standards() if force.is_bound_by(made))


def test_every_figure_is_of_one_standard_and_owed_is_all_but_ended(opened: Results) -> None:
    force = opened.forces[0]
    counts = opened.by_standard("outcomes", force.force_id)
    for section in stage_sections(opened, force):
        for row in [row for table in section.tables for row in table.rows]:
            shown = {figure.label: figure.n for figure in row.figures}
            counted = counts.get((row.id, row.version))
            assert shown["Owed"] + shown["No longer owed"] == sum(shown.values()) - shown["Owed"]
            assert shown["Record cannot say"] == (counted["n_unknown"] if counted else 0)
            assert shown["Done in time"] == (counted["n_met"] if counted else 0)


def test_people_are_counted_for_each_basis_apart(opened: Results) -> None:
    lines = summary(opened, opened.forces[0]).people_lines
    assert len({(line.basis, line.is_confirmed) for line in lines}) == len(lines) > 1


def test_at_most_five_things_come_first_and_none_rests_on_policy(opened: Results) -> None:
    things = things_to_look_at_first(opened, opened.forces[0])
    assert 0 < len(things) <= 5
    assert {thing.basis for thing in things} <= {"law", "statutory guidance, code or counting rules"}


def test_what_fell_due_leaves_out_the_unknown(opened: Results) -> None:
    force = opened.forces[0]
    row = opened.by_standard("outcomes", force.force_id)["REF-04", 1]
    thing = next(thing for thing in things_to_look_at_first(opened, force) if "REF-04" in thing.href)
    assert f"of the {row['n_met'] + row['n_late'] + row['n_missed']} that fell due" in thing.missed
    assert row["n_unknown"] > 0


def test_unconfirmed_things_come_after_the_rest(opened: Results) -> None:
    shown = [thing.is_confirmed for thing in things_to_look_at_first(opened, opened.forces[0])]
    assert shown == sorted(shown, reverse=True)
