"""Columns of immigration facts are counted and never read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.small_force import Made, made_at
from understone.errors import RecordProblem
from understone.intake.immigration import is_of_immigration, may_be_other, reason_kept_out
from understone.intake.linting import linted

TABLES = """\
tables:
  NOMINAL:
    files: nominal.csv
    kept_out: [SPECIAL_STATUS]
    not_used: [CREATED_BY]
    feeds:
      - table: person
        key: [NOM_REF]
        columns:
          language: LANG
"""
NOMINAL = (
    "NOM_REF,LANG,SPECIAL_STATUS,VISA_TYPE,CREATED_BY,SHOE_SIZE\n"
    "N1,Welsh,overstayed since spring,student-visa-99,app,44\n"
    "N2,Twi,,,app,41\n"
)


def taken(folder: Path) -> Made:
    made = made_at(folder)
    made.write("nominal.csv", NOMINAL)
    made.map(TABLES)
    made.take()
    return made


@pytest.mark.parametrize(
    "name",
    [
        "IMM_STATUS", "immigrationStatus", "ImmStatus", "VISA", "visa_expiry_date", "ASYLUM_CLAIMED_ON", "HO_REF",
        "HORef", "home office reference", "LEAVE_TO_REMAIN", "BRP_NO", "BRPNumber", "RTW_CHECKED", "RIGHT_TO_WORK",
        "NRPF", "CAS_NUMBER", "EUSS_STATUS", "PORT_REF", "OVERSTAYER_YN", "IMMIGRATIONSTATUS", "DATEASYLUMCLAIMED",
        "nationality.visa", "DEPORTATION_ORDER",
    ],
)  # fmt: skip
def test_a_name_that_looks_like_an_immigration_fact_has_a_reason(name: str) -> None:
    assert reason_kept_out(name) is not None


@pytest.mark.parametrize(
    "name",
    [
        "SURNAME", "STATUS", "NATIONALITY", "LANGUAGE", "IMMIGRATION_ARREST", "IS_IMMIGRATION_ARREST", "STATUS_CHECK",
        "IMM_STATUS_CHECK", "SUPERVISOR", "ADVISORY", "REPORT_REF", "HO_CODE", "PORTER", "LEAVE_DATE", "CASE_NUMBER",
        "TELEVISION", "IMMEDIATE_RISK", "IMMIGRATIONARREST", "PASSPORT_SEEN",
    ],
)  # fmt: skip
def test_an_ordinary_name_is_not_kept_out(name: str) -> None:
    assert reason_kept_out(name) is None


def test_columns_listed_and_columns_that_look_alike_are_kept_out_with_the_rows_counted(tmp_path: Path) -> None:
    (intake,) = taken(tmp_path).intakes
    assert [(one.column, one.reason, one.n_rows) for one in intake.kept_out] == [
        ("SPECIAL_STATUS", "listed in the mapping", 2),
        ("VISA_TYPE", "looks like: visa or permission to stay", 2),
    ]


def test_what_is_kept_out_stands_nowhere_in_the_snapshot(tmp_path: Path) -> None:
    made = taken(tmp_path)
    held = b"".join(path.read_bytes() for path in made.out.rglob("*") if path.is_file())
    assert b"student-visa-99" not in held
    assert b"overstayed" not in held


def test_a_ragged_row_is_quarantined_without_its_fields(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", NOMINAL + "N3,Welsh,asylum-claim-7\n")
    made.map(TABLES)
    made.take()
    held = b"".join(path.read_bytes() for path in made.out.rglob("*") if path.is_file())
    assert b"asylum-claim-7" not in held


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("language: LANG", "language: VISA_TYPE"),
        ("key: [NOM_REF]", "key: [VISA_TYPE]"),
        ("key: [NOM_REF]", "key: [NOM_REF]\n        only_where: {column: VISA_TYPE, is_blank: true}"),
        ("language: LANG", "household_id: {row_of: household, from: [VISA_TYPE]}"),
        ("language: LANG", "language: SPECIAL_STATUS"),
        ("feeds:", "set_aside: {x: {column: VISA_TYPE, is: [a]}}\n    feeds:"),
    ],
)
def test_a_mapping_that_reads_a_kept_out_column_is_an_error_with_its_place(tmp_path: Path, was: str, now: str) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", NOMINAL)
    made.map(TABLES.replace(was, now))
    with pytest.raises(RecordProblem, match=r"line \d+, column \d+: (VISA_TYPE|SPECIAL_STATUS) is kept out"):
        made.take()


def test_a_column_neither_fed_nor_kept_out_nor_listed_is_reported_as_not_used(tmp_path: Path) -> None:
    (intake,) = taken(tmp_path).intakes
    assert intake.not_used == {"NOMINAL": ("SHOE_SIZE",)}


def test_a_kept_out_name_that_is_in_no_file_is_a_problem_since_the_true_one_would_be_read(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", NOMINAL)
    made.map(TABLES.replace("[SPECIAL_STATUS]", "[SPECIAL_STATSU]"))
    with pytest.raises(RecordProblem, match="Did you mean 'SPECIAL_STATUS'"):
        made.take()


OTHER = """\
tables:
  LETTERS:
    files: letters.csv
    not_immigration: {HO_REF: "reference of the NRM referral"}
    feeds:
      - table: nrm_referral
        key: [HO_REF]
        columns: {reference: HO_REF, sent_on: SENT}
