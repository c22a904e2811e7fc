"""Any text in a CSV file: rows are accounted for, and what is plain comes back as it was written."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.intake.small_force import made_at
from understone.intake.containers import Held
from understone.intake.delimited import delimited_pieces, opened_delimited
from understone.intake.pieces import FileProblem

TABLES = """\
tables:
  NOTES:
    files: "notes.csv"
    feeds:
      - table: person
        key: [REF]
        columns: {description: SAID}
"""

#: What trips readers of CSV: separators, quotes, ends of lines, marks, nulls, what looks like them.
AWKWARD = st.sampled_from([*("\",;\t\n\r\x00\x0b\x1a\x85\u2028\ufeff\u200b\\'|“é€𝄞"), '""', '",', "\r\n", "NULL"])
TEXTS = st.lists(st.one_of(AWKWARD, st.text(st.characters(codec="utf-8"), max_size=4)), max_size=8).map("".join)
BYTES = st.lists(
    st.one_of(
        st.binary(max_size=6),
        TEXTS.map(str.encode),
        st.sampled_from(
            [b"\xed\xa0\x80", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\x00", b"R1,", b'"', b"\n", b"\r", b","]
        ),
    ),
    max_size=12,
).map(b"".join)
#: A text that intake has no reason to change: no control characters, no blanks at its ends, not a blank.
PLAIN = re.compile(r"(?![\s\u200b\ufeff])[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+(?<![\s\u200b\ufeff])")


@settings(max_examples=40)
@given(BYTES)
@example(b"\xff\xfeR\x001\x00")
@example(b'"' * 7)
@example(b"R1,\xed\xa0\x80\n")
def test_every_row_of_any_bytes_has_one_fate(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = made_at(Path(folder))
        made.write("notes.csv", b"REF,SAID\n" + content)
        made.map(TABLES)
        taken = made.take()
        (fate,) = taken.fates
        assert fate.n_read == fate.n_accepted + fate.n_quarantined + fate.n_set_aside
        listed = [row for row in made.quarantine() if row["fate"] == "row"]
        assert len(listed) == fate.n_quarantined
        n_lines = len(re.split(rb"\r\n|\r|\n", content)) + 1
        assert all(2 <= int(row["line"]) <= n_lines for row in listed)


@settings(max_examples=40)
@given(st.lists(TEXTS, max_size=6), st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_plain_texts_come_back_as_they_were_written(texts: list[str], delimiter: str, end: str) -> None:
    held = io.StringIO()
    writer = csv.writer(held, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(["REF", "SAID"])
    writer.writerows((f"R{at}", text) for at, text in enumerate(texts))
    with tempfile.TemporaryDirectory() as folder:
        made = made_at(Path(folder))
        made.write("notes.csv", held.getvalue())
        made.map(
            TABLES.replace(
                '"notes.csv"', f'"notes.csv"\n    delimiter: {"tab" if delimiter == chr(9) else repr(delimiter)}'
            )
        )
        (fate,) = made.take().fates
        assert (fate.n_read, fate.n_accepted) == (len(texts), len(texts))
        said = {key: row["description"] for key, row in made.by_key("person").items()}
    for at, text in enumerate(texts):
        if PLAIN.fullmatch(text) and text != "NULL":
            assert said[f"R{at}"] == text


def rows_read(content: bytes, folder: Path) -> tuple[list[int], dict[int, str]]:
    """The lines of the rows that are whole, and the reasons of those that are not by their lines."""
    path = folder / "notes.csv"
    path.write_bytes(content)
    file = opened_delimited(Held(path), "notes.csv", delimiter=",", encoding=None)
    pieces = list(delimited_pieces(file, ["REF"]))
    broken = {broken.line: broken.reason for piece in pieces for broken in piece.broken}
    return [line for piece in pieces for line in piece.lines], broken


@given(st.lists(st.integers(0, 120), min_size=1, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
@example([39, 40, 41, 42, 43, 79, 80, 81], "\r\n")
@example([39, 40, 41, 42, 43, 79, 80, 81], "\r")
def test_a_row_that_is_too_long_costs_itself_only(lengths: list[int], end: str) -> None:
    content = end.join(["REF,SAID", *(f"R,{'x' * length}" for length in lengths)]).encode()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr("understone.intake.delimited.LONGEST_ROW", 40)
        whole, broken = rows_read(content, Path(folder))
    assert sorted([*whole, *broken]) == list(range(2, len(lengths) + 2))
    assert all(
        (line in broken) == (lengths[line - 2] + 2 >= 40)
        for line in whole + list(broken)
        if lengths[line - 2] not in range(36, 40)
    )


def test_a_file_of_another_encoding_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"notes\.csv, line 1"):
        rows_read("REF,SAID\nR1,x\n".encode("utf-16")[1:], tmp_path)
