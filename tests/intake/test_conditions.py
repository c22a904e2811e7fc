"""Which rows and which texts count, by conditions over the source's columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.small_force import Made, made_at
from understone.errors import RecordProblem
from understone.intake.mapping import Condition
from understone.intake.places import Place, Said
from understone.intake.wording import Wording
from understone.store.engines import DuckDB

EVENTS = """\
REF,TYPE,STATE,SENT
1,NRM-SENT,OPEN,03/02/2026
2,NRM-DRAFT,OPEN,
3,DTN-SENT,CLOSED,04/02/2026
4,,,
"""


def taken(folder: Path, only_where: str, columns: str = "{sent_on: SENT}") -> Made:
    made = made_at(folder)
    made.write("a.csv", EVENTS)
    made.map(f"""\
        tables:
          T:
            files: a.csv
            feeds:
              - table: nrm_referral
                key: [REF]
                only_where: {only_where}
                columns: {columns}
        """)
    made.take()
    return made


@pytest.mark.parametrize(
    ("condition", "keys"),
    [
        ("{column: TYPE, starts_with: NRM}", "12"),
        ("{column: TYPE, starts_with: [NRM, DTN]}", "123"),
        ("{column: TYPE, contains: [SENT]}", "13"),
        ("{not: {column: TYPE, starts_with: NRM}}", "34"),
        ("[{column: TYPE, starts_with: NRM}, {column: SENT, is_blank: false}]", "1"),
        ("{any_of: [{column: SENT, is_blank: false}, {column: TYPE, is: [NRM-DRAFT]}]}", "123"),
        ("[{any_of: [{column: REF, is: [1, 2]}, {column: REF, is: [4]}]}, {column: STATE, is_not: [OPEN]}]", "4"),
        ("{not: [{column: TYPE, starts_with: NRM}, {column: SENT, is_blank: false}]}", "234"),
        ("{any_of: [[{column: REF, is: 1}, {column: STATE, is: OPEN}], {column: REF, is: 3}]}", "13"),
    ],
)
def test_a_feed_reads_the_rows_for_which_its_condition_holds(tmp_path: Path, condition: str, keys: str) -> None:
    made = taken(tmp_path, condition)
    assert "".join(sorted(made.by_key("nrm_referral"))) == keys
    assert made.intakes[0].fates[0].set_aside.get("fed nothing", 0) == 4 - len(keys)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("[]", "only_where needs a list of conditions."),
        ("{any_of: {column: REF, is: 1}}", "only_where needs a list of conditions."),
        ("{column: TYPE, starts_with: ''}", "every text starts with a blank; write is_blank."),
        ("{column: TYPE, is: 1, contains: 2}", "only_where needs exactly one of is, is_not, starts_with, contains"),
        ("{not: {column: TPYE, is: 1}}", "there is no column 'TPYE' in a.csv. Did you mean 'TYPE'?"),
        ("[{column: A}, {column: B, are: 2}]", "only_where has no key 'are'."),
        ("{column: TYPE, is: []}", "only_where compares with nothing."),
        ("NRM", "only_where must be written as `name: value` pairs."),
    ],
)
def test_each_problem_of_a_condition_is_named(tmp_path: Path, condition: str, said: str) -> None:
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, condition)
    assert any(said in problem for problem in raised.value.problems), raised.value.problems


@pytest.fixture(scope="module")
def engine() -> DuckDB:
    return DuckDB(memory="500MB")


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=5)
TESTS: dict[str, Any] = {
    "is": lambda text, others: text in others,
    "is_not": lambda text, others: text not in others,
    "starts_with": lambda text, others: text is not None and text.startswith(others),
    "contains": lambda text, others: text is not None and any(other in text for other in others),
}


@given(
    kind=st.sampled_from(sorted(TESTS)),
    text=st.none() | WORDS,
    others=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
)
def test_a_condition_is_the_same_as_in_plain_python_whatever_its_texts(
    engine: DuckDB, kind: str, text: str | None, others: tuple[str, ...]
) -> None:
    condition = Condition(kind, Said("A", Place(1, 1)), others)
    sql = Wording({"A": "a"}, ("",)).holds(condition)
    assert engine.run(f"select {sql} from (select ?::varchar as a)", [text])[0][0] is TESTS[kind](text, others)


@pytest.mark.parametrize(
    ("columns", "column", "found"),
    [
        (
            "{is_agreed: {when: [{text: yes, if: {column: SENT, is_blank: false}}]}}",
            "is_agreed",
            [True, None, True, None],
        ),
        (
            "{is_agreed: {when: [{text: yes, if: {column: STATE, is: [OPEN]}}, {text: no}]}}",
            "is_agreed",
            [True, True, False, False],
        ),
        (
            "{reference: {when: [{from: TYPE, if: {column: STATE, is: [OPEN]}}, {from: STATE}]}}",
            "reference",
            ["NRM-SENT", "NRM-DRAFT", "CLOSED", None],
        ),
        ("{reference: {first_of: [SENT, TYPE]}}", "reference", ["03/02/2026", "NRM-DRAFT", "04/02/2026", None]),
        ("{reference: {from: TYPE, split_by: '-', piece: 2}}", "reference", ["SENT", "DRAFT", "SENT", None]),
        ("{is_agreed: {from: TYPE, values: sent, otherwise: no}}", "is_agreed", [True, False, False, None]),
    ],
)
def test_a_column_may_be_filled_by_conditions(tmp_path: Path, columns: str, column: str, found: list[Any]) -> None:
    made = made_at(tmp_path)
    made.head = made.head.replace("values:\n", "values:\n  sent: {NRM-SENT: true}\n")
    made.write("a.csv", EVENTS)
    made.map(f"""\
        tables:
          T:
            files: a.csv
            feeds:
              - {{table: nrm_referral, key: [REF], columns: {columns}}}
        """)
    made.take()
    assert [made.by_key("nrm_referral")[key][column] for key in "1234"] == found
    assert made.intakes[0].unmapped == ()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("{is_agreed: {when: [{text: maybe}]}}", "'maybe' is neither true nor false."),
        ("{is_agreed: {from: TYPE, otherwise: no}}", "is_agreed: otherwise goes with values only."),
        ("{is_agreed: {from: TYPE, values: yes_no, otherwise: perhaps}}", "'perhaps' is neither true nor false."),
        ("{reference: {from: TYPE, split_by: '-'}}", "reference: split_by and piece go together."),
        ("{reference: {from: TYPE, text: x}}", "reference needs exactly one of text, from, first_of, when."),
        ("{person_id: {row_of: person, from: [REF], upper: true}}", "upper does not go with row_of"),
    ],
)
def test_each_problem_of_a_filling_is_named(tmp_path: Path, columns: str, said: str) -> None:
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, "{column: REF, is: 1}", columns)
    assert any(said in problem for problem in raised.value.problems), raised.value.problems
