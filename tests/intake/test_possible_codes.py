"""What a mapping can ever write into a coded column: in the manifest, and for the standards that look for more."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq

from tests.intake.small_force import HEAD, Made, made_at
from understone.inspection import inspect
from understone.law.bases import ForceKind, Nation
from understone.readiness import readiness
from understone.standards import standards
from understone.standards.inputs import JudgedForce, codes_never_supplied, missing_evidence, shown
from understone.store.snapshots import MANIFEST, Supplied, read_manifest

ACTIONS = """\
tables:
  VICTIMS:
    files: victims.csv
    feeds:
      - table: potential_victim
        key: [REF]
        columns: {first_contact_at: SEEN, reasonable_grounds_at: SEEN}
  SENT:
    files: sent.csv
    feeds:
      - table: safeguarding_action
        key: [REF]
        columns: {kind: {from: TO, values: to}, happened_on: ON}
      - table: wish
        key: [REF]
        columns: {kind: {text: no-contact}, wish_state: STATE}
      - table: nrm_decision
        key: [REF]
        columns:
          decision_maker:
            when:
              - {text: sca, if: {column: TO, is: [C]}}
              - {text: ieca}
          decision_kind: {from: STATE, values: to_kind, otherwise: reconsideration}
"""
VALUES = """\
  to: {C: children-services, A: adult-safeguarding, "": other}
  to_kind: {R: reasonable-grounds}
"""


def _made(folder: Path, tables: str = ACTIONS) -> Made:
    made = made_at(folder)
    made.head = HEAD + VALUES
    made.write("victims.csv", "REF,SEEN\nV1,01/09/2026 10:00\n")
    made.write("sent.csv", "REF,TO,ON,STATE\nS1,C,02/09/2026,said\n")
    made.map(tables)
    return made


def _supplied(made: Made) -> dict[str, Supplied]:
    return dict(read_manifest(made.out).forces["meadshire"].supplied)


def test_maps_constants_and_chosen_texts_say_which_codes_can_come(tmp_path: Path) -> None:
    made = _made(tmp_path)
    made.take()
    supplied = _supplied(made)
    assert supplied["safeguarding_action"].codes == {"kind": ("adult-safeguarding", "children-services", "other")}
    assert supplied["nrm_decision"].codes == {
        "decision_kind": ("reasonable-grounds", "reconsideration"),
        "decision_maker": ("ieca", "sca"),
    }


def test_of_a_column_in_the_records_own_codes_any_can_come(tmp_path: Path) -> None:
    made = _made(tmp_path)
    made.take()
    assert _supplied(made)["wish"].codes == {"kind": ("no-contact",)}


def test_two_feeds_of_one_table_can_write_the_codes_of_both(tmp_path: Path) -> None:
    more = """\
      - table: safeguarding_action
        key: [REF, {text: check}]
        columns: {kind: {text: safety-check}}
"""
    made = _made(tmp_path, ACTIONS + more)
    made.take()
    assert "safety-check" in _supplied(made)["safeguarding_action"].codes["kind"]


def test_a_second_extract_adds_its_codes(tmp_path: Path) -> None:
    made = _made(tmp_path)
    made.take()
    made.map(
        ACTIONS.replace("kind: {from: TO, values: to}", "kind: {text: safety-check}"),
        source="source: Other RMS",
        extract='extract: {id: second, is_full: true, taken_at: "2026-11-21 06:00"}',
    )
    made.take()
    assert {"safety-check", "children-services"} <= set(_supplied(made)["safeguarding_action"].codes["kind"])


def test_a_snapshot_from_before_codes_were_written_may_hold_any(tmp_path: Path) -> None:
    made = _made(tmp_path)
    made.take()
    manifest = made.out / MANIFEST
    found = json.loads(manifest.read_text(encoding="utf-8"))
    for force in found["forces"].values():
        for part in (*force["supplied"].values(), *force["extracts"][0]["supplied"].values()):
            del part["codes"]
    manifest.write_text(json.dumps(found), encoding="utf-8")
    assert _supplied(made)["safeguarding_action"].may_hold("kind", ["safety-check"])


def _force(made: Made) -> JudgedForce:
    manifest = read_manifest(made.out).forces["meadshire"]
    as_at = standards()[0].examples[0].as_at
    return JudgedForce("meadshire", as_at, Nation.ENGLAND, ForceKind.TERRITORIAL, manifest.supplied, {})


def test_a_standard_whose_codes_can_never_come_is_not_supplied(tmp_path: Path) -> None:
    made = _made(tmp_path)
    made.take()
    force = _force(made)
    by_id = {one.id: one for one in standards() if Nation.ENGLAND in one.applies_to}
    assert not shown(force, by_id["SAF-01"])[0]
    assert missing_evidence(force, by_id["SAF-01"]) == ["safeguarding_action.kind"]
    assert codes_never_supplied(force, by_id["SAF-05"]) == []
    assert len(codes_never_supplied(force, by_id["VIC-05"])) == 2


def test_what_can_never_come_makes_no_one_missed(tmp_path: Path) -> None:
    made = _made(tmp_path)
    made.take()
    receipt = inspect(made.out, tmp_path / "results")
    missing = {one["standard"]: one["missing"] for one in receipt["not_answerable"]}
    assert missing["SAF-01"] == ["safeguarding_action.kind"]
    owed = pq.read_table(tmp_path / "results" / "obligations").to_pylist()
    assert {(row["outcome"], row["reason"]) for row in owed if row["standard"] == "SAF-01"} == {
        ("unknown", "not_supplied")
    }


def test_a_check_says_which_codes_a_standard_looks_for(tmp_path: Path) -> None:
    made = _made(tmp_path)
    said = "\n".join(readiness(made.folder, made.folder / "mapping.yaml").lines())
    assert "SAF-07 looks for risk-assessment or safety-plan in safeguarding_action.kind; your mapping can write" in said
    assert "SAF-05 looks for" not in said
