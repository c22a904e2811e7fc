"""A mapping that cannot be used is one error that lists every problem with its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.small_force import HEAD, NOMINAL, PEOPLE, Made, made_at
from understone.errors import RecordProblem
from understone.intake.linting import linted


def problems_of(made: Made, tables: str = PEOPLE, nominal: str = NOMINAL, **replaced: str) -> tuple[str, ...]:
    made.write("nominal.csv", nominal)
    made.map(tables, **replaced)
    with pytest.raises(RecordProblem) as raised:
        made.take()
    return raised.value.problems


def changed(was: str, now: str) -> str:
    assert was in PEOPLE
    return PEOPLE.replace(was, now)


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("- table: person\n", "- table: persn\n", "the record has no table 'persn'. Did you mean 'person'?"),
        ("died_on: DIED", "dyed_on: DIED", "person has no column 'dyed_on'. Did you mean 'died_on'?"),
        ("died_on: DIED", "died_on: DEID", "there is no column 'DEID' in nominal.csv. Did you mean 'DIED'?"),
        ("died_on: DIED", "gone_at: DIED", "gone_at is filled by intake itself; leave it out."),
        ("set_aside:", "set_asied:", "the table NOMINAL has no key 'set_asied'. Did you mean 'set_aside'?"),
        ("values: sex}", "values: sexes}", "there is no value map 'sexes'. Did you mean 'sex'?"),
        ("- table: person\n", "- table: sign\n", "sign is written by rules only; no export feeds it."),
        ("nominal*.csv", "nominals/*.csv", "matches 'nominals/*.csv'."),
        ("nominal*.csv", "../nominal*.csv", "leads out of the export's folder."),
        ("{row_of: person,", "{row_of: place,", "person_id refers to person, not to place."),
        ("{row_of: person, from: [NOM_REF]}", "NOM_REF", "person_id is a reference: write row_of: person with from."),
        ("kind: {text: recorded}", "kind: {text: nickname}", "'nickname' is not a code of person_name.kind."),
        (
            "kind: {text: recorded}",
            "given_name: {text: ' '}",
            "the constant for given_name is blank; leave the column out.",
        ),
        ('joined_by: " "', "upper: true", 'full_name reads several columns; say joined_by: " ", or write first_of.'),
        ("born: first", "born: middle", "born is 'middle'; it may be first or last."),
        ("born_until: {from: DOB, born: last}", "sex: SEX", "'sex' is said twice in columns."),
        ("key: [NOM_REF]", "key: [{text: x}]", "key needs at least one source column."),
        (
            'is: ["Y"]',
            "is: [Y], is_blank: true",
            "needs exactly one of is, is_not, starts_with, contains and is_blank for its column.",
        ),
        ("feeds:", "encoding: klingon\n    feeds:", "there is no encoding 'klingon'"),
        ("feeds:", "delimiter: '||'\n    feeds:", "delimiter is '||'"),
        ("feeds:", "covers: {from: 2026-02-01, until: 2026-01-01}\n    feeds:", "covers ends before it begins."),
        ("feeds:", "not_used: [DEID]\n    feeds:", "there is no column 'DEID' in nominal.csv."),
        ("feeds:", "not_used: [SEX]\n    feeds:", "SEX is listed in not_used of NOMINAL and used here."),
    ],
)
def test_each_problem_of_a_table_is_named(tmp_path: Path, was: str, now: str, said: str) -> None:
    problems = problems_of(made_at(tmp_path), changed(was, now))
    assert any(said in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("mapping: 2", "this version of Understone reads mapping: 1, not 2."),
        ("namespace: not-a-uuid", "'not-a-uuid' is not a UUID."),
        ("time_zone: Europe/Paris", "time_zone is 'Europe/Paris'; it may be Europe/London or UTC."),
        ('days: ["%Q"]', "'%Q' holds %Q, which no format may hold."),
        ('days: ["%d/%m"]', "'%d/%m' lacks a day, a month or a year."),
        ('moments: ["%d/%m/%Y"]', "'%d/%m/%Y' lacks an hour (%H)."),
        ("force: {id: ../x, name: X, nation: england, kind: territorial}", "a force's id is up to 40 letters"),
        ("force: {id: x, name: X, nation: france, kind: territorial}", "nation is 'france'"),
        ("extract: {id: x, is_full: maybe, taken_at: 2026-11-20}", "is_full is 'maybe'; write true or false."),
        ("extract: {id: x, is_full: true, taken_at: soon}", "'soon' is not a moment"),
        ("source: A|B", "a source's name must not hold '|'."),
        ("surprise: yes", "the mapping lacks days."),
    ],
)
def test_each_problem_of_the_head_is_named(tmp_path: Path, line: str, said: str) -> None:
    key = "days" if line.startswith("surprise") else line.partition(":")[0]
    made = made_at(tmp_path)
    made.head = "\n".join(line if had.startswith(f"{key}:") else had for had in HEAD.split("\n"))
    assert any(said in problem for problem in problems_of(made))


def test_a_value_map_to_a_code_outside_the_closed_list_is_placed_where_the_code_stands(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.head = HEAD.replace("F: female", "F: femail")
    line = next(n for n, text in enumerate(made.head.split("\n"), 1) if "femail" in text)
    column = made.head.split("\n")[line - 1].index("femail") + 1
    (problem,) = problems_of(made)
    assert problem.startswith(f"mapping.yaml, line {line}, column {column}: 'femail' is not a code of person.sex.")
    assert "Did you mean 'female'?" in problem


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    tables = changed("died_on: DIED", "died_on: DEID").replace("full_name:", "ful_name:")
    problems = problems_of(made_at(tmp_path), tables, namespace="namespace: x")
    lines = [int(problem.split("line ")[1].split(",")[0]) for problem in problems]
    assert len(problems) == 3
    assert lines == sorted(lines)


def test_a_flag_map_to_neither_true_nor_false_is_a_problem(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    tables = changed("died_on: DIED", "is_named: {from: DIED, values: sex}")
    assert any("'male' is neither true nor false (person.is_named)" in said for said in problems_of(made, tables))


def test_yaml_that_is_broken_is_one_error_with_its_line(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("mapping.yaml", "mapping: 1\nforce: {id: x\nsource: y\n")
    with pytest.raises(RecordProblem, match=r"mapping\.yaml, line 3, column \d+: this is not YAML"):
        made.take()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("\tsource: x", "line 2, column 1: .*Use blanks, not tabs"),
        ("source: {a: b}}", "line 2, column 15: .*a } with no { before it"),
        ("source: [a]]", r"line 2, column 12: .*a \] with no \[ before it"),
        ("source: a: b", "line 2, column 10: .*a colon too many"),
        ("source: %d", "line 2, column 9: .*starts with % must stand in double quotes"),
        ("source: 'a", "line 3, column 1: .*is not closed anywhere"),
        ("  source: a", "line 2, column 9: .*further in than the one above"),
    ],
)
def test_a_slip_of_the_pen_in_yaml_says_in_plain_words_what_to_do(tmp_path: Path, line: str, said: str) -> None:
    made = made_at(tmp_path)
    made.write("mapping.yaml", f"mapping: 1\n{line}\n")
    with pytest.raises(RecordProblem, match=said):
        made.take()


def test_a_file_read_with_the_wrong_delimiter_is_one_problem_that_asks_for_it(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    (problem,) = problems_of(made, nominal=NOMINAL.replace(",", ";"))
    assert "nominal.csv has one column only, with 6 ';' in its name" in problem
    assert 'Say delimiter: ";"' in problem


def test_a_slip_of_the_pen_in_yaml_is_one_problem_of_a_check(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    lint = linted(made.folder, made.write("mapping.yaml", "mapping: 1\n\tsource: x\n"))
    assert (lint.would_go_through, len(lint.problems)) == (False, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"mapping: 1\nsource: \xff\n", "line 2: this is not UTF-8"),
        (b"mapping: 1\n\x07\n", "line 2: this is not YAML"),
        (b"[" * 5000, "this is not"),
        (b"- just a list\n", "must be written as"),
    ],
)
def test_a_file_that_is_no_mapping_is_one_clear_error(tmp_path: Path, content: bytes, said: str) -> None:
    made = made_at(tmp_path)
    made.write("mapping.yaml", content)
    with pytest.raises(RecordProblem, match=said):
        made.take()


def test_a_mapping_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="There is no mapping at"):
        made_at(tmp_path).take()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    mapping = made.map(PEOPLE).rename(tmp_path / "mapping.yaml")
    mapping.rename(made.folder.parent / "mapping.yaml")
    made.folder.rmdir()
    made.folder = tmp_path
    with pytest.raises(RecordProblem, match="no file in"):
        made.take()


def test_words_that_yaml_takes_for_something_else_stay_as_written(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.head = HEAD.replace("{Y: true, N: false}", "{yes: true, no: false, 1: true, ~: false}")
    made.write("nominal.csv", "NOM_REF,NAMED\nN1,yes\nN2,no\nN3,1\nN4,~\n")
    made.map("""\
        tables:
          NOMINAL:
            files: nominal.csv
            feeds:
              - table: person
                key: [NOM_REF]
                columns:
                  is_named: {from: NAMED, values: yes_no}
        """)
    made.take()
    assert [made.by_key("person")[key]["is_named"] for key in ("N1", "N2", "N3", "N4")] == [True, False, True, False]


def test_a_column_named_twice_in_a_file_may_not_be_read(tmp_path: Path) -> None:
    nominal = NOMINAL.replace("TEST_FLAG", "TEST_FLAG,DIED", 1).replace(",,\n", ",,,\n")
    assert any(
        "nominal.csv has 2 columns named 'DIED'" in said for said in problems_of(made_at(tmp_path), nominal=nominal)
    )
