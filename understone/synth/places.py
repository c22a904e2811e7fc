"""Premises of a made-up force: handed out as numbers while a force is made, written once at the end."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, only_where, references, row_keys
from understone.synth.invented import invented
from understone.synth.times import BLANK, Ints, day_texts
from understone.synth.truth import Truth

PREMISES_TYPES = {
    "dwelling": "DWEL", "multiple-occupation": "HMO", "car-wash": "CARW", "nail-bar": "NAIL", "restaurant": "REST",
    "farm": "FARM", "factory": "FACT", "building-site": "BLDG", "care-home": "CARE", "brothel": "BRTH",
    "cannabis-grow": "GROW", "hotel": "HOTL", "public-place": "STRT", "other": "OTHR", "odd": "ZZ9",
}  # fmt: skip
TIES = {"lives": "RESIDES", "works": "EMPL", "exploited-at": "MS-AT", "controls": "CTRL", "found-at": "LOC"}
#: Where people are exploited, after the kinds of work named in police referrals.
EXPLOITED_AT = {
    "car-wash": 12, "nail-bar": 8, "cannabis-grow": 22, "dwelling": 26, "brothel": 8, "farm": 5, "restaurant": 7,
    "building-site": 4, "factory": 4, "care-home": 4,
}  # fmt: skip
_BUSINESS = ("car-wash", "nail-bar", "restaurant", "farm", "factory", "care-home", "brothel")
_N_ODD = 7


class Places:
    """Numbers of premises from 0, each with its type; ties to people and cases beside them."""

    def __init__(self) -> None:
        self._types: list[Words] = []
        self._ties: list[tuple[Ints, Ints, Ints, Words]] = []
        self.n = 0

    def reserve(self, types: Words) -> Ints:
        """New premises of these types; returns their numbers."""
        self._types.append(types)
        self.n += len(types)
        return np.arange(self.n - len(types), self.n, dtype=np.int64)

    def types_of(self, places: Ints) -> Words:
        return np.concatenate(self._types)[places]

    def tie(self, place: Ints, person: Ints, case: Ints, kind: str) -> None:
        """Ties premises to people or cases; blank where there is none."""
        self._ties.append((place, person, case, np.full(len(place), kind)))

    def write(self, export: Export, truth: Truth, chance: Chance, n_teams: int) -> None:
        self.reserve(np.full(_N_ODD, "odd"))
        truth.add_odd_rows("PREMISES", "PREM_TYPE", "unmapped", _N_ODD)
        types = np.concatenate(self._types)
        lists, n = invented(), self.n
        house = pc.cast(pa.array(chance.whole(1, 240, n)), pa.string())
        named = only_where(chance.any_of(lists["businesses"], n), np.isin(types, _BUSINESS))
        address = pc.binary_join_element_wise(
            pc.binary_join_element_wise(house, chance.any_of(lists["streets"], n), " "),
            chance.any_of(lists["towns"], n),
            ", ",
        )
        export.write(
            "PREMISES",
            {
                "PREM_REF": row_keys("PR", n),
                "PREM_TYPE": coded(types, PREMISES_TYPES),
                "PREM_NAME": named,
                "ADDR": address,
                "PCODE": chance.any_of(_POSTCODES, n),
                "WARD": chance.any_of([f"Ward {number}" for number in range(1, 41)], n),
                "TEAM_CODE": references("T", chance.whole(0, n_teams - 1, n)),
            },
        )
        self._write_ties(export, chance)

    def _write_ties(self, export: Export, chance: Chance) -> None:
        place, person, case = (np.concatenate([tie[part] for tie in self._ties]) for part in range(3))
        kind = np.concatenate([tie[3] for tie in self._ties])
        n = len(place)
        export.write(
            "PREM_LINK",
            {
                "PL_REF": row_keys("PL", n),
                "PREM_REF": references("PR", place),
                "NOM_REF": references("NOM", person),
                "CASE_REF": references("CASE", case),
                "TIE": coded(kind, TIES),
                "FROM_DT": day_texts(chance.whole(19_000, 20_000, n)),
                "TO_DT": day_texts(np.full(n, BLANK, np.int64)),
            },
        )


#: No postcode area begins with QX.
_POSTCODES = [
    f"QX{district} {sector}{ends}"
    for district in range(1, 30)
    for sector in range(1, 9)
    for ends in ("AB", "DG", "JL", "PX")
]
