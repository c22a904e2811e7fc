"""The commands as a data manager meets them: what they print, and exit codes that mean something."""

from __future__ import annotations

import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.intake.made_up_vocabularies import corvane
from understone.cli import main


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


class Command:
    """`run("explain", "REF-04")` as typed after `understone`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Said:
        self._monkeypatch.setattr(sys, "argv", ["understone", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = self._capsys.readouterr()
        return Said(int(ended.value.code or 0), printed.out, printed.err)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


def test_every_standard_is_listed_for_a_program(run: Command) -> None:
    listed = json.loads(run("standards", "--json").out)
    assert {"REF-04", "SUP-01"} <= {standard["id"] for standard in listed}


def test_a_standard_is_explained_with_its_law_and_its_examples(run: Command) -> None:
    said = run("explain", "ref-04")
    assert "Modern Slavery Act 2015, section 52" in said.out
    assert "one day over is late, and stays late: late" in said.out


def test_a_standard_not_confirmed_says_so(run: Command) -> None:
    assert "Not yet confirmed. Written from memory" in run("explain", "CRI-01").out


def test_the_sql_that_runs_is_printed(run: Command) -> None:
    said = run("explain", "REF-04", "--sql", "--engine", "spark")
    assert "-- owed" in said.out
    assert "-- obligation" in said.out


def test_a_standard_that_is_not_there_names_those_that_are(run: Command) -> None:
    said = run("explain", "REF-99")
    assert said.code == 2
    assert "REF-04" in said.err


def test_the_record_is_described(run: Command) -> None:
    described = json.loads(run("record", "describe", "--json").out)
    assert "sent_on" in described["tables"]["notification"]["columns"]


def test_a_text_is_screened_and_the_words_are_its_own(run: Command) -> None:
    text = "Female states her boss keeps her passport locked in his office and she is never paid."
    screened = json.loads(run("screen", text).out)
    assert screened["concern"] == "strong"
    assert all(text[sign["start"] : sign["end"]] == sign["words"] for sign in screened["signs"])


def test_many_texts_are_screened_a_line_each(run: Command, tmp_path: Path) -> None:
    texts = tmp_path / "in.jsonl"
    texts.write_text('{"id": 1, "text": "Shop window broken."}\n\n{"id": "b", "text": "Boss holds passport."}\n')
    assert run("screen", "--jsonl", texts, "--out", tmp_path / "out.jsonl").code == 0
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [(line["id"], line["concern"]) for line in lines] == [(1, "none"), ("b", "possible")]


def test_every_line_that_cannot_be_read_is_named_at_once(run: Command, tmp_path: Path) -> None:
    texts = tmp_path / "in.jsonl"
    texts.write_bytes(b'{"id": 1}\nnot json\n{"id": 2, "text": "x"}\n{"id": 3, "text": "\xff"}\n')
    said = run("screen", "--jsonl", texts, "--out", tmp_path / "out.jsonl")
    assert said.code == 2
    assert [f"line {n}" in said.err for n in (1, 2, 3, 4)] == [True, True, False, True]
    assert not (tmp_path / "out.jsonl").exists()


def test_a_text_and_a_file_at_once_are_one_clear_error(run: Command) -> None:
    assert run("screen").code == 2


def test_a_missing_mapping_is_one_clear_error(run: Command, tmp_path: Path) -> None:
    said = run("intake", tmp_path, "--mapping", tmp_path / "no.yaml", "--out", tmp_path / "snapshot")
    assert said.code == 2
    assert "no.yaml" in said.err


def test_a_mapping_is_proposed_checked_and_taken_in(run: Command, tmp_path: Path) -> None:
    export = corvane().write(tmp_path / "Corvane")
    mapping = tmp_path / "map.yaml"
    proposed = run("intake", "--init", export, "--out", mapping, "--package", tmp_path / "datapackage.json")
    assert (proposed.code, "open questions" in proposed.out) == (0, True)
    checked = run("intake", "--check", export, "--mapping", mapping)
    assert (checked.code, "Standards that can be answered:" in checked.out) == (0, True)
    assert (tmp_path / "datapackage.json").is_file()


def test_a_check_that_fails_says_so_by_its_exit_code(run: Command, tmp_path: Path) -> None:
    export = corvane().write(tmp_path / "Corvane")
    mapping = tmp_path / "map.yaml"
    run("intake", "--init", export, "--out", mapping)
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("from: SEX", "from: SEXX"), encoding="utf-8")
    checked = run("intake", "--check", export, "--mapping", mapping, "--json")
    assert (checked.code, json.loads(checked.out)["lint"]["would_go_through"]) == (2, False)


@pytest.mark.parametrize(
    "words",
    [
        ["--init", "--check", "--mapping", "m.yaml"],
        ["--init", "--mapping", "m.yaml"],
        ["--check"],
        ["--out", "snapshot"],
        ["--mapping", "m.yaml"],
        ["--mapping", "m.yaml", "--out", "snapshot", "--package", "p.json"],
    ],
    ids=" ".join,
)
def test_options_of_intake_that_do_not_go_together_are_one_clear_error(
    run: Command, tmp_path: Path, words: list[str]
) -> None:
    said = run("intake", tmp_path, *words)
    assert (said.code, "Traceback" in said.err) == (2, False)


def test_the_record_is_described_as_a_data_package(run: Command, tmp_path: Path) -> None:
    assert run("record", "package", "--out", tmp_path).code == 0
    assert json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"]


def test_what_is_no_snapshot_is_one_clear_error(run: Command, tmp_path: Path) -> None:
    said = run("inspect", tmp_path, "--out", tmp_path / "results")
    assert (said.code, "is not a snapshot" in said.err) == (2, True)


@pytest.mark.parametrize("words", [["--check"], ["--out", "snapshot"]], ids=["check", "intake"])
def test_a_tab_in_a_mapping_is_one_clear_error(run: Command, tmp_path: Path, words: list[str]) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("mapping: 1\n\tsource: x\n", encoding="utf-8")
    said = run("intake", tmp_path, "--mapping", mapping, *words)
    assert (said.code, "not tabs" in said.out + said.err) == (2, True)


def test_the_command_that_is_installed_is_the_one_that_tells_errors_in_words() -> None:
    facts = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert facts["project"]["scripts"] == {"understone": "understone.cli:main"}


def test_no_error_of_ours_shows_a_traceback(run: Command, tmp_path: Path) -> None:
    assert "Traceback" not in run("report", tmp_path, "--out", tmp_path / "report").err


def test_the_demonstration_ends_at_a_report_that_names_no_one(run: Command, tmp_path: Path) -> None:
    said = run("demo", "--folder", tmp_path / "demo", "--incidents", "400")
    page = tmp_path / "demo" / "report" / "index.html"
    assert said.code == 0
    assert f"The report: {page}" in said.out
    assert page.is_file()


def test_a_reference_of_the_report_is_found_inside_the_force(run: Command, tmp_path: Path) -> None:
    run("demo", "--folder", tmp_path / "demo", "--incidents", "400")
    listed = (tmp_path / "demo" / "report" / "references" / "REF-04.csv").read_text(encoding="utf-8")
    reference = listed.splitlines()[1].split(",")[0].strip('"')
    said = run("find", reference, tmp_path / "demo" / "snapshot")
    assert (said.code, said.out.startswith("person: Ledgerstone")) == (0, True)


def test_what_is_no_reference_is_one_clear_error(run: Command, tmp_path: Path) -> None:
    run("demo", "--folder", tmp_path / "demo", "--incidents", "400")
    assert run("find", "Q-1", tmp_path / "demo" / "snapshot").code == 2
