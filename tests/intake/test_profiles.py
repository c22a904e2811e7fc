"""What is found out of an export without a mapping."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.errors import RecordProblem
from understone.intake.profiling import ColumnProfile, ExportProfile, Type, profiled
from understone.intake.profiling.shapes import DAY_FORMATS, formats_of, reads
from understone.intake.profiling.telling import profile_text


def _profile(folder: Path, **files: str) -> ExportProfile:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return profiled(folder)


def _column(profile: ExportProfile, table: str, column: str) -> ColumnProfile:
    return profile.tables[table].columns[column]


def test_numbered_parts_are_one_table(tmp_path: Path) -> None:
    profile = _profile(tmp_path, log_1="A,B\n1,x\n", log_2="A,B\n2,y\n")
    assert [(name, table.n_rows, table.found.pattern) for name, table in profile.tables.items()] == [
        ("log", 2, "log*.csv")
    ]


def test_files_with_other_columns_are_other_tables(tmp_path: Path) -> None:
    assert set(_profile(tmp_path, log_1="A,B\n1,x\n", log_2="A,C\n2,y\n").tables) == {"log_1", "log_2"}


@pytest.mark.parametrize("delimiter", [",", "|", ";", "\t"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    profile = _profile(tmp_path, log=f'A{delimiter}B\n1{delimiter}"x, y"\n')
    assert list(profile.tables["log"].columns) == ["A", "B"]


def test_a_title_above_the_names_is_passed_over(tmp_path: Path) -> None:
    profile = _profile(tmp_path, log="Extract of the log\n\nREF,NOTE\n1,x\n2,y\n3,z\n")
    assert (profile.tables["log"].found.header_row, profile.tables["log"].n_rows) == (3, 3)


def test_text_that_is_not_utf_8_is_read_as_cp1252(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_bytes("REF,NOTE\n1,caf\xe9\n".encode("cp1252"))
    assert profiled(tmp_path).tables["log"].found.encoding == "cp1252"


def test_a_gzipped_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "log.csv.gz").write_bytes(gzip.compress(b"REF,NOTE\n1,x\n"))
    assert profiled(tmp_path).tables["log"].n_rows == 1


def test_a_column_is_joined_to_the_key_that_holds_its_values(tmp_path: Path) -> None:
    people = "REF,SEX\n" + "".join(f"P{n},M\n" for n in range(30))
    links = "LINK,WHO\n" + "".join(f"L{n},P{n % 20}\n" for n in range(40))
    joins = _profile(tmp_path, people=people, links=links).joins_of("links", "WHO")
    assert [(join.to_table, join.to_column, join.share) for join in joins] == [("people", "REF", 1.0)]


def test_a_number_that_stands_in_another_tables_unique_column_is_a_reference_and_no_phone(tmp_path: Path) -> None:
    cases = "CASE_NO,FLAG\n" + "".join(f"07{n:08},Y\n" for n in range(30))
    events = "REF,CASE_NO\n" + "".join(f"E{n},07{n % 20:08}\n" for n in range(60))
    profile = _profile(tmp_path, cases=cases, events=events)
    found = [_column(profile, table, "CASE_NO") for table in ("cases", "events")]
    assert [(column.type, column.is_key) for column in found] == [(Type.REFERENCE, True), (Type.REFERENCE, False)]


def test_a_phone_that_is_named_one_stays_a_phone_though_another_table_holds_it(tmp_path: Path) -> None:
    phones = "PHONE_NO,NOTE\n" + "".join(f"07700 900{n:03},x\n" for n in range(30))
    calls = "REF,PHONE_NO\n" + "".join(f"E{n},07700 900{n % 20:03}\n" for n in range(60))
    profile = _profile(tmp_path, phones=phones, calls=calls)
    assert {_column(profile, table, "PHONE_NO").type for table in ("phones", "calls")} == {Type.PHONE}


def test_no_phone_begins_with_two_noughts(tmp_path: Path) -> None:
    profile = _profile(tmp_path, log="REF,CASE\n" + "".join(f"{n},00{n % 9:08}\n" for n in range(40)))
    assert _column(profile, "log", "CASE").type is not Type.PHONE


def test_short_numbers_do_not_join_a_table_by_chance_and_their_codes_are_shown(tmp_path: Path) -> None:
    links = "LINK_ID,WHO\n" + "".join(f"{n},P{n}\n" for n in range(1, 800))
    calls = "REF,CLOSED_AS\n" + "".join(f"C{n},{(115, 220, 341, 602, 700, 742)[n % 6]}\n" for n in range(90))
    profile = _profile(tmp_path, links=links, calls=calls)
    assert profile.joins_of("calls", "CLOSED_AS") == []
    assert "602 (15)" in "\n".join(profile_text(profile, "it"))


def test_numbers_join_by_their_name_or_where_they_are_seldom_there_by_chance(tmp_path: Path) -> None:
    officers = "COLLAR,RANK\n" + "".join(f"{n:04},PC\n" for n in range(17, 9000, 450))
    units = "UNIT,KIND\n1,a\n2,b\n3,c\n"
    log = "REF,DONE_BY,UNIT\n" + "".join(f"E{n},{17 + 450 * (n % 12):04},{n % 3 + 1}\n" for n in range(60))
    profile = _profile(tmp_path, officers=officers, units=units, log=log)
    found = [[join.to_table for join in profile.joins_of("log", column)] for column in ("DONE_BY", "UNIT")]
    assert found == [["officers"], ["units"]]


def test_four_digits_beside_a_day_are_its_time(tmp_path: Path) -> None:
    rows = "".join(f"{n},{n % 27 + 1:02}/03/2026,{n % 24:02}{n % 60:02},{n % 24:02}{n % 60:02}\n" for n in range(90))
    profile = _profile(tmp_path, log=f"REF,DT_ARR,TM_ARR,CLASS\n{rows}")
    assert (_column(profile, "log", "TM_ARR").type, _column(profile, "log", "TM_ARR").formats) == (Type.TIME, ("%H%M",))
    assert _column(profile, "log", "CLASS").type is not Type.TIME


def test_a_year_alone_is_a_day_of_birth_too(tmp_path: Path) -> None:
    column = _column(_profile(tmp_path, people="REF,DOB\n1,01/02/1990\n2,1985\n3,23/11/1971\n"), "people", "DOB")
    assert (column.type, column.formats, column.is_partly_born) == (Type.DAY, ("%d/%m/%Y",), True)


def test_texts_that_stand_for_nothing_are_found(tmp_path: Path) -> None:
    profile = _profile(tmp_path, people="REF,SEX\n1,M\n2,N/K\n3,F\n")
    assert (profile.blanks, _column(profile, "people", "SEX").n_filled) == (("N/K",), 2)


def test_cells_with_several_values_are_found(tmp_path: Path) -> None:
    rows = "".join(f"{n},a{n};b{n}\n" for n in range(80))
    assert _column(_profile(tmp_path, log=f"REF,TAGS\n{rows}"), "log", "TAGS").parts_at == ";"


def test_a_column_of_immigration_facts_is_not_read(tmp_path: Path) -> None:
    column = _column(_profile(tmp_path, people="REF,VISA_TYPE\n1,Tier 2\n"), "people", "VISA_TYPE")
    assert (column.type, column.values) == (Type.KEPT_OUT, {})


def test_the_profile_shows_codes_and_no_names(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'MF'[n % 2]},{('Marsh', 'Hill')[n % 2]}\n" for n in range(20))
    text = "\n".join(profile_text(_profile(tmp_path, people=f"REF,SEX,SURNAME\n{rows}"), "export"))
    assert ("F (10)" in text, "Marsh" in text) == (True, False)


def test_the_profile_as_json_holds_no_names(tmp_path: Path) -> None:
    rows = "".join(f"{n},{('Marsh', 'Hill')[n % 2]}\n" for n in range(20))
    assert "Marsh" not in str(_profile(tmp_path, people=f"REF,SURNAME\n{rows}").as_json())


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="no file that intake reads"):
        profiled(tmp_path)


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_a_day_written_in_a_format_is_read_by_it(day: dt.date) -> None:
    assert all(reads(f"{day:{said}}", said) for said in DAY_FORMATS if "%y" not in said)


def test_formats_are_found_in_the_order_of_how_much_they_read() -> None:
    values = ["13/02/2024", "14/02/2024", "15/02/2024", "2024-02-16", "2024-02-17"]
    assert formats_of(values, DAY_FORMATS) == (["%d/%m/%Y", "%Y-%m-%d"], [])
