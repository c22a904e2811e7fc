from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_reviews_are_of_orders_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "ORDER_REVIEW", "ORD_REF", ("ORDERS", "ORD_REF")) == set()


def test_a_transfer_nobody_answered_is_never_met(folder: Path) -> None:
    silent = {row["XF_REF"] for row in rows(folder, "XFER") if not row["ANSWERED_DT"] and not row["ANSWER"]}
    assert silent
    assert not {said for (_, item), said in outcomes(folder, "COO-01").items() if item in silent} & {"met", "late"}
