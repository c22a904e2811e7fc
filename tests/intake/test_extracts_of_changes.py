"""A full extract and extracts of changes after it come to what one full extract of the last state would give."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.intake.small_force import Made, made_at, utc
from understone.errors import ConfirmationNeeded, RecordProblem

TABLES = """\
tables:
  NOMINAL:
    files: nominal.csv
    row_key: [NOM]
    deleted: {column: DEL, is: [Y]}
    feeds:
      - {table: person, key: [NOM], columns: {sex: {from: SEX, values: sex}, language: LANG}}
      - table: person_name
        key: [NOM, {text: main}]
        only_where: {column: NAME, is_blank: false}
        columns: {person_id: {row_of: person, from: [NOM]}, full_name: NAME}
  PHYSICAL:
    files: physical.csv
    row_key: [NOM]
    deleted: {column: DEL, is: [Y]}
    feeds:
      - {table: person, key: [NOM], columns: {sex: {from: SEX, values: sex}, description: DESCR}}
"""
HEADERS = {"nominal": "NOM,SEX,LANG,NAME,DEL", "physical": "NOM,SEX,DESCR,DEL"}

#: Which rows of each table there are: their key and the rest of them.
State = dict[str, dict[str, tuple[str, ...]]]


@dataclass
class Told:
    """What one extract tells: rows that are new or other, and keys that were deleted."""

    rows: State = field(default_factory=lambda: {"nominal": {}, "physical": {}})
    deleted: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=lambda: {"nominal": {}, "physical": {}})


def take(made: Made, told: Told, number: int, *, is_full: bool, tables: str = TABLES) -> None:
    for name, header in HEADERS.items():
        lines = [f"{key},{','.join(rest)},\n" for key, rest in told.rows[name].items()]
        lines += [f"{key},{','.join(rest)},Y\n" for key, rest in told.deleted[name].items()]
        made.write(f"{name}.csv", f"{header}\n{''.join(lines)}")
    said = f'extract: {{id: e{number}, is_full: {str(is_full).lower()}, taken_at: "2026-11-{number + 1:02} 06:00"}}'
    made.map(tables, extract=said)
    made.take(accept_gone=True)


def live(made: Made) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for table in ("person", "person_name"):
        rows = [row for row in made.rows(table) if row["gone_at"] is None]
        found[table] = [{name: value for name, value in row.items() if name != "extract_id"} for row in rows]
    return found


#: Without shrinking, which would take in many extracts.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
SEXES = st.sampled_from(["M", "F", ""])
WORDS = st.sampled_from(["", "Twi", "Igbo"])
NOMINALS = st.dictionaries(st.sampled_from(["N1", "N2", "N3"]), st.tuples(SEXES, WORDS, WORDS), max_size=3)
PHYSICALS = st.dictionaries(st.sampled_from(["N1", "N2", "N4"]), st.tuples(SEXES, WORDS), max_size=3)
STATES: st.SearchStrategy[Any] = st.fixed_dictionaries({"nominal": NOMINALS, "physical": PHYSICALS})


def changes(before: State, after: State) -> Told:
    told = Told()
    for name in HEADERS:
        told.rows[name] = {key: row for key, row in after[name].items() if before[name].get(key) != row}
        told.deleted[name] = {key: row for key, row in before[name].items() if key not in after[name]}
    return told


@settings(deadline=None, max_examples=8, phases=PHASES)
@given(st.lists(STATES, min_size=2, max_size=4))
def test_extracts_of_changes_come_to_the_last_state(
    tmp_path_factory: pytest.TempPathFactory, states: list[State]
) -> None:
    step_by_step = made_at(tmp_path_factory.mktemp("changes"))
    take(step_by_step, Told(rows=states[0]), 0, is_full=True)
    for number, (before, after) in enumerate(pairwise(states), 1):
        take(step_by_step, changes(before, after), number, is_full=False)
    at_once = made_at(tmp_path_factory.mktemp("full"))
    take(at_once, Told(rows=states[-1]), len(states), is_full=True)
    assert live(step_by_step) == live(at_once)


@settings(deadline=None, max_examples=6, phases=PHASES)
@given(st.lists(STATES, min_size=2, max_size=3))
def test_extracts_of_changes_close_the_rows_that_full_extracts_would(
    tmp_path_factory: pytest.TempPathFactory, states: list[State]
) -> None:
    by_changes, by_full = (made_at(tmp_path_factory.mktemp(name)) for name in ("changes", "full"))
    take(by_changes, Told(rows=states[0]), 0, is_full=True)
    take(by_full, Told(rows=states[0]), 0, is_full=True)
    for number, (before, after) in enumerate(pairwise(states), 1):
        take(by_changes, changes(before, after), number, is_full=False)
        take(by_full, Told(rows=after), number, is_full=True)
    for table in ("person", "person_name"):
        gone = [{row["id"]: row["gone_at"] for row in made.rows(table)} for made in (by_changes, by_full)]
        assert gone[0] == gone[1]


FIRST: State = {"nominal": {"N1": ("F", "Twi", "Ada"), "N2": ("M", "", "Ben")}, "physical": {"N1": ("F", "tall")}}


def started(folder: Path, tables: str = TABLES) -> Made:
    made = made_at(folder)
    take(made, Told(rows=FIRST), 0, is_full=True, tables=tables)
    return made


def test_a_change_in_one_table_keeps_what_another_said_of_the_row(tmp_path: Path) -> None:
    made = started(tmp_path)
    take(made, Told(rows={"nominal": {}, "physical": {"N1": ("F", "short")}}), 1, is_full=False)
    row = made.by_key("person")["N1"]
    assert (row["language"], row["description"], row["extract_id"]) == ("Twi", "short", "e1")
    assert made.by_key("person")["N2"]["extract_id"] == "e0"


def test_a_row_that_the_source_says_is_deleted_is_closed_and_counted(tmp_path: Path) -> None:
    made = started(tmp_path)
    take(made, Told(deleted={"nominal": {"N2": ("", "", "")}, "physical": {}}), 1, is_full=False)
    assert made.by_key("person")["N2"]["gone_at"] == utc("2026-11-02 06:00")
    assert made.by_key("person_name")["N2|main"]["gone_at"] == utc("2026-11-02 06:00")
    assert made.intakes[1].closed == {"person": 1, "person_name": 1}
    assert made.intakes[1].fates[0].set_aside == {"deleted in the source": 1}
    assert "Deleted in the source, or not taken in any more (kept, marked gone):" in made.intakes[1].lines()


def test_a_deletion_takes_only_the_part_of_the_row_that_its_table_gave(tmp_path: Path) -> None:
    made = started(tmp_path)
    take(made, Told(deleted={"nominal": {}, "physical": {"N1": ("", "")}}), 1, is_full=False)
    row = made.by_key("person")["N1"]
    assert (row["gone_at"], row["language"], row["description"]) == (None, "Twi", None)


def test_deleted_rows_of_a_full_extract_close_their_rows_without_asking(tmp_path: Path) -> None:
    made = started(tmp_path)
    rows: State = {"nominal": {"N1": FIRST["nominal"]["N1"]}, "physical": FIRST["physical"]}
    told = Told(rows=rows, deleted={"nominal": {"N2": FIRST["nominal"]["N2"]}, "physical": {}})
    for name, header in HEADERS.items():
        lines = [f"{key},{','.join(rest)},\n" for key, rest in told.rows[name].items()]
        lines += [f"{key},{','.join(rest)},Y\n" for key, rest in told.deleted[name].items()]
        made.write(f"{name}.csv", f"{header}\n{''.join(lines)}")
    made.map(TABLES, extract='extract: {id: e1, is_full: true, taken_at: "2026-11-02 06:00"}')
    made.take()
    assert (made.intakes[1].gone, made.intakes[1].closed) == ((), {"person": 1, "person_name": 1})


def test_a_row_that_is_set_aside_now_is_closed(tmp_path: Path) -> None:
    tables = TABLES.replace(
        "    row_key: [NOM]\n", "    row_key: [NOM]\n    set_aside: {tests: {column: SEX, is: [M]}}\n", 1
    )
    made = started(tmp_path)
    take(made, Told(rows={"nominal": {"N2": ("M", "", "Ben")}, "physical": {}}), 1, is_full=False, tables=tables)
    assert made.by_key("person")["N2"]["gone_at"] is not None


def test_an_attribute_s_row_closes_no_other_attribute(tmp_path: Path) -> None:
    tables = """\
        tables:
          ATTRIBUTES:
            files: a.csv
            row_key: [WHO, WHAT]
            deleted: {column: DEL, is: [Y]}
            feeds:
              - table: person
                key: [WHO]
                only_where: {column: WHAT, is: SEX}
                columns: {sex: {from: IS, values: sex}}
              - {table: person, key: [WHO], only_where: {column: WHAT, is: LANG}, columns: {language: IS}}
        """
    made = made_at(tmp_path)
    for number, content in enumerate(["N1,SEX,F,\nN1,LANG,Twi,\n", "N1,LANG,Igbo,\n", "N1,LANG,,Y\n"], 1):
        made.write("a.csv", f"WHO,WHAT,IS,DEL\n{content}")
        is_full = str(number == 1).lower()
        made.map(tables, extract=f'extract: {{id: e{number}, is_full: {is_full}, taken_at: "2026-11-0{number} 06:00"}}')
        made.take()
    row = made.by_key("person")["N1"]
    assert (row["sex"], row["language"], row["gone_at"]) == ("female", "Igbo", None)


def test_a_deletion_needs_to_know_what_tells_rows_apart(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem) as raised:
        started(tmp_path, TABLES.replace("    row_key: [NOM]\n", "", 1))
    assert "the table NOMINAL has deleted: say row_key too" in raised.value.problems[0]


def test_a_row_deleted_and_there_again_is_there(tmp_path: Path) -> None:
    made = started(tmp_path)
    told = Told(deleted={"nominal": {"N2": ("", "", "")}, "physical": {}})
    told.rows["nominal"] = {"N2": ("F", "", "Bea")}
    take(made, told, 1, is_full=False)
    assert (made.by_key("person")["N2"]["gone_at"], made.by_key("person")["N2"]["sex"]) == (None, "female")


def test_one_table_may_come_whole_in_an_extract_of_changes(tmp_path: Path) -> None:
    tables = TABLES.replace("files: physical.csv", "files: physical.csv\n    is_full: true")
    made = started(tmp_path, tables)
    take(made, Told(), 1, is_full=False, tables=tables)
    row = made.by_key("person")["N1"]
    assert (row["gone_at"], row["language"], row["description"]) == (None, "Twi", None)


STAYS = """\
tables:
  CUSTODY:
    files: custody.csv
    row_key: [CR]
    deleted: {column: DEL, is: [Y]}
    feeds:
      - {table: custody, key: [CR], columns: {person_id: {row_of: person, from: [NOM]}}}
      - {table: person, key: [NOM], columns: {description: DESCR}}
