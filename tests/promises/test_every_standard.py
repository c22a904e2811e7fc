"""What must hold of every standard, whoever adds one."""

from __future__ import annotations

import re

import pytest

from understone.record.codes import closed_lists
from understone.record.schema import schema
from understone.standards import standards
from understone.standards.declaring import Gate, Shape, Standard
from understone.standards.describing import not_confirmed_words
from understone.standards.plain import not_plain, tables_read
from understone.store.tables import Record

EVERY = pytest.mark.parametrize("standard", standards(), ids=lambda s: f"{s.id}.{s.version}")
#: Where being stood down has no place: what is forbidden was kept or broken at its moment.
NEVER_ENDS = (Shape.PROHIBITION,)

THE_EIGHTEEN = {
    *("REC-06", "REF-02", "REF-04", "SAF-01", "SAF-02", "SAF-07", "CRI-01", "CRI-03", "DEF-02"),
    *("IMM-02", "INV-02", "SUP-01", "VIC-02", "COO-01", "ORD-04", "INT-02", "LOC-03", "PER-02"),
}


def shown(standard: Standard) -> set[str]:
    return {outcome for example in standard.examples for outcome in example.outcomes}


def test_the_eighteen_that_have_every_shape_and_stage_are_there() -> None:
    assert {standard.id for standard in standards()} >= THE_EIGHTEEN


def test_every_shape_is_used() -> None:
    assert {standard.shape for standard in standards()} == set(Shape)


@EVERY
def test_it_shows_something_done_in_time(standard: Standard) -> None:
    assert "met" in shown(standard)


@EVERY
def test_it_shows_a_failing(standard: Standard) -> None:
    assert shown(standard) & {"late", "missed"}


@EVERY
def test_it_shows_time_remaining_unless_it_is_a_prohibition(standard: Standard) -> None:
    can_be_pending = standard.shape is not Shape.PROHIBITION and standard.id not in {"CRI-02"}
    assert ("pending" in shown(standard)) == can_be_pending


@EVERY
def test_it_shows_what_the_record_cannot_say(standard: Standard) -> None:
    assert "unknown" in shown(standard)


@EVERY
def test_it_shows_what_is_no_longer_owed(standard: Standard) -> None:
    assert "ended" in shown(standard) or standard.shape in NEVER_ENDS


@EVERY
def test_it_shows_someone_to_whom_it_does_not_apply(standard: Standard) -> None:
    assert any(not example.outcomes for example in standard.examples)


@EVERY
def test_its_sources_say_how_they_were_checked(standard: Standard) -> None:
    assert all(re.match(r"seen|from memory", cited.checked) for cited in standard.sources)


@EVERY
def test_a_source_not_read_in_full_makes_it_unconfirmed(standard: Standard) -> None:
    is_read = any(cited.is_confirmed for cited in standard.sources)
    assert is_read or not standard.is_confirmed


@EVERY
def test_an_unconfirmed_one_says_with_whom_to_check(standard: Standard) -> None:
    assert standard.is_confirmed or re.search(
        r"^Not yet confirmed\. Written from .+; not read in .+\. Check with the .+ before relying on it\. "
        r"Figures that rest on it are shown apart\.",
        not_confirmed_words(standard),
    )


@EVERY
def test_what_it_says_it_needs_is_in_the_record(standard: Standard) -> None:
    for entry in (*standard.raised_by, *standard.evidence):
        table, _, column = entry.partition(".")
        assert table in schema().tables
        assert not column or column in schema().tables[table].columns


@EVERY
def test_the_codes_that_alone_show_it_are_codes_of_its_evidence(standard: Standard) -> None:
    tables = {entry.partition(".")[0] for entry in standard.evidence}
    for one in standard.shown_by:
        table, _, column = one.column.partition(".")
        listed = closed_lists()[str(schema().tables[table].columns[column].closed_list)]
        assert table in tables
        assert one.codes
        assert set(one.codes) <= {str(code) for code in listed} - {"unknown"}


@EVERY
def test_no_example_is_met_without_a_row_of_the_codes_that_alone_show_it(standard: Standard) -> None:
    for example in standard.examples:
        for one in standard.shown_by if {"met", "late"} & set(example.outcomes) else ():
            table, _, column = one.column.partition(".")
            assert {row.get(column) for row in example.rows.get(table, ())} & set(one.codes), example.says


@EVERY
def test_what_it_says_it_needs_is_what_it_reads(standard: Standard) -> None:
    read = set().union(*(tables_read(part) for part in standard.query(Record())))
    # signs are read in place of the incident's narrative
    read |= {"incident"} if "sign" in read else set()
    assert {entry.partition(".")[0] for entry in (*standard.raised_by, *standard.evidence)} <= read


@EVERY
def test_one_judged_live_reads_nothing_that_a_case_s_slice_does_not_hold(standard: Standard) -> None:
    read = set().union(*(tables_read(part) for part in standard.query(Record())))
    assert not standard.is_judged_live or not read & {"place", "unit", "staff", "sign"}


@EVERY
def test_it_uses_plain_operations_only(standard: Standard) -> None:
    assert [problem for part in standard.query(Record()) for problem in not_plain(part)] == []


@EVERY
def test_its_title_remedy_and_gaming_are_plain_sentences(standard: Standard) -> None:
    assert not standard.title.endswith(".")
    assert all(sentence.endswith(".") for sentence in (standard.remedy, standard.gaming))
    assert len(standard.title) <= 120


@EVERY
def test_what_is_not_confirmed_warns_and_never_blocks(standard: Standard) -> None:
    assert standard.is_confirmed or standard.gate is not Gate.BLOCKS
