"""Every source row has one fate, and the fates add up."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.small_force import NOMINAL, PEOPLE, Made, made_at
from understone.intake.fates import Fates

HEADER, *LINES = NOMINAL.splitlines(keepends=True)


def fates(made: Made, nominal: str | bytes, tables: str = PEOPLE) -> Fates:
    made.write("nominal.csv", nominal)
    made.map(tables)
    return made.take().fates[0]


def counts(found: Fates) -> tuple[int, int, int, int]:
    return found.n_read, found.n_accepted, found.n_quarantined, found.n_set_aside


def reasons(made: Made) -> list[tuple[str, str, str, str]]:
    return [(row["fate"], row["line"], row["column"], row["reason"]) for row in made.quarantine()]


def test_rows_are_accepted_or_set_aside_by_a_filter_that_the_mapping_names(tmp_path: Path) -> None:
    found = fates(made_at(tmp_path), NOMINAL)
    assert (counts(found), found.set_aside) == ((4, 3, 0, 1), {"test records": 1})


def test_a_row_that_no_feed_wants_is_set_aside_as_fed_nothing(tmp_path: Path) -> None:
    tables = PEOPLE.replace("key: [NOM_REF]\n", "key: [NOM_REF]\n        only_where: {column: SEX, is: [F]}\n", 1)
    found = fates(made_at(tmp_path), NOMINAL, tables)
    assert (counts(found), found.set_aside) == ((4, 2, 0, 2), {"test records": 1, "fed nothing": 1})


@pytest.mark.parametrize(
    ("test", "n_aside"),
    [
        ("is: [Y]", 1),
        ('is: [Y, ""]', 4),
        ("is: [N/K]", 3),
        ("is_not: [Y]", 3),
        ('is_not: [""]', 1),
        ("is_blank: true", 3),
        ("is_blank: false", 1),
    ],
)
def test_a_filter_compares_texts_and_blank_is_one_of_them(tmp_path: Path, test: str, n_aside: int) -> None:
    found = fates(made_at(tmp_path), NOMINAL, PEOPLE.replace('is: ["Y"]', test))
    assert found.n_set_aside == n_aside


def test_a_ragged_row_is_quarantined_with_its_line(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    found = fates(made, NOMINAL + "N5,Too,Few\n")
    assert counts(found) == (5, 3, 1, 1)
    assert ("row", "6", "", "too few fields: 3 where 7 are named") in reasons(made)


def test_a_blank_part_of_a_key_quarantines_the_row(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    found = fates(made, NOMINAL + " ,Ann,Ash,F,,,\n")
    assert counts(found) == (5, 3, 1, 1)
    assert ("row", "6", "NOM_REF", "a part of the key of person is blank") in reasons(made)


def test_the_same_key_with_the_same_content_is_one_row_of_the_record(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    found = fates(made, NOMINAL + LINES[0].replace("N1", " N1 "))
    assert (counts(found), len(made.rows("person"))) == ((5, 4, 0, 1), 3)


def test_the_same_key_with_other_content_is_quarantined_and_says_where_and_what(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    found = fates(made, NOMINAL + LINES[0].replace("F,", "M,").replace("1990", "1991"))
    assert counts(found) == (5, 3, 1, 1)
    assert ("row", "6", "SEX, DOB", "same key as line 2, different SEX, DOB") in reasons(made)


def test_the_same_key_in_another_file_names_the_file(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal2.csv", HEADER + LINES[0].replace("F,", "M,"))
    fates(made, NOMINAL)
    assert [row["reason"] for row in made.quarantine() if row["fate"] == "row"] == [
        "same key as nominal.csv line 2, different SEX"
    ]


def test_the_first_row_of_a_key_stands(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    fates(made, NOMINAL + LINES[0].replace("F,", "M,"))
    assert made.by_key("person")["N1"]["sex"] == "female"


def test_a_row_that_is_quarantined_itself_quarantines_no_other(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("a.csv", "P,N,X,Y\n1,a,1,1\n1,b,2,2\n2,b,3,3\n")
    made.map("""\
        tables:
          T:
            files: a.csv
            feeds:
              - {table: place, key: [P], columns: {name: X}}
              - {table: unit, key: [N], columns: {name: Y}}
        """)
    assert counts(made.take().fates[0]) == (3, 2, 1, 0)
    assert made.by_key("unit")["b"]["name"] == "3"


def test_a_quarantined_row_feeds_nothing(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("a.csv", "P,N\n1,\n")
    made.map("""\
        tables:
          T:
            files: a.csv
            feeds:
              - {table: place, key: [P], columns: {name: N}}
              - {table: unit, key: [N]}
        """)
    made.take()
    assert (made.rows("place"), made.rows("unit")) == ([], [])


TWO_SOURCES = """\
tables:
  NOMINAL:
    files: nominal.csv
    feeds:
      - {table: person, key: [REF], columns: {sex: {from: SEX, values: sex}}}
  CUSTODY:
    files: custody.csv
    feeds:
      - {table: custody, key: [CR], columns: {person_id: {row_of: person, from: [REF]}}}
      - {table: person, key: [REF], columns: {sex: {from: SEX, values: sex}, language: LANG}}
