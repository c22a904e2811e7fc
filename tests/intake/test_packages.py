"""Data Packages, read by Frictionless as a data team would."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.intake.made_up_vocabularies import corvane
from understone.errors import RecordProblem
from understone.intake.packaging import write_export_package
from understone.intake.proposing import start
from understone.record.package import record_package, write_record_package
from understone.record.schema import WRITTEN_BY_RULES, schema

with warnings.catch_warnings():
    # its own use of what pydantic, typer and others have renamed
    warnings.simplefilter("ignore", DeprecationWarning)
    from frictionless import Package, Schema


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Corvane's export with its package beside its files."""
    folder = corvane().write(tmp_path / "Corvane")
    mapping = start(folder, tmp_path / "map.yaml").mapping
    write_export_package(folder, mapping, folder / "datapackage.json")
    return folder


def _problems(folder: Path) -> list[tuple[str, str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        report: Any = Package.from_descriptor(str(folder / "datapackage.json")).validate()
    return [(task.name, error.type) for task in report.tasks for error in task.errors]


def test_a_good_export_passes(export: Path) -> None:
    assert _problems(export) == []


def _changed(export: Path, table: str, old: str, new: str) -> None:
    path = export / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_a_code_that_the_mapping_does_not_know_is_reported(export: Path) -> None:
    _changed(export, "CADJOBS", ";MSHT;", ";MSHX;")
    assert _problems(export) == [("cadjobs", "constraint-error")]


def test_a_day_in_another_format_is_reported(export: Path) -> None:
    _changed(export, "CASES", "06-JAN-2025", "2025-01-06")
    assert ("cases", "constraint-error") in _problems(export) or ("cases", "type-error") in _problems(export)


def test_a_reference_that_finds_no_row_is_reported(export: Path) -> None:
    _changed(export, "CUSTODYREC", "P/0001", "P/9999")
    assert _problems(export) == [("custodyrec", "foreign-key")]


def test_a_key_that_stands_twice_is_reported(export: Path) -> None:
    _changed(export, "VEHICLES", "C0001", "C0002")
    assert ("vehicles", "primary-key") in _problems(export)


def test_an_export_of_packed_files_has_no_package(tmp_path: Path) -> None:
    folder = corvane().write(tmp_path / "plain")
    (tmp_path / "packed").mkdir()
    shutil.make_archive(str(tmp_path / "packed" / "export"), "zip", folder)
    mapping = start(tmp_path / "packed", tmp_path / "map.yaml").mapping
    with pytest.raises(RecordProblem, match="No table of the mapping"):
        write_export_package(tmp_path / "packed", mapping, tmp_path / "datapackage.json")


def test_the_record_has_a_table_schema_for_each_table_that_may_be_fed() -> None:
    names = {resource["name"] for resource in record_package()["resources"]}
    assert names == set(schema().tables) - set(WRITTEN_BY_RULES)


@pytest.mark.parametrize("resource", record_package()["resources"], ids=lambda one: one["name"])
def test_each_table_schema_of_the_record_is_valid(resource: dict[str, Any]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        read: Any = Schema.from_descriptor(resource["schema"])
    assert [field.name for field in read.fields] == list(schema().tables[resource["name"]].columns)


def test_the_package_of_the_record_is_written(tmp_path: Path) -> None:
    written = json.loads(write_record_package(tmp_path / "new").read_text(encoding="utf-8"))
    assert written == record_package()
