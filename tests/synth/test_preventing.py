from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_breaches_are_of_orders_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "ORDER_BREACH", "ORD_REF", ("ORDERS", "ORD_REF")) == set()


def test_a_breach_with_no_crime_is_never_met(folder: Path) -> None:
    bare = {row["OB_REF"] for row in rows(folder, "ORDER_BREACH") if not row["CRIME_REF"]}
    assert bare
    for standard in ("ORD-02", "ORD-05"):
        assert not {said for (_, item), said in outcomes(folder, standard).items() if item in bare} & {"met", "late"}
