from __future__ import annotations

import uuid

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.report import Kind, parsed, reference
from understone.report.references import KIND_OF_SUBJECT, reference_array, stem
from understone.standards.declaring import Subject

ids = st.one_of(st.uuids().map(str), st.text(min_size=1, max_size=40))
ROW = "1a2b3c4d-5e6f-4a70-8b11-9c0d1e2f3a4b"


def test_a_reference_is_a_letter_and_the_first_twelve_figures() -> None:
    assert reference(Kind.PERSON, ROW) == "P-1a2b-3c4d-5e6f"


def test_a_key_that_is_no_uuid_is_not_shown() -> None:
    assert "77123" not in reference(Kind.PERSON, "NICHE-77123")


@given(ids)
def test_a_reference_reads_back_as_the_stem_of_its_row(row_id: str) -> None:
    read = parsed(reference(Kind.CASE, row_id))
    assert read is not None
    assert (read.kind, read.stem) == (Kind.CASE, stem(row_id))


@given(st.lists(st.one_of(st.none(), ids), max_size=20))
def test_many_references_are_those_of_each(row_ids: list[str | None]) -> None:
    made = reference_array(Kind.PERSON, pa.array(row_ids, pa.string())).to_pylist()
    assert made == [None if row_id is None else reference(Kind.PERSON, row_id) for row_id in row_ids]


def test_many_references_are_made_from_chunks_too() -> None:
    row_ids = pa.chunked_array([[ROW, "key"], ["other", None]], pa.string())
    assert reference_array(Kind.CRIME, row_ids).to_pylist()[1] == reference(Kind.CRIME, "key")


@pytest.mark.parametrize("text", ["", "P", "P-1a2b", "Z-1a2b-3c4d-5e6f", "P-1a2b-3c4d-5e6g", ROW])
def test_another_text_is_no_reference(text: str) -> None:
    assert parsed(text) is None


def test_a_reference_is_read_in_capitals_too() -> None:
    assert parsed(" p-1A2B-3C4D-5E6F ") == parsed("P-1a2b-3c4d-5e6f")


def test_every_subject_has_a_letter() -> None:
    assert set(KIND_OF_SUBJECT) == set(Subject)


def test_no_letter_looks_like_a_figure() -> None:
    assert not {kind.value for kind in Kind} & set("IO")


def test_two_rows_of_a_random_kind_have_two_references() -> None:
    assert len({reference(Kind.PERSON, str(uuid.UUID(int=i << 80))) for i in range(1, 500)}) == 499
