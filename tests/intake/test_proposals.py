"""Mappings proposed for exports in vocabularies of their own, held against what their columns truly are."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.intake.made_up_vocabularies import Vocabulary, bramblewick, corvane, pellmoor
from understone.errors import RecordProblem
from understone.intake import take_in
from understone.intake.checking import check_against_record
from understone.intake.grammar import read_mapping
from understone.intake.mapping import SourceMapping
from understone.intake.proposing import coding, start
from understone.intake.proposing.coding import codes_for, flags_for
from understone.intake.sources import files_of
from understone.synth import make_forces

VOCABULARIES = (bramblewick(), corvane(), pellmoor())
Columns = dict[tuple[str, str, str], str]


def _read(folder: Path, mapping: Path) -> SourceMapping:
    said, problems = read_mapping(mapping)
    check_against_record(said, problems)
    files_of(said, folder, problems)
    problems.raise_if_any()
    return said


@cache
def _proposed(name: str) -> tuple[Path, SourceMapping]:
    folder = Path(mkdtemp()) / name
    next(one for one in VOCABULARIES if one.name == name).write(folder)
    mapping = folder.with_suffix(".yaml")
    start(folder, mapping)
    return folder, _read(folder, mapping)


def _columns(said: SourceMapping) -> Columns:
    """Each record column with the source columns that feed it; a moment and its day are one."""
    return {
        (table.name, feed.table.text, _stem(filling.column.text)): (
            f"'{filling.constant.text}'" if filling.constant else "+".join(one.text for one in filling.source_columns)
        )
        for table in said.tables
        for feed in table.feeds
        for filling in feed.fillings
    }


def _stem(column: str) -> str:
    return column.removesuffix("_at").removesuffix("_on")


def _codes(said: SourceMapping) -> Iterator[tuple[tuple[str, str], str]]:
    for table in said.tables:
        for feed in table.feeds:
            for filling in feed.fillings:
                if filling.values is not None and filling.parts:
                    pairs = said.values[filling.values.text].pairs
                    yield from (((filling.parts[0].text, value), code.text) for value, code in pairs.items())


def _share_right(truth: Mapping[tuple[str, str, str], str], found: Columns) -> float:
    expected = {(source, table, _stem(column)): said for (source, table, column), said in truth.items()}
    return sum(found.get(key) == said for key, said in expected.items()) / len(expected)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.name)
def test_nearly_every_column_is_proposed_right_in_a_vocabulary_of_its_own(vocabulary: Vocabulary) -> None:
    assert _share_right(vocabulary.truth, _columns(_proposed(vocabulary.name)[1])) >= 0.95


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.name)
def test_no_table_is_proposed_for_what_it_is_not(vocabulary: Vocabulary) -> None:
    fed = {key[:2] for key in _columns(_proposed(vocabulary.name)[1])}
    assert fed <= {key[:2] for key in vocabulary.truth}


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.name)
def test_a_code_is_proposed_right_or_left_open_and_never_wrong(vocabulary: Vocabulary) -> None:
    found = dict(_codes(_proposed(vocabulary.name)[1]))
    wrong = {
        key: (code, found[key])
        for key, code in vocabulary.codes.items()
        if key in found and found[key] not in {code, "unknown"}
    }
    assert wrong == {}


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.name)
def test_most_codes_are_proposed_right(vocabulary: Vocabulary) -> None:
    found = dict(_codes(_proposed(vocabulary.name)[1]))
    right = sum(found.get(key, key[1]) == code for key, code in vocabulary.codes.items())
    assert right / len(vocabulary.codes) >= 0.85


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.name)
def test_a_proposed_mapping_takes_the_export_in_as_it_stands(vocabulary: Vocabulary, tmp_path: Path) -> None:
    folder, _ = _proposed(vocabulary.name)
    taken = take_in(folder, folder.with_suffix(".yaml"), tmp_path / "snapshot", is_volume_encrypted=True)
    assert taken.values_not_read == {}


@pytest.fixture(scope="session")
def ledgerstone(tmp_path_factory: pytest.TempPathFactory) -> tuple[SourceMapping, SourceMapping]:
    """The mapping that was written by hand, and the one proposed."""
    force = make_forces(tmp_path_factory.mktemp("made"), n_forces=1, n_incidents=400, seed=5)[0]
    for truth in force.folder.glob("truth*.csv"):
        truth.unlink()
    mapping = force.folder.parent / "proposed.yaml"
    start(force.folder, mapping)
    return _read(force.folder, force.mapping), _read(force.folder, mapping)


def test_seven_tenths_of_ledgerstone_are_proposed_as_they_were_mapped_by_hand(
    ledgerstone: tuple[SourceMapping, SourceMapping],
) -> None:
    by_hand, proposed = ledgerstone
    assert _share_right(_columns(by_hand), _columns(proposed)) >= 0.7


def test_every_ledgerstone_code_that_is_proposed_is_right(ledgerstone: tuple[SourceMapping, SourceMapping]) -> None:
    by_hand, proposed = (dict(_codes(said)) for said in ledgerstone)
    both = set(by_hand) & set(proposed)
    assert len(both) > 100
    assert [(key, proposed[key]) for key in both if proposed[key] not in {by_hand[key], "unknown"}] == []


def test_turned_down_is_a_question_and_not_an_answer() -> None:
    (code,) = codes_for("ReferralAnswer", ["TURNED DOWN"])
    assert (code.code, code.is_sure) == ("unknown", False)


@pytest.mark.parametrize(
    ("closed_list", "value"),
    [("Role", "IP"), ("UnitKind", "FCR"), ("Sex", "2"), ("ReferralAnswer", "Y"), ("SafeguardingKind", "RA")],
)
def test_a_few_letters_that_other_forces_use_otherwise_are_a_question(closed_list: str, value: str) -> None:
    (code,) = codes_for(closed_list, [value])
    assert not code.is_sure


@pytest.mark.parametrize(
    ("closed_list", "value", "code"),
    [
        ("Role", "Potential Victim", "potential-victim"),
        ("CustodyEventKind", "BAILED", "bail"),
        ("DecisionKind", "RG", "reasonable-grounds"),
        ("Sex", "F", "female"),
    ],
)
def test_the_records_own_word_a_form_of_it_and_a_sure_synonym_are_no_question(
    closed_list: str, value: str, code: str
) -> None:
    (found,) = codes_for(closed_list, [value])
    assert (found.code, found.is_sure) == (code, True)


def test_what_is_listed_as_a_sure_synonym_is_known() -> None:
    declared = tomllib.loads(Path(coding.__file__).with_name("codes.toml").read_text(encoding="utf-8"))
    lost = [
        (name, text)
        for name, said in declared.items()
        for text in said.get("sure", ())
        if name != "any-list" and not codes_for(name, [text])[0].is_sure
    ]
    assert lost == []


def test_yes_and_no_in_other_letters_are_a_question() -> None:
    assert [(one.value, one.is_sure) for one in flags_for(["Y", "no", "1", "x", "NA"])] == [
        ("Y", True), ("no", True), ("1", True), ("x", False), ("NA", False),
    ]  # fmt: skip


def test_the_same_export_gives_the_same_mapping(tmp_path: Path) -> None:
    folder = corvane().write(tmp_path / "Corvane")
    texts = [start(folder, tmp_path / f"{n}.yaml").mapping.read_text(encoding="utf-8") for n in (1, 2)]
    assert texts[0] == texts[1]


def test_a_column_of_immigration_facts_is_kept_out_and_no_value_of_it_is_written(tmp_path: Path) -> None:
    folder = bramblewick().write(tmp_path / "Bramblewick")
    started = start(folder, tmp_path / "map.yaml")
    written = started.mapping.read_text(encoding="utf-8") + started.profile_file.read_text(encoding="utf-8")
    assert "kept_out: [VisaType]" in written
    assert "Visa 1" not in written


def test_no_name_and_no_address_is_written(tmp_path: Path) -> None:
    folder = bramblewick().write(tmp_path / "Bramblewick")
    started = start(folder, tmp_path / "map.yaml")
    written = started.mapping.read_text(encoding="utf-8") + started.profile_file.read_text(encoding="utf-8")
    assert [said for said in ("Marsh", "Lea", "Alder Row", "QX1") if said in written] == []


def test_a_mapping_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    folder = corvane().write(tmp_path / "Corvane")
    start(folder, tmp_path / "map.yaml")
    with pytest.raises(RecordProblem, match="is there already"):
        start(folder, tmp_path / "map.yaml")


def test_days_that_can_be_read_two_ways_are_asked_about(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    rows = "\n".join(f"P{n},0{n}/0{n + 1}/1990,M" for n in range(1, 8))
    (tmp_path / "export" / "Person.csv").write_text(f"PersonNo,DateOfBirth,Sex\n{rows}\n", encoding="utf-8")
    text = start(tmp_path / "export", tmp_path / "map.yaml").mapping.read_text(encoding="utf-8")
    assert "which way round does your system write days?" in " ".join(text.replace("#", "").split())


def test_a_format_that_is_in_the_export_is_proposed_though_its_column_is_not_fed(tmp_path: Path) -> None:
    folder = corvane().write(tmp_path / "Corvane")
    rows = "".join(f"{n},{n:02}-Mar-26,{n:02}-Mar-26\n" for n in range(1, 29))
    (folder / "ZZ.csv").write_text(f"QQ,WW,VV\n{rows}", encoding="utf-8")
    start(folder, tmp_path / "map.yaml")
    assert "%d-%b-%y" in _read(folder, tmp_path / "map.yaml").days


def test_the_unique_column_that_other_tables_hold_is_the_key(tmp_path: Path) -> None:
    folder = corvane().write(tmp_path / "Corvane")
    units = ["RSP1", "NPTA", "CIDB", "SOCX"]
    rows = "".join(f"{unit},Unit {unit},9{n}001\n" for n, unit in enumerate(units))
    (folder / "UNIT_LKP.csv").write_text(f"UNIT_CD,UNIT_NAME,CST_CTR\n{rows}", encoding="utf-8")
    staff = "".join(f"T{n},{units[n % 4]},PC\n" for n in range(40))
    (folder / "STAFF_UNITS.csv").write_text(f"TAG,UNIT_CD,RANK\n{staff}", encoding="utf-8")
    start(folder, tmp_path / "map.yaml")
    table = next(one for one in _read(folder, tmp_path / "map.yaml").tables if one.name == "UNIT_LKP")
    assert [part.text for part in table.feeds[0].key] == ["UNIT_CD"]


def test_an_export_in_the_records_own_shape_is_proposed_column_by_column(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    tables = {
        "person": [["id", "sex", "born_from"], ["p1", "male", "1990-01-02"], ["p2", "female", "1991-02-13"]],
        "nrm_referral": [
            ["id", "person_id", "sent_at"],
            ["r1", "p1", "2026-01-02 10:00:00"],
            ["r2", "p2", "2026-01-13 11:00:00"],
        ],
    }
    for table, rows in tables.items():
        with (tmp_path / "export" / f"{table}.csv").open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows(rows)
    start(tmp_path / "export", tmp_path / "map.yaml")
    assert _columns(_read(tmp_path / "export", tmp_path / "map.yaml")) == {
        ("person", "person", "born_from"): "born_from",
        ("person", "person", "sex"): "sex",
        ("nrm_referral", "nrm_referral", "person_id"): "person_id",
        ("nrm_referral", "nrm_referral", "sent"): "sent_at",
    }
