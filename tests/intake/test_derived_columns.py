"""Columns that a mapping makes of others, and what feeds make of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.small_force import Made, made_at
from understone.errors import RecordProblem
from understone.intake.mapping import Text
from understone.intake.places import Place, Said
from understone.intake.wording import Wording
from understone.store.engines import DuckDB


@pytest.fixture(scope="module")
def engine() -> DuckDB:
    return DuckDB(memory="500MB")


def worded(engine: DuckDB, text: str | None, **changes: Any) -> str | None:
    parts = (Said("A", Place(1, 1)),)
    sql = Wording({"A": "a"}, ("", "N/K")).text(Text(parts=parts, **changes))
    found: str | None = engine.run(f"select {sql} from (select ?::varchar as a)", [text])[0][0]
    return found


@pytest.mark.parametrize(
    ("changes", "text", "found"),
    [
        ({"drop_start": ("NOM-", "N")}, "NOM-123", "123"),
        ({"drop_start": ("N", "NOM-")}, "NOM-123", "123"),
        ({"drop_start": ("NOM-",)}, "nom-123", "nom-123"),
        ({"drop_start": (".*",)}, "abc", "abc"),
        ({"drop_start": ("N",)}, "N", None),
        ({"drop_end": (" (closed)", "/A")}, "12/A", "12"),
        ({"drop_end": (" (closed)",)}, "12 (closed)", "12"),
        ({"has_no_leading_zeros": True}, "00120", "120"),
        ({"has_no_leading_zeros": True}, "000", "0"),
        ({"pad_to": 6}, "123", "000123"),
        ({"pad_to": 2}, "123", "123"),
        ({"is_first_number": True}, "PIP level 2 (was 1)", "2"),
        ({"is_first_number": True}, "none", None),
        ({"split_by": ("/",), "piece": 2}, "OC/123/26", "123"),
        ({"split_by": ("/",), "piece": -1}, "OC/123/26", "26"),
        ({"split_by": ("/",), "piece": 4}, "OC/123/26", None),
        ({"split_by": (" - ", ",")}, "Marsh, Ada - x", "Marsh"),
        ({"split_by": ("/",), "piece": 1}, "N/K/9", "N"),
        ({"split_by": (";",), "piece": 1}, " N/K ;9", None),
        ({"split_by": ("/",), "piece": 2, "drop_start": ("0",), "pad_to": 3}, "a/07", "007"),
        ({"is_upper": True, "has_no_spaces": True}, "ab 1", "AB1"),
        ({"pad_to": 6, "drop_start": ("N",), "is_first_number": True}, None, None),
    ],
)
def test_a_text_is_changed_in_one_order(engine: DuckDB, changes: Any, text: str | None, found: str | None) -> None:
    assert worded(engine, text, **changes) == found


ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)


@given(start=ANY, rest=ANY)
def test_any_start_is_dropped_as_it_is_written(engine: DuckDB, start: str, rest: str) -> None:
    assert worded(engine, start + rest, drop_start=(start,)) == (rest.strip(" \u00a0") or None)


@given(separator=ANY, text=ANY)
def test_any_separator_splits_as_it_is_written(engine: DuckDB, separator: str, text: str) -> None:
    found = worded(engine, text, split_by=(separator,), piece=1)
    first = text.split(separator, maxsplit=1)[0].strip(" \u00a0")
    assert found == (first or None)


def taken(folder: Path, tables: str, **files: str) -> Made:
    made = made_at(folder)
    for name, content in files.items():
        made.write(f"{name}.csv", content)
    made.map(tables)
    made.take()
    fates = made.intakes[0].fates
    assert all(one.n_read == one.n_accepted + one.n_quarantined + one.n_set_aside for one in fates)
    return made


SEVERAL = """\
tables:
  CASES:
    files: cases.csv
    derived:
      VICTIM: {from: VICTIMS, split_by: [";", ","], into_rows: true, drop_start: [N], no_leading_zeros: true}
      ROLE: {from: ROLES, split_by: ";", in_step_with: VICTIM}
    feeds:
      - {table: investigation, key: [CASE], columns: {narrative: CASE}}
      - table: involvement
        key: [CASE, VICTIM]
        columns:
          person_id: {row_of: person, from: [VICTIM]}
          investigation_id: {row_of: investigation, from: [CASE]}
          person_role: {from: ROLE, values: role}
  PEOPLE:
    files: people.csv
    derived:
      NO: {from: NOM, no_leading_zeros: true}
    feeds:
      - {table: person, key: [NO]}
