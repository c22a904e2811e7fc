from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows


def test_the_prosecutor_is_told_of_decisions_on_people_who_are_charged(folder: Path) -> None:
    decided = {row["ND_REF"] for row in rows(folder, "NRM_DEC") if row["DEC_TYPE"] in {"RG", "CG"}}
    charged = {row["NOM_REF"] for row in rows(folder, "CHARGE_REC")}
    owed = set(outcomes(folder, "DEF-05"))
    assert owed
    assert {person for person, _ in owed} <= charged
    assert {item for _, item in owed} <= decided


def test_the_test_for_children_is_met_only_where_it_was_written(folder: Path) -> None:
    tests = {row["SL_REF"]: row["TEST"] for row in rows(folder, "S45_LOG")}
    met = {item for (_, item), said in outcomes(folder, "DEF-03").items() if said == "met"}
    right = {(row["NOM_REF"], row["ACT_DT"]) for row in rows(folder, "S45_LOG") if row["TEST"] == "S45(4)"}
    acts = {row["SL_REF"]: (row["NOM_REF"], row["ACT_DT"]) for row in rows(folder, "S45_LOG")}
    assert met
    assert [item for item in met if tests[item] != "S45(4)" and acts[item] not in right] == []


def test_schedule_4_is_owed_only_of_what_may_be_excluded_or_named_it(folder: Path) -> None:
    considered = {row["SL_REF"]: row for row in rows(folder, "S45_LOG")}
    owed = [considered[item] for _, item in outcomes(folder, "DEF-04")]
    assert owed
    assert [row["SL_REF"] for row in owed if not (row["SCH4_REF"] or row["VIEW"] or row["SCH4_VIEW"])] == []


def test_a_disposal_is_owed_a_consideration_before_it(folder: Path) -> None:
    disposals = {row["DR_REF"] for row in rows(folder, "DISPOSAL_REC")}
    owed = {item for _, item in outcomes(folder, "DEF-07")}
    assert owed
    assert owed <= disposals