"""


def test_two_source_tables_fill_one_row_and_the_first_feed_s_value_stands(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", "REF,SEX\nN1,F\nN2,\n")
    made.write("custody.csv", "CR,REF,SEX,LANG\nC1,N1,M,Twi\nC2,N2,M,\n")
    made.map(TWO_SOURCES)
    made.take()
    people = made.by_key("person")
    assert [(people[key]["sex"], people[key]["language"]) for key in ("N1", "N2")] == [
        ("female", "Twi"),
        ("male", None),
    ]


def test_several_tables_may_each_be_fed_by_several_feeds(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("a.csv", "REF,OTHER\n1,2\n3,4\n")
    feeds = "".join(
        f"      - {{table: {table}, key: [{key}]}}\n"
        for table in ("person", "place", "unit", "household")
        for key in ("REF", "OTHER")
    )
    made.map(f"tables:\n  T:\n    files: a.csv\n    feeds:\n{feeds}")
    made.take()
    assert [sorted(made.by_key(table)) for table in ("person", "place", "unit", "household")] == [list("1234")] * 4


def test_a_value_that_does_not_stand_is_listed_and_its_row_accepted(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", "REF,SEX\nN1,F\n")
    made.write("custody.csv", "CR,REF,SEX,LANG\nC1,N1,M,Twi\n")
    made.map(TWO_SOURCES)
    assert made.take().fates[1].n_accepted == 1
    (listed,) = made.quarantine()
    assert (listed["fate"], listed["file"], listed["line"], listed["column"], listed["value"]) == (
        "value", "custody.csv", "2", "SEX", "male",
    )  # fmt: skip


VERSIONS = """\
tables:
  T:
    files: a.csv
    row_key: [REF]
    keep_last_by: BY
    set_aside: {drafts: {column: WHAT, is: [draft]}}
    feeds:
      - {table: unit, key: [REF], columns: {name: WHAT}}