"""
ROLES = "values:\n  role: {V: potential-victim, S: suspect}\n"


def several(folder: Path, cases: str, people: str = "NOM\n7\n12\n") -> Made:
    made = made_at(folder)
    made.head = made.head.replace("values:\n", ROLES)
    made.write("cases.csv", cases)
    made.write("people.csv", people)
    made.map(SEVERAL)
    made.take()
    return made


def test_each_piece_of_a_cell_is_a_row_of_its_own(tmp_path: Path) -> None:
    made = several(tmp_path, "CASE,VICTIMS,ROLES\nC1,N0007; N12;,V;S\nC2,,\n")
    found = {key: row["person_role"] for key, row in made.by_key("involvement").items()}
    assert found == {"C1|7": "potential-victim", "C1|12": "suspect"}
    assert sorted(made.by_key("investigation")) == ["C1", "C2"]
    fates = made.intakes[0].fates[0]
    assert (fates.n_read, fates.n_accepted) == (2, 2)


def test_the_same_person_s_number_is_one_key_however_it_is_written(tmp_path: Path) -> None:
    made = several(tmp_path, "CASE,VICTIMS,ROLES\nC1,N0007,V\n")
    assert made.intakes[0].orphans == {}
    assert made.by_key("involvement")["C1|7"]["person_id"] == made.by_key("person")["7"]["id"]


def test_a_piece_said_twice_is_one_row(tmp_path: Path) -> None:
    made = several(tmp_path, "CASE,VICTIMS,ROLES\nC1,N7;N7,V;V\n")
    assert sorted(made.by_key("involvement")) == ["C1|7"]


def test_a_piece_said_twice_in_two_ways_quarantines_its_row(tmp_path: Path) -> None:
    made = several(tmp_path, "CASE,VICTIMS,ROLES\nC1,N7;N7,V;S\n")
    assert [(row["line"], row["reason"]) for row in made.quarantine()] == [("2", "same key as line 2, different ROLE")]
    assert made.rows("involvement") == []


def test_a_clash_in_one_piece_names_what_differs_there(tmp_path: Path) -> None:
    made = several(tmp_path, "CASE,VICTIMS,ROLES\nC1,N7;N12,V;S\nC1,N12;N8,V;V\n")
    assert [(row["line"], row["column"]) for row in made.quarantine()] == [("3", "ROLE")]
    assert sorted(made.by_key("involvement")) == ["C1|12", "C1|7"]


LOOKED_UP = """\
tables:
  CONTACTS:
    files: contacts.csv
    derived:
      PERSON: {from: CASE, via: {table: CASES, match: CASE_NO, take: NOM}}
    feeds:
      - table: victim_contact
        key: [ID]
        columns: {person_id: {row_of: person, from: [PERSON]}}
  CASES:
    files: cases.csv
    set_aside: {test cases: {column: TEST, is: [Y]}}
    derived:
      CASE_NO: {from: REF, drop_start: [C]}
    feeds:
      - {table: person, key: [NOM]}
