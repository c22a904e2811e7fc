"""The standards' examples told in other vocabularies: whatever the words and the shape, the same is owed and done."""

from __future__ import annotations

import csv
import datetime as dt
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.synth.told_over import Chosen, Rows, by_example, judged, read_back, refers, retold, taken, together
from understone.record.codes import closed_lists
from understone.record.schema import schema
from understone.standards import standards
from understone.standards.examples import example_row
from understone.synth.retelling import RETOLD, Retold
from understone.synth.retelling.vocabulary import vocabulary

EVERY = [(standard, example) for standard in standards() for example in standard.examples]
#: Rules write these; what is told leaves them out.
BY_RULES = ("sign",)
IN_EACH = pytest.mark.parametrize("name", RETOLD)


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: {column: value for column, value in row.items() if column != "force_id"} for row in rows}


@pytest.fixture(scope="module")
def rows() -> Rows:
    return together(EVERY)


@pytest.fixture(scope="module")
def obligations(rows: Rows) -> list[dict[str, Any]]:
    """What every example's own standard says of it, judged from its rows as they are."""
    return judged(by_example(rows, EVERY), EVERY)


@IN_EACH
def test_every_example_of_every_standard_comes_back_row_for_row_and_is_judged_the_same(
    name: str, rows: Rows, obligations: list[dict[str, Any]], tmp_path: Path
) -> None:
    back = back_from(rows, name, tmp_path)
    assert {table: by_id(found) for table, found in back.items()} == {
        table: by_id(found) for table, found in rows.items()
    }
    assert judged(by_example(back, EVERY), EVERY) == obligations
    assert {row["standard"] for row in obligations} == {standard.id for standard in standards()}


def back_from(rows: Rows, name: str, folder: Path) -> Rows:
    """The rows as they come back through an export in the vocabulary, taken in without a loss."""
    export = retold({table: found for table, found in rows.items() if table not in BY_RULES}, name, folder / "export")
    intake = taken(export, folder / "snapshot")
    assert (intake.n_quarantined, intake.unmapped, intake.values_not_read) == (0, (), {})
    return read_back(export, folder / "snapshot") | {table: rows[table] for table in BY_RULES}


@given(
    chosen=st.lists(st.sampled_from(EVERY), min_size=1, max_size=4, unique_by=lambda one: one[1].force_id),
    name=st.sampled_from(RETOLD),
    seed=st.integers(0, 2**32),
)
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_shuffled_rows_split_files_and_renamed_columns_change_nothing(
    chosen: Chosen, name: str, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("told")
    rows = together(chosen)
    export = retold({table: found for table, found in rows.items() if table not in BY_RULES}, name, folder / "export")
    shuffled(export, name, random.Random(seed))
    taken(export, folder / "snapshot")
    back = read_back(export, folder / "snapshot") | {table: rows[table] for table in BY_RULES}
    assert judged(by_example(back, chosen), chosen) == judged(by_example(rows, chosen), chosen)


def shuffled(export: Retold, name: str, chance: random.Random) -> None:
    """Each file in two, in another order of rows and of columns, every column under another name."""
    writing = vocabulary(name).writing
    mapping = export.mapping.read_text(encoding="utf-8")
    for path in sorted(export.folder.glob(f"*{writing.ending}")):
        with path.open(encoding=writing.encoding, newline="") as opened:
            header, *rows = csv.reader(opened, delimiter=writing.delimiter)
        chance.shuffle(rows)
        order = chance.sample(range(len(header)), len(header))
        cut = chance.randint(0, len(rows))
        for part, some in (("a", rows[:cut]), ("b", rows[cut:])):
            with path.with_name(f"{path.stem}.{part}{path.suffix}").open(
                "w", encoding=writing.encoding, newline=""
            ) as opened:
                writer = csv.writer(opened, delimiter=writing.delimiter)
                writer.writerow([f"{header[at]}__renamed" for at in order])
                writer.writerows([row[at] for at in order] for row in some)
        path.unlink()
        mapping = mapping.replace(f'files: "{path.name}"', f'files: "{path.stem}.*{path.suffix}"')
    export.mapping.write_text(renamed(mapping, header_names(export, writing)), encoding="utf-8")


def header_names(export: Retold, writing: Any) -> set[str]:
    names: set[str] = set()
    for path in export.folder.glob(f"*{writing.ending}"):
        with path.open(encoding=writing.encoding, newline="") as opened:
            names |= {name.removesuffix("__renamed") for name in next(csv.reader(opened, delimiter=writing.delimiter))}
    return names


def renamed(mapping: str, names: set[str]) -> str:
    """The mapping's feeds with every column of the files under its other name; tables and values as they were."""
    lines = mapping.split("\n")
    return "\n".join(_renamed_line(line, names) if line.startswith("        ") else line for line in lines)


def _renamed_line(line: str, names: set[str]) -> str:
    start, colon, rest = line.partition(": ")
    for name in sorted(names, key=len, reverse=True):
        for before in (" ", "[", "\x00"):
            for after in (",", "]", "}", "\x00"):
                text = f"\x00{rest}\x00".replace(f"{before}{name}{after}", f"{before}{name}__renamed{after}")
                rest = text.strip("\x00")
    return start + colon + rest


@IN_EACH
def test_every_table_and_column_of_the_record_has_a_place(name: str, tmp_path: Path) -> None:
    """Tables and columns that the record gains come along without a word in the vocabulary."""
    rows = {
        table.name: [
            example_row(table, "examples", 1, {column: _anything(table.name, column) for column in _own(table)})
            | {"id": f"0:{table.name}"}
        ]
        for table in schema().tables.values()
        if table.name not in {"sign", "candidate_link", "change"}
    }
    export = retold(rows, name, tmp_path / "export")
    taken(export, tmp_path / "snapshot")
    back = read_back(export, tmp_path / "snapshot")
    assert {table: by_id(back[table]) for table in rows} == {table: by_id(found) for table, found in rows.items()}
    assert len(list((tmp_path / "snapshot").glob("*/*.parquet"))) == len(rows)


def _own(table: Any) -> list[str]:
    outside = {"id", "force_id", "source", "source_key", "extract_id", "gone_at", "adult_on"}
    return [column for column in table.columns if column not in outside]


def _anything(table: str, column: str) -> Any:
    facts = schema().tables[table].columns[column]
    if refers(table, column):
        return f"0:{facts.references or 'person'}"
    if facts.kind == "code":
        return str(next(iter(closed_lists()[str(facts.closed_list)])))
    return {
        "text": f"{table} {column} ½ 'so'; \"and\tso\"",
        "day": dt.date(2026, 10, 25),
        "moment": dt.datetime(2026, 10, 25, 1, 30, 5, tzinfo=dt.UTC),
        "number": 7,
        "flag": False,
    }[facts.kind]
