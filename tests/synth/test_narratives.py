from __future__ import annotations

from pathlib import Path

from tests.synth.exported import rows


def test_every_incident_has_a_text(folder: Path) -> None:
    assert [row["OCC_REF"] for row in rows(folder, "OCC_LOG") if not row["LOG_TEXT"].strip()] == []


def test_texts_are_seldom_the_same(folder: Path) -> None:
    texts = [row["LOG_TEXT"] for row in rows(folder, "OCC_LOG")]
    assert len(set(texts)) > 0.9 * len(texts)
