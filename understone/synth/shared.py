"""People whom several made-up forces meet: one identity, written by each force in its own way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from understone.synth.chance import Chance, Words
from understone.synth.export import references
from understone.synth.invented import invented
from understone.synth.times import Bools, Ints, day_texts

#: Of all identities, how many a force has met.
_MET = 0.6
#: How a force wrote somebody whom others met too.
_WRITTEN = {"as-said": 0.55, "swapped": 0.15, "misspelt": 0.15, "year-only": 0.15}
#: Days of birth, from 1970-01-01: 1965 to 2001, so that all were adults in every case.
_FIRST_BORN, _LAST_BORN = -1_826, 11_322


@dataclass(frozen=True)
class Identities:
    """Made-up adults by number, as each would give their own name and day of birth."""

    forename: pa.Array
    surname: pa.Array
    born: Ints
    is_male: Bools

    @property
    def n(self) -> int:
        return len(self.born)


@dataclass(frozen=True)
class Met:
    """Which identity one force met as which of its nominals, and how it wrote them (of _WRITTEN)."""

    nominal: Ints
    identity: Ints
    written: Words

    def write(self, folder: Path) -> None:
        """Writes truth_people.csv: the same `person` in the folders of two forces is one person."""
        columns = {
            "person": references("P", self.identity),
            "nominal_key": references("NOM", self.nominal),
            "written": pa.array(self.written.astype(object), type=pa.string()),
        }
        csv.write_csv(pa.table(columns), folder / "truth_people.csv")


def made_identities(chance: Chance, n: int, male_share: float) -> Identities:
    lists = invented()
    is_male = chance.is_true(male_share, n)
    given = pc.if_else(pa.array(is_male), chance.any_of(lists["given_m"], n), chance.any_of(lists["given_f"], n))
    return Identities(given, chance.any_of(lists["family"], n), chance.whole(_FIRST_BORN, _LAST_BORN, n), is_male)


def meet(chance: Chance, identities: Identities, can_be: Bools) -> Met:
    """Chooses whom this force met, and as which of its nominals; each identity is one nominal at most."""
    open_to = np.flatnonzero(can_be)
    identity = np.flatnonzero(chance.is_true(_MET, identities.n))[: len(open_to)]
    nominal = np.sort(open_to[chance.in_order(len(open_to))[: len(identity)]])
    return Met(nominal, identity, chance.quota(len(identity), _WRITTEN))


def written_over(columns: Mapping[str, pa.Array], identities: Identities, met: Met) -> dict[str, pa.Array]:
    """The nominals' columns with those whom others met too as they were written here."""
    who, written = pa.array(met.identity), met.written
    given, family = identities.forename.take(who), identities.surname.take(who)
    born = day_texts(identities.born[met.identity])
    is_swapped = pa.array(written == "swapped")
    heard = pc.if_else(pa.array(written == "misspelt"), _misspelt(family), family)
    said = {
        "FORENAME": pc.if_else(is_swapped, family, given),
        "SURNAME": pc.if_else(is_swapped, given, heard),
        "DOB": pc.if_else(pa.array(written == "year-only"), pc.utf8_slice_codeunits(born, 6), born),
        "SEX": pc.if_else(pa.array(identities.is_male[met.identity]), "M", "F"),
    }
    is_met = np.zeros(len(columns["DOB"]), np.bool_)
    is_met[met.nominal] = True
    return {
        **columns,
        **{name: pc.replace_with_mask(columns[name], pa.array(is_met), values) for name, values in said.items()},
    }


def _misspelt(names: pa.Array) -> pa.Array:
    """The last but one letter written twice, as one heard over a telephone."""
    front, end = pc.utf8_slice_codeunits(names, 0, -1), pc.utf8_slice_codeunits(names, -2)
    return pc.binary_join_element_wise(front, end, "")
