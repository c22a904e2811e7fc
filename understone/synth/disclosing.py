"""What was passed to others about a potential victim; what IMM-02 makes of it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, flags, only_where, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.organisation import Organisation
from understone.synth.times import BLANK, DAY, HOUR, NOW_DAY, moment_on, moment_texts
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_TO = {"immigration": 0.45, "for person": 0.1, "local-authority": 0.2, "support": 0.15, "inspectorate": 0.1}
_TO_TEXTS = {
    "immigration": "IMM ENF",
    "for person": "IMM ENF",
    "local-authority": "LA",
    "support": "SUPPORT",
    "inspectorate": "FWA",
}
_LACKS = {"": 0.56, "purpose": 0.08, "basis": 0.1, "decider": 0.1, "rationale": 0.1, "everything": 0.06}


def write_disclosures(
    export: Export, truth: Truth, chance: Chance, victims: Victims, organisation: Organisation
) -> None:
    """About a fifth of those judged; each lacks at most one of the four things owed, or all of them."""
    victim = np.flatnonzero((victims.grounds != BLANK) & chance.is_true(0.2, victims.n))
    n = len(victim)
    to = chance.quota(n, _TO)
    lacks = chance.quota(n, _LACKS)
    day = np.minimum(victims.judged[victim] + chance.whole(0, 60, n), NOW_DAY - 1)
    day = np.where(chance.quota(n, {"day": 0.9, "blank": 0.1}) == "day", day, BLANK)
    export.write(
        "DISCLOSURE_LOG",
        {
            "DL_REF": row_keys("DL", n),
            "NOM_REF": references("NOM", victims.person[victim]),
            "CASE_REF": references("CASE", victims.case[victim]),
            "TO_BODY": coded(to, _TO_TEXTS),
            "SENT_DTTM": moment_texts(moment_on(day, chance.whole(8 * HOUR, DAY - 4 * HOUR, n))),
            "STATUS_CHK_YN": flags(chance.is_true(0.15, n), chance.is_true(0.9, n)),
            "HELPS_PERSON_YN": flags(to == "for person"),
            **_reasons(chance, lacks, organisation),
            "PERSON_TOLD_YN": flags(chance.is_true(0.4, n)),
        },
    )
    rows = np.flatnonzero(to == "immigration")
    owed = Owed(victim[rows], rows, day[rows], day[rows])
    kept = rows[lacks[rows] == ""]
    outcomes = judged(owed, Acts(victim[kept], day[kept], item=kept), NOW_DAY, is_prohibition=True)
    truth.add("IMM-02", references("NOM", victims.person[victim[rows]]), references("DL", rows), outcomes)


def _reasons(chance: Chance, lacks: Words, organisation: Organisation) -> dict[str, pa.Array]:
    """The four things owed, but for what each disclosure lacks."""
    n = len(lacks)
    texts = {
        "purpose": ("PURPOSE", chance.any_of(("To stop a removal.", "Witness in the case."), n)),
        "basis": ("BASIS", chance.any_of(("DPA 2018 Part 3",), n)),
        "decider": ("DECIDED_BY", references("C", organisation.any_supervisor(chance, n))),
        "rationale": ("RATIONALE", chance.any_of(("Weighed against harm; see log.",), n)),
    }
    return {column: only_where(said, ~np.isin(lacks, (thing, "everything"))) for thing, (column, said) in texts.items()}
