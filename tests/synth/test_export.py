from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from understone.synth.export import Export, coded, references, row_keys
from understone.synth.times import BLANK


def test_a_reference_names_the_row_of_that_number() -> None:
    assert references("AB", np.array([0, 6], dtype=np.int64)).to_pylist() == row_keys("AB", 7).take([0, 6]).to_pylist()


def test_no_row_is_no_reference() -> None:
    assert references("AB", np.array([BLANK], dtype=np.int64)).to_pylist() == [None]


def test_a_word_is_written_by_its_code_and_no_word_is_left_blank() -> None:
    assert coded(np.array(["a", "", "b"]), {"a": "X", "b": "Y"}).to_pylist() == ["X", None, "Y"]


def test_the_same_columns_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        Export(tmp_path / name).write("TABLE", {"KEY": row_keys("K", 3), "TEXT": pa.array(["a", None, 'say "b"'])})
    assert (tmp_path / "one" / "TABLE.csv").read_bytes() == (tmp_path / "two" / "TABLE.csv").read_bytes()