"""
LETTERS = "HO_REF,VISA_TYPE,SENT\nNRM-X1,,03/02/2026\nNRM-X2,,04/02/2026\n"


def letters(folder: Path, tables: str = OTHER, content: str = LETTERS) -> Made:
    made = made_at(folder)
    made.write("letters.csv", content)
    made.map(tables)
    return made


def test_the_reference_of_a_referral_is_read_where_the_mapping_says_what_it_is(tmp_path: Path) -> None:
    made = letters(tmp_path)
    intake = made.take()
    assert sorted(row["reference"] for row in made.rows("nrm_referral")) == ["NRM-X1", "NRM-X2"]
    assert [one.column for one in intake.kept_out] == ["VISA_TYPE"]


def test_the_receipt_and_what_is_printed_carry_the_reason(tmp_path: Path) -> None:
    intake = letters(tmp_path).take()
    said = {"table": "LETTERS", "column": "HO_REF", "reason": "reference of the NRM referral"}
    assert intake.as_json()["not_immigration"] == (said,)
    assert "  LETTERS.HO_REF: reference of the NRM referral" in intake.lines()


@pytest.mark.parametrize(
    "name",
    [
        "IMM_STATUS", "VISA", "NATIONALITY_VISA", "ASYLUM_REF", "LEAVE_TO_REMAIN", "BRP_NO", "RTW", "NRPF", "EUSS",
        "UKVI_REF", "PORT_REF", "GCID", "HO_REF_VISA", "IMM_HO_REF", "HOMEOFFICEREFIMMIGRATION", "DEPORTATION",
    ],
)  # fmt: skip
def test_status_visa_and_the_like_can_never_be_said_to_be_something_else(tmp_path: Path, name: str) -> None:
    made = letters(tmp_path, OTHER.replace("HO_REF", name), LETTERS.replace("HO_REF", name))
    with pytest.raises(RecordProblem, match="never read"):
        made.take()


@pytest.mark.parametrize(
    "value",
    [
        "visa refused",
        "Asylum claimed",
        "ILR",
        "leave to remain",
        "A1234567",
        "A1234567/002",
        "GWF012345678",
        "overstayer",
    ],
)
def test_a_column_with_one_value_of_immigration_stays_kept_out_whatever_the_mapping_says(
    tmp_path: Path, value: str
) -> None:
    made = letters(tmp_path, content=f"{LETTERS}{value},,05/02/2026\n")
    with pytest.raises(RecordProblem, match="so it stays kept out") as raised:
        made.take()
    assert value not in str(raised.value)


def test_a_check_says_so_too(tmp_path: Path) -> None:
    made = letters(tmp_path, content=f"{LETTERS}student visa,,05/02/2026\n")
    assert "stays kept out" in linted(made.folder, made.folder / "mapping.yaml").problems[0]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('"reference of the NRM referral"', "no", "say in a few words what HO_REF holds"),
        ("{HO_REF:", "{SENT: the day it was sent, HO_REF:", "SENT is not kept out"),
        ("    feeds:", "    kept_out: [HO_REF]\n    feeds:", "which is it"),
        ("{HO_REF:", "{HO_REFERENCE:", "Did you mean 'HO_REF'"),
    ],
)
def test_what_is_wrong_in_not_immigration_is_a_problem(tmp_path: Path, was: str, now: str, said: str) -> None:
    with pytest.raises(RecordProblem, match=said):
        letters(tmp_path, OTHER.replace(was, now, 1)).take()


def test_only_references_of_the_home_office_may_be_something_else() -> None:
    assert [may_be_other(name) for name in ("HO_REF", "HomeOfficeRef", "VISA", "HO_REF_VISA", "SURNAME")] == [
        True, True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["NRM-X57220", "NRM00012345", "2026/00123", "12345"])
def test_the_reference_of_a_referral_is_no_immigration_fact(value: str) -> None:
    assert not is_of_immigration(value)