"""


def test_a_column_is_looked_up_in_another_table(tmp_path: Path) -> None:
    made = taken(tmp_path, LOOKED_UP, contacts="ID,CASE\nK1,1\n", cases="REF,NOM,TEST\nC1,N1,\n")
    assert made.by_key("victim_contact")["K1"]["person_id"] == made.by_key("person")["N1"]["id"]
    assert made.quarantine() == []


@pytest.mark.parametrize(
    ("cases", "reason"),
    [
        ("C2,N1,\n", "CASES has no row with this CASE_NO"),
        ("C1,N1,Y\n", "CASES has no row with this CASE_NO"),
        ("C1,N1,\nC1,N2,\n", "CASES has several rows with this CASE_NO, of different NOM"),
    ],
)
def test_what_cannot_be_looked_up_is_listed_and_blank(tmp_path: Path, cases: str, reason: str) -> None:
    made = taken(tmp_path, LOOKED_UP, contacts="ID,CASE\nK1,1\n", cases=f"REF,NOM,TEST\n{cases}")
    assert made.by_key("victim_contact")["K1"]["person_id"] is None
    assert [tuple(row.values()) for row in made.quarantine()] == [("value", "contacts.csv", "2", "CASE", "1", reason)]


def test_a_row_that_is_there_and_blank_is_no_fault(tmp_path: Path) -> None:
    tables = LOOKED_UP.replace("- {table: person, key: [NOM]}", "- {table: investigation, key: [REF]}")
    made = taken(tmp_path, tables, contacts="ID,CASE\nK1,1\n", cases="REF,NOM,TEST\nC1,,\n")
    assert made.by_key("victim_contact")["K1"]["person_id"] is None
    assert made.quarantine() == []


def test_a_row_that_is_there_and_blank_makes_no_row_of_its_own(tmp_path: Path) -> None:
    tables = LOOKED_UP.replace("take: NOM}}", "take: NOM}, into_rows: true}").replace("key: [ID]", "key: [ID, PERSON]")
    tables = tables.replace("- {table: person, key: [NOM]}", "- {table: investigation, key: [REF]}")
    made = taken(tmp_path, tables, contacts="ID,CASE\nK1,1\n", cases="REF,NOM,TEST\nC1,,\n")
    assert made.rows("victim_contact") == []


CONSTANT = """\
tables:
  CONTACTS:
    files: contacts.csv
    derived:
      TWO: {text: "2"}
      BOTH: {from: [ID, TWO], joined_by: "/"}
    feeds:
      - {table: victim_contact, key: [BOTH], columns: {narrative: TWO}}
