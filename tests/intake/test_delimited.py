"""Every physical line of a delimited file is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.intake import delimited
from understone.intake.containers import Held
from understone.intake.delimited import delimited_pieces, opened_delimited
from understone.intake.pieces import FileProblem

Read = tuple[list[tuple[int, tuple[str, ...]]], list[tuple[int, str]]]


def read(path: Path, content: bytes, encoding: str | None = None) -> Read:
    """The whole rows (line, texts) and the broken ones (line, reason) of a file of columns A and B."""
    path.write_bytes(content)
    file = opened_delimited(Held(path), path.name, delimiter=",", encoding=encoding)
    whole: list[tuple[int, tuple[str, ...]]] = []
    broken: list[tuple[int, str]] = []
    for piece in delimited_pieces(file, ["A", "B"]):
        texts = zip(*(column.to_pylist() for column in piece.columns), strict=True)
        whole += list(zip(piece.lines, texts, strict=True))
        broken += [(row.line, row.reason) for row in piece.broken]
    return whole, broken


@pytest.mark.parametrize(
    ("content", "whole", "broken"),
    [
        (b"A,B\n1,2\n3,4\n", [(2, ("1", "2")), (3, ("3", "4"))], []),
        (b"A,B\r\n1,2\r\n3,4\r\n", [(2, ("1", "2")), (3, ("3", "4"))], []),
        (b"A,B\r1,2\r", [(2, ("1", "2"))], []),
        (b"A,B\n1,2", [(2, ("1", "2"))], []),
        (b"\xef\xbb\xbfA,B\n1,2\n", [(2, ("1", "2"))], []),
        ("\ufeffA,B\n1,é\n".encode("utf-16-le"), [(2, ("1", "é"))], []),
        (b"A,B\n", [], []),
        (b"A,B\n\n1,2\n\n", [(3, ("1", "2"))], []),
        (b'A,B\n1,"x\ny"\n3,4\n', [(2, ("1", "x\ny")), (4, ("3", "4"))], []),
        (b'A,B\n1,"say ""so"""\n', [(2, ("1", 'say "so"'))], []),
        (b'A,B\n1,5" pipe\n', [(2, ("1", '5" pipe'))], []),
        (b"A,B\n1\n5,6\n", [(3, ("5", "6"))], [(2, "too few fields: 1 where 2 are named")]),
        (b"A,B\n1,2,3\n5,6\n", [(3, ("5", "6"))], [(2, "too many fields: 3 where 2 are named")]),
        (b'A,B\n1,"open\n3,4\n5,6\n', [(3, ("3", "4")), (4, ("5", "6"))], [(2, "a quote is opened and never closed")]),
        (b'A,B\n1,"a "b" c"\n3,4\n', [(3, ("3", "4"))], [(2, 'a quote inside a quoted field is not doubled ("")')]),
        (b"A,B\n1,caf\xe9\n3,4\n", [(3, ("3", "4"))], [(2, "bytes that are not utf-8 text")]),
    ],
)  # fmt: skip
def test_a_file_is_read_to_its_end(
    tmp_path: Path, content: bytes, whole: list[tuple[int, tuple[str, ...]]], broken: list[tuple[int, str]]
) -> None:
    assert read(tmp_path / "a.csv", content) == (whole, broken)


def test_a_nul_does_not_stop_the_reading(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"A,B\n1,x\x00y\n")[0] == [(2, ("1", "x\x00y"))]


def test_a_field_of_five_million_characters_is_read_whole(tmp_path: Path) -> None:
    whole, _ = read(tmp_path / "a.csv", b"A,B\n1," + b"x" * 5_000_000 + b"\n")
    assert len(whole[0][1][1]) == 5_000_000


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"A,B\n1,caf\xe9\n", "cp1252")[0] == [(2, ("1", "café"))]


def test_an_empty_file_has_no_columns_and_no_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    file = opened_delimited(Held(tmp_path / "a.csv"), "a.csv", delimiter=",", encoding=None)
    assert (file.columns, list(delimited_pieces(file, []))) == ((), [])


def test_names_of_columns_that_do_not_decode_are_a_problem_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"A,caf\xe9\n")
    with pytest.raises(FileProblem, match=r"a\.csv, line 1: the names of the columns are not utf-8"):
        opened_delimited(Held(tmp_path / "a.csv"), "a.csv", delimiter=",", encoding=None)


def test_bytes_that_do_not_decode_in_a_column_that_is_not_read_cost_nothing(tmp_path: Path) -> None:
    whole, broken = read(tmp_path / "a.csv", b"A,B,C\n1,2,\xe9\n")
    assert (whole, broken) == ([(2, ("1", "2"))], [])


@given(st.lists(st.binary(max_size=20).filter(lambda line: not set(line) & set(b'\r\n"')), max_size=30))
def test_without_quotes_every_line_that_is_not_empty_is_one_row(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    content = b"A,B\n" + b"".join(line + b"\n" for line in lines)
    whole, broken = read(tmp_path_factory.mktemp("any") / "a.csv", content)
    told = sorted([line for line, _ in whole] + [line for line, _ in broken])
    assert told == [at for at, line in enumerate(lines, 2) if line]


@given(
    st.lists(
        st.sampled_from([b"1,2\n", b'1,"a\nb"\n', b'1,"open\n', b'1,"a"b\n', b"1\n", b"\n", b'"\r\n']), max_size=25
    )
)
def test_lines_read_together_and_one_by_one_are_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    found = []
    for at_once in (1, 4, 500):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(delimited, "_LINES_AT_ONCE", at_once)
            found.append(read(path, b"A,B\n" + b"".join(lines)))
    assert found[0] == found[1] == found[2]


def test_many_quotes_never_closed_cost_only_their_own_lines(tmp_path: Path) -> None:
    whole, broken = read(tmp_path / "a.csv", b"A,B\n" + b'1,"open\n' * 3 + b"1,2\n" * 12_000)
    assert (len(whole), [line for line, _ in broken]) == (12_000, [2, 3, 4])