"""


def stays(made: Made, content: str, number: int, *, is_full: str, tables: str = STAYS) -> None:
    made.write("custody.csv", f"CR,NOM,DESCR,DEL\n{content}")
    made.map(tables, extract=f'extract: {{id: e{number}, is_full: {is_full}, taken_at: "2026-11-0{number} 06:00"}}')
    made.take()


def test_a_deleted_row_does_not_close_what_other_rows_may_say_too(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    stays(made, "C1,N1,tall,\nC2,N1,tall,\n", 1, is_full="true")
    stays(made, "C1,N1,,Y\n", 2, is_full="false")
    assert [made.by_key("custody")[key]["gone_at"] is None for key in ("C1", "C2")] == [False, True]
    assert made.by_key("person")["N1"]["gone_at"] is None


def test_a_table_that_came_whole_asks_before_many_rows_go(tmp_path: Path) -> None:
    tables = STAYS.replace("files: custody.csv", "files: custody.csv\n    is_full: true")
    made = made_at(tmp_path)
    stays(made, "C1,N1,tall,\n", 1, is_full="true", tables=tables)
    with pytest.raises(ConfirmationNeeded, match=r"custody: 1 of 1 rows"):
        stays(made, "", 2, is_full="false", tables=tables)


def test_a_row_of_which_no_parts_were_kept_keeps_its_values(tmp_path: Path) -> None:
    made = started(tmp_path)
    (made.out / "intake/meadshire/parts_person.parquet").unlink()
    take(made, Told(rows={"nominal": {}, "physical": {"N1": ("F", "short")}}), 1, is_full=False)
    take(made, Told(rows={"nominal": {}, "physical": {"N1": ("F", "thin")}}), 2, is_full=False)
    row = made.by_key("person")["N1"]
    assert (row["language"], row["description"]) == ("Twi", "thin")


def test_parts_are_carried_over_where_a_mapping_does_not_feed_their_table(tmp_path: Path) -> None:
    made = started(tmp_path)
    other = "tables:\n  X:\n    files: x.csv\n    feeds:\n      - {table: unit, key: [U]}\n"
    made.write("x.csv", "U\n1\n")
    made.map(other, extract='extract: {id: e1, is_full: false, taken_at: "2026-11-02 06:00"}')
    made.take()
    assert (made.out / "intake/meadshire/parts_person.parquet").is_file()
