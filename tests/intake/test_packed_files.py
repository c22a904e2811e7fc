"""Archives and gzipped files are read as if they were unpacked, and what cannot be is refused with a reason."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.intake.small_force import NOMINAL, PEOPLE, Made, made_at
from tests.intake.small_workbook import zipped
from understone.errors import RecordProblem
from understone.intake import containers, delimited

HEADER, *LINES = NOMINAL.splitlines(keepends=True)
RAGGED = (NOMINAL + "N5,Too,Few\n").encode()


def taken(folder: Path, files: dict[str, bytes], pattern: str) -> Made:
    made = made_at(folder)
    for name, content in files.items():
        made.write(name, content)
    made.map(PEOPLE.replace('"nominal*.csv"', f'["{pattern}"]'))
    made.take()
    return made


@pytest.mark.parametrize(
    ("name", "content", "pattern", "file"),
    [
        ("nominal.csv.gz", gzip.compress(RAGGED), "nominal*.csv.gz", "nominal.csv.gz"),
        ("all.zip", zipped({"nominal.csv": RAGGED}), "all.zip/nominal*.csv", "all.zip/nominal.csv"),
        ("all.zip", zipped({"d/nominal.csv": RAGGED}), "*.zip/d/nominal.csv", "all.zip/d/nominal.csv"),
        ("all.zip", zipped({"nominal.csv": RAGGED, "other.csv": b"A\n"}), "nominal*.csv", "all.zip/nominal.csv"),
        ("in/all.zip", zipped({"nominal.csv": RAGGED}), "in/nominal*.csv", "in/all.zip/nominal.csv"),
        ("all.zip", zipped({"n.csv.gz": gzip.compress(RAGGED)}), "all.zip/n.csv.gz", "all.zip/n.csv.gz"),
        ("nominal.txt", RAGGED, "nominal.txt", "nominal.txt"),
        ("nominal.tsv", RAGGED.replace(b",", b"\t"), "nominal.tsv", "nominal.tsv"),
        ("nominal.psv", RAGGED.replace(b",", b"|"), "nominal.psv", "nominal.psv"),
        ("nominal.dat", RAGGED, "nominal.dat", "nominal.dat"),
    ],
)
def test_a_file_is_read_however_it_is_packed_and_its_lines_keep_their_places(
    tmp_path: Path, name: str, content: bytes, pattern: str, file: str
) -> None:
    made = taken(tmp_path, {name: content}, pattern)
    assert len(made.rows("person")) == 3
    assert [(row["file"], row["line"]) for row in made.quarantine() if row["fate"] == "row"] == [(file, "6")]


def test_several_kinds_of_file_are_one_table(tmp_path: Path) -> None:
    held = io.BytesIO()
    names = HEADER.strip().split(",")
    pq.write_table(pa.table({name: ["P1" if name == "NOM_REF" else ""] for name in names}), held)
    files = {
        "nominal1.csv": NOMINAL.encode(),
        "nominal2.csv.gz": gzip.compress((HEADER + "G1,,,,,,\n").encode()),
        "all.zip": zipped({"nominal.parquet": held.getvalue()}),
    }
    made = taken(tmp_path, files, 'nominal1.csv", "nominal2.csv.gz", "all.zip/*.parquet')
    assert sorted(made.by_key("person")) == ["G1", "N1", "N2", "N3", "P1"]


def test_lines_before_the_header_s_row_are_no_rows(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", 'Extract of "nominals\n\n' + NOMINAL + "N5,Too,Few\n")
    made.map(PEOPLE.replace('csv"\n', 'csv"\n    header_row: 3\n'))
    fates = made.take().fates[0]
    assert (fates.n_read, [row["line"] for row in made.quarantine() if row["fate"] == "row"]) == (5, ["8"])


def locked() -> bytes:
    """An archive whose one member says that a password is needed."""
    content = bytearray(zipped({"nominal.csv": RAGGED}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def twice() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        opened.writestr("nominal.csv", "A\n")
        with pytest.warns(UserWarning, match="Duplicate name"):
            opened.writestr("nominal.csv", "B\n")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not an archive", "all.zip is not a whole ZIP archive"),
        (zipped({"../nominal.csv": RAGGED}), "whose path leads out of the archive"),
        (zipped({"/nominal.csv": RAGGED}), "whose path leads out of the archive"),
        (zipped({"C:/nominal.csv": RAGGED}), "whose path leads out of the archive"),
        (zipped({"..\\nominal.csv": RAGGED}), "whose path leads out of the archive"),
        (zipped({"nomi\nnal.csv": RAGGED}), "whose path leads out of the archive or cannot be written"),
        (twice(), "holds two members named 'nominal.csv'"),
        (locked(), "all.zip/nominal.csv is locked with a password"),
        (zipped({"other.csv": RAGGED}), "matches 'all.zip/nominal*.csv'"),
    ],
)
def test_an_archive_that_cannot_be_read_is_one_clear_problem(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, {"all.zip": content}, "all.zip/nominal*.csv")
    assert said in raised.value.problems[0]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("*.zip", "all.zip is an archive; say which of its files"),
        ("**x/a.csv", "Invalid pattern"),
        ("C:/a.csv", "leads out of the export's folder"),
        ("notes.doc", "notes.doc is of no kind that is read"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_a_problem(tmp_path: Path, pattern: str, said: str) -> None:
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, {"all.zip": zipped({"nominal.csv": RAGGED}), "notes.doc": b"x"}, pattern)
    assert said in raised.value.problems[0]


@pytest.mark.parametrize("name", ["nominal.csv.gz", "all.zip"])
def test_what_unpacks_beyond_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(containers, "_SMALL", 1 << 20)
    bomb = HEADER.encode() + b"N1,,,,,,\n" * 500_000
    content = zipped({"nominal.csv": bomb}) if name == "all.zip" else gzip.compress(bomb)
    pattern = "all.zip/nominal.csv" if name == "all.zip" else name
    with pytest.raises(RecordProblem, match="unpacks to more than 300 times its size"):
        taken(tmp_path, {name: content}, pattern)


def test_an_archive_s_parquet_file_too_large_for_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "MOST_IN_MEMORY", 100)
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, {"all.zip": zipped({"nominal.parquet": RAGGED})}, "all.zip/nominal.parquet")
    assert "too large to be read packed" in raised.value.problems[0]


@pytest.mark.parametrize("name", ["nominal.csv", "nominal.csv.gz"])
def test_a_line_without_end_costs_itself_only(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LONGEST_ROW", 1 << 20)
    text = NOMINAL.encode() + b"x" * (2 << 20)
    made = taken(tmp_path, {name: gzip.compress(text) if name.endswith(".gz") else text}, name)
    (listed,) = [row for row in made.quarantine() if row["fate"] == "row"]
    assert (listed["line"], listed["reason"]) == (str(len(LINES) + 2), "longer than 10,000,000 characters")
    assert len(made.rows("person")) == 3


def test_a_gzipped_file_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    lines = "".join(f"N{n},{n * 7919 % 9973},,F,,,\n" for n in range(200_000))
    cut = gzip.compress((HEADER + lines).encode())[:-200]
    with pytest.raises(RecordProblem, match=r"nominal\.csv\.gz breaks off or is damaged.*Nothing was taken in"):
        taken(tmp_path, {"nominal.csv.gz": cut}, "nominal.csv.gz")
    assert not (tmp_path / "snapshot").exists()


def test_members_that_no_table_names_are_told(tmp_path: Path) -> None:
    made = taken(tmp_path, {"all.zip": zipped({"nominal.csv": RAGGED, "left.xlsx": b"x"})}, "all.zip/nominal.csv")
    assert made.intakes[0].files_not_read == ("all.zip/left.xlsx",)
