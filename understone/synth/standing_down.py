"""What a second person agreed is no longer owed: to whom, from which day, and why."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from understone.synth.chance import Words
from understone.synth.export import Export, references
from understone.synth.reading_back import ReadBack
from understone.synth.referral import StoodDown
from understone.synth.times import Ints, day_texts
from understone.synth.victims import Victims

_TEXTS = {"contact-unsafe": "UNSAFE", "accepted-by-other-force": "OTHER FORCE", "recorded-in-error": "ERROR"}
_N_SECOND = 12


def write_stood_down(export: Export, victims: Victims, stood_down: list[StoodDown]) -> None:
    """NO_LONGER_DUE, of potential victims."""
    victim = np.concatenate([one.victim for one in stood_down])
    why = np.concatenate([one.why for one in stood_down])
    day = np.concatenate([one.day for one in stood_down])
    standard = np.repeat(np.array([one.standard for one in stood_down]), [len(one.victim) for one in stood_down])
    export.write("NO_LONGER_DUE", _columns(0, standard, victims.person[victim], day=day, why=why))


def add_stood_down(export: Export, standard: str, person: Ints, *, day: Ints, why: Words) -> None:
    """Adds rows to NO_LONGER_DUE by the nominals' numbers."""
    n_before = ReadBack(export, "NO_LONGER_DUE").n
    export.add("NO_LONGER_DUE", _columns(n_before, np.full(len(person), standard), person, day=day, why=why))


def _columns(n_before: int, standard: Words, person: Ints, *, day: Ints, why: Words) -> dict[str, pa.Array]:
    row = n_before + np.arange(len(person), dtype=np.int64)
    return {
        "NLD_REF": references("ND", row),
        "DUTY": pa.array(standard.astype(object), type=pa.string()),
        "NOM_REF": references("NOM", person),
        "WHY": pa.array([_TEXTS[str(one)] for one in why], type=pa.string()),
        "AGREED_DT": day_texts(day),
        "SECOND": references("C", row % _N_SECOND),
    }