"""


@pytest.mark.parametrize(
    ("rows", "name", "n_superseded"),
    [
        ("9,a\n10,b\n", "b", 1),
        ("10,b\n9,a\n", "b", 1),
        ("31/12/2025 10:00,a\n01/02/2026 09:00,b\n", "b", 1),
        ("v1,a\nv2,b\n", "b", 1),
        (",a\n1,b\n", "b", 1),
        ("1,a\n2,draft\n", "a", 0),
        ("2,b\n1,a\n2,b\n", "b", 1),
    ],
)
def test_of_several_versions_of_a_row_the_last_counts(tmp_path: Path, rows: str, name: str, n_superseded: int) -> None:
    made = made_at(tmp_path)
    made.write("a.csv", "REF,BY,WHAT\n" + "".join(f"1,{row}\n" for row in rows.splitlines()))
    made.map(VERSIONS)
    found = made.take().fates[0]
    assert (made.by_key("unit")["1"]["name"], found.set_aside.get("superseded")) == (name, n_superseded)
    assert found.n_quarantined == 0


def test_two_last_versions_that_differ_are_a_clash(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("a.csv", "REF,BY,WHAT\n1,1,a\n1,2,b\n1,2,c\n")
    made.map(VERSIONS)
    assert counts(made.take().fates[0]) == (3, 1, 1, 1)


@pytest.mark.parametrize("content", ["", HEADER])
def test_an_empty_file_or_one_with_only_a_header_gives_no_rows(tmp_path: Path, content: str) -> None:
    made = made_at(tmp_path)
    assert counts(fates(made, content)) == (0, 0, 0, 0)
    assert made.rows("person") == []


def test_what_parquet_holds_is_read_like_its_texts(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    whole = {"NOM_REF": ["N1", "N2"], "SURNAME": ["Marsh", None], "DIED": pa.array([18000, None], pa.date32())}
    others: dict[str, list[str]] = {name: ["", ""] for name in ("FORENAME", "SEX", "DOB", "TEST_FLAG")}
    pq.write_table(pa.table(whole | others), made.folder / "nominal.parquet")
    made.map(PEOPLE.replace("nominal*.csv", "nominal.parquet").replace("born_from: {from: DOB, born: first}", ""))
    assert counts(made.take().fates[0]) == (2, 2, 0, 0)
    assert str(made.by_key("person")["N1"]["died_on"]) == "2019-04-14"


def test_parquet_bytes_that_do_not_decode_quarantine_their_row(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    pq.write_table(pa.table({"REF": ["1", "2"], "NAME": [b"ok", b"\xff"]}), made.folder / "a.parquet")
    made.map("""\
        tables:
          T:
            files: a.parquet
            feeds:
              - {table: unit, key: [REF], columns: {name: NAME}}
        """)
    assert counts(made.take().fates[0]) == (2, 1, 1, 0)
    assert reasons(made) == [("row", "2", "NAME", "bytes that are not utf-8 text")]


def test_moments_that_parquet_holds_keep_their_moment(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    held = pa.array([1_784_106_000_000_000], pa.timestamp("us", "UTC"))
    pq.write_table(pa.table({"REF": ["1"], "AT": held}), made.folder / "a.parquet")
    made.map("""\
        tables:
          T:
            files: a.parquet
            feeds:
              - {table: nrm_referral, key: [REF], columns: {sent_at: AT}}
        """)
    made.take()
    assert made.rows("nrm_referral")[0]["sent_at"].timestamp() == 1_784_106_000


def test_files_that_no_table_names_are_told(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("others/left.csv", "A\n1\n")
    fates(made, NOMINAL)
    assert made.intakes[0].files_not_read == ("others/left.csv",)


def test_the_summary_says_the_sum_and_no_value_of_a_row(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    fates(made, NOMINAL)
    text = "\n".join(made.intakes[0].lines())
    assert "NOMINAL: 4 rows read = 3 accepted + 0 quarantined + 1 set aside" in text
    assert not any(word in text for word in ("Ada", "Marsh", "31/02/2020"))


def test_the_receipt_holds_what_was_returned(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    fates(made, NOMINAL)
    receipt = json.loads((made.out / "intake/meadshire/receipt.json").read_text(encoding="utf-8"))
    assert receipt == json.loads(json.dumps(made.intakes[0].as_json()))


MANGLED = st.lists(
    st.one_of(
        st.sampled_from(LINES).map(str.encode),
        st.binary(max_size=12),
        st.sampled_from(
            [b'N1,"Ada\n', b'"', b"N1,,,,,,\n", b",,,,,,\n", b"N1,\xe9,x,F,1,2,\n", b"\x00\n", b"\r", b"\n"]
        ),
        st.text(",\"\nN12YF'|", max_size=15).map(str.encode),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=40)
@given(MANGLED)
def test_fates_add_up_however_a_file_is_mangled(tmp_path_factory: pytest.TempPathFactory, parts: list[bytes]) -> None:
    made = made_at(tmp_path_factory.mktemp("mangled"))
    found = fates(made, HEADER.encode() + b"".join(parts))
    assert found.n_read == found.n_accepted + found.n_quarantined + found.n_set_aside
    assert found.n_quarantined == sum(row["fate"] == "row" for row in made.quarantine())