"""


def test_a_derived_column_may_be_the_same_text_in_every_row(tmp_path: Path) -> None:
    made = taken(tmp_path, CONSTANT, contacts="ID\nK1\nK2\n")
    assert sorted(made.by_key("victim_contact")) == ["K1/2", "K2/2"]


def test_with_a_constant_text_nothing_else_goes(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="nothing else goes with text"):
        taken(tmp_path, CONSTANT.replace('{text: "2"}', '{text: "2", from: ID}'), contacts="ID\nK1\n")


def test_several_rows_looked_up_may_each_be_a_row(tmp_path: Path) -> None:
    tables = LOOKED_UP.replace("take: NOM}}", "take: NOM}, into_rows: true}").replace("key: [ID]", "key: [ID, PERSON]")
    made = taken(tmp_path, tables, contacts="ID,CASE\nK1,1\nK2,9\n", cases="REF,NOM,TEST\nC1,N1,\nC1,N2,\n")
    assert sorted(made.by_key("victim_contact")) == ["K1|N1", "K1|N2"]
    assert made.intakes[0].fates[0].set_aside == {"fed nothing": 1}


def test_the_feeds_of_two_tables_keep_the_mapping_s_order_whichever_is_read_first(tmp_path: Path) -> None:
    tables = LOOKED_UP + "      - {table: victim_contact, key: [REF], columns: {narrative: NOM}}\n"
    tables = tables.replace("person_id: {row_of: person, from: [PERSON]}", "narrative: ID").replace("[ID]", "[PERSON]")
    tables = tables.replace("key: [REF]", "key: [NOM]")
    made = taken(tmp_path, tables, contacts="ID,CASE\nK1,1\n", cases="REF,NOM,TEST\nC1,N1,\n")
    assert made.by_key("victim_contact")["N1"]["narrative"] == "K1"


def test_a_table_may_be_looked_up_in_itself(tmp_path: Path) -> None:
    made = taken(
        tmp_path,
        """\
        tables:
          LOG:
            files: log.csv
            derived:
              ABOUT: {from: PARENT, via: {table: LOG, match: ID, take: NOM}}
              WHO: {first_of: [NOM, ABOUT]}
            feeds:
              - {table: person, key: [WHO]}
        """,
        log="ID,PARENT,NOM\n1,,N1\n2,1,\n",
    )
    assert sorted(made.by_key("person")) == ["N1"]
    assert made.intakes[0].fates[0].n_accepted == 2


@pytest.mark.parametrize(
    ("derived", "said"),
    [
        ("X: {from: B, pad_to: none}", "pad_to is 'none'; it must be a whole number up to 99."),
        ("X: {from: B, piece: 1}", "X: say what its pieces are split by"),
        ('X: {from: B, split_by: ";"}', "X is split: say piece: 1"),
        ('X: {from: B, split_by: "", piece: 1}', "split_by of X is an empty text."),
        ('X: {from: B, split_by: ";", piece: 1, into_rows: true}', "X needs one of piece, into_rows and in_step_with"),
        (
            'X: {from: B, split_by: ";", in_step_with: B}',
            "B is not a derived column with split_by and into_rows: true.",
        ),
        ("X: {from: Y}\n              Y: {from: B}", "Y is derived below X, or is itself: put it above."),
        ("X: {from: X}", "X is derived below X, or is itself: put it above."),
        ("B: {from: A}", "a.csv has a column 'B' too: give the derived one another name."),
        ("X: {from: NOPE}", "there is no column 'NOPE' in a.csv."),
        ("X: {from: B, first_of: [A, B]}", "X needs exactly one of from, first_of, when."),
        ("X: {from: [A, B]}", 'X reads several columns; say joined_by: " ", or write first_of.'),
        ("X: {first_of: [A, B], joined_by: ' '}", "joined_by does not fit."),
        ("X: {from: B, via: {table: U, match: A, take: B}}", "this mapping has no table 'U'."),
        ("X: {from: B, via: {table: T, match: A, take: Q}}", "there is no column 'Q' in a.csv."),
        ("X: {from: B, via: {table: T, match: A}}", "via lacks take."),
        ("X: {from: B, via: {table: T, match: A, take: X}}", "X is derived below X: put it above."),
        ("X: {from: B, split_by: ';', piece: 1, via: {table: T, match: A, take: B}}", "both split and looked up"),
        ("X: {when: [{text: a}, {text: b}]}", "only the last line of when of X may be without if."),
        ("X: {when: [{text: a, from: B}]}", "a line of when of X needs exactly one of text and from."),
        ("X: {when: []}", "when of X must be a list"),
        ("X: {when: [{text: a, if: {column: NOPE, is: [x]}}]}", "there is no column 'NOPE' in a.csv."),
        ("X: {from: VISA_TYPE}", "VISA_TYPE is kept out"),
        ("X: {from: B, colour: red}", "X has no key 'colour'."),
    ],
)
def test_each_problem_of_a_derived_column_is_named(tmp_path: Path, derived: str, said: str) -> None:
    with pytest.raises(RecordProblem) as raised:
        taken(
            tmp_path,
            f"""\
        tables:
          T:
            files: a.csv
            derived:
              {derived}
            feeds:
              - {{table: unit, key: [A]}}
        """,
            a="A,B,VISA_TYPE\n1,2,3\n",
        )
    assert any(said in problem for problem in raised.value.problems), raised.value.problems


def test_what_makes_several_rows_may_not_decide_over_a_whole_row(tmp_path: Path) -> None:
    tables = SEVERAL.replace("    feeds:", "    set_aside: {tests: {column: VICTIM, is: [x]}}\n    feeds:", 1)
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, tables, cases="CASE,VICTIMS,ROLES\n", people="NOM\n")
    assert any("VICTIM makes several rows of one" in problem for problem in raised.value.problems)


def test_tables_that_look_into_each_other_in_a_circle_are_a_problem(tmp_path: Path) -> None:
    tables = LOOKED_UP.replace(
        "drop_start: [C]}", "drop_start: [C]}\n      BACK: {from: REF, via: {table: CONTACTS, match: ID, take: CASE}}"
    )
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, tables, contacts="ID,CASE\n", cases="REF,NOM,TEST\n")
    assert any("CONTACTS and CASES look into each other" in problem for problem in raised.value.problems)


def test_a_table_of_changes_may_not_be_looked_into(tmp_path: Path) -> None:
    tables = LOOKED_UP.replace("files: cases.csv", "files: cases.csv\n    is_full: false")
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, tables, contacts="ID,CASE\n", cases="REF,NOM,TEST\n")
    assert any("CASES holds changes only" in problem for problem in raised.value.problems)


CELLS = st.lists(st.sampled_from(["N1", "N2", "N01", "", "N/K", "n;", "V", "'\"", "é"]), max_size=4).map(";".join)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(["C1", "C2", "C3", ""]), CELLS, CELLS), max_size=8))
def test_fates_add_up_whatever_cells_hold(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    made = several(tmp_path_factory.mktemp("cells"), "CASE,VICTIMS,ROLES\n" + "".join(f"{row}\n" for row in quoted))
    found = made.intakes[0].fates[0]
    assert found.n_read == len(rows) == found.n_accepted + found.n_quarantined + found.n_set_aside
    assert found.n_quarantined == sum(row["fate"] == "row" for row in made.quarantine())
