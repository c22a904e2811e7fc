"""Nominals of a made-up force: handed out as numbers while a force is made, written once at the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, flags, only_where, references, row_keys
from understone.synth.invented import drama_numbers, invented
from understone.synth.shared import Identities, Met, meet, written_over
from understone.synth.times import BLANK, Bools, Ints, day_texts
from understone.synth.truth import Truth

_SEXES = {"male": "M", "female": "F", "unknown": "U"}
_N_TEST, _N_UNREADABLE, _N_KEYLESS = 6, 5, 3
_DESCRIBED = ("slim build, dark hooded top, about 20", "female, thirties, hair tied back", "male, about 50, grey coat",
              "young person in school trousers and work boots", "male known on site as Big Sam")  # fmt: skip
_STATUS = ("PENDING", "CODE 3", "CODE 7", "N/K")
#: The first and last year of birth of each age group; '' is an age that nobody wrote.
_BORN = {"adult": (1962, 2004), "child": (2009, 2016), "in-doubt": (2006, 2009), "": (1970, 2005)}


@dataclass(frozen=True)
class _Group:
    ages: Words
    is_named: Bools
    homes: Ints
    male_share: float


class People:
    """Numbers of nominals from 0; a group shares how it is described.

    Of the first group, the named adults may be among `identities`, whom other forces met too.
    """

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._groups: list[_Group] = []
        self.n = 0

    def reserve(self, ages: Words, *, is_named: Bools, homes: Ints, male_share: float) -> Ints:
        """New nominals of these age groups, at home in these premises (blank: not known)."""
        self._groups.append(_Group(ages, is_named, homes, male_share))
        self.n += len(ages)
        return np.arange(self.n - len(ages), self.n, dtype=np.int64)

    def write(self, export: Export, truth: Truth, chance: Chance, household: Ints) -> Met:
        """Writes NOMINAL and NOM_NAME; `household` by the number of the nominal, shorter where the rest have none."""
        every = [self._columns(chance.apart(), group) for group in self._groups]
        first = self._groups[0]
        met = meet(chance.apart(), self._identities, (first.ages == "adult") & first.is_named)
        every[0] = written_over(every[0], self._identities, met)
        columns = {name: pa.concat_arrays([part[name] for part in every]) for name in every[0]}
        n = self.n
        homes = np.full(n, BLANK, np.int64)
        homes[: len(household)] = household
        status = only_where(chance.any_of(_STATUS, n), chance.is_true(0.03, n))
        truth.add_odd_rows("NOMINAL", "IMM_STATUS", "kept_out", n + _N_TEST + _N_UNREADABLE + _N_KEYLESS)
        export.write(
            "NOMINAL",
            {
                "NOM_REF": row_keys("NOM", n),
                **columns,
                "HSHLD_REF": references("HH", homes),
                "IMM_STATUS": status,
                "TEST_FLAG": flags(np.zeros(n, np.bool_)),
                "LAST_APP": chance.any_of(("LEDGERSTONE 9", "MOBILE"), n),
            },
        )
        _add_odd_rows(export, truth, len(columns) + 5)
        self._write_other_names(export, chance)
        return met

    def _columns(self, chance: Chance, group: _Group) -> dict[str, pa.Array]:
        n = len(group.ages)
        is_male = chance.is_true(group.male_share, n)
        lists = invented()
        forename = pc.if_else(pa.array(is_male), chance.any_of(lists["given_m"], n), chance.any_of(lists["given_f"], n))
        sex = np.select([chance.is_true(0.01, n), is_male], [np.array("unknown"), np.array("male")], np.array("female"))
        return {
            "FORENAME": only_where(forename, group.is_named),
            "SURNAME": only_where(chance.any_of(lists["family"], n), group.is_named),
            "DOB": _born(chance, group.ages),
            "SEX": coded(sex, _SEXES),
            "LANG": chance.any_of(lists["languages"], n),
            "NAMED_YN": flags(group.is_named),
            "HOME_PREM": references("PR", group.homes),
            "DESCR": only_where(chance.any_of(_DESCRIBED, n), ~group.is_named),
        }

    def _write_other_names(self, export: Export, chance: Chance) -> None:
        """Every eighth nominal of the first group has another name, some in another script."""
        person = np.arange(0, len(self._groups[0].ages), 8, dtype=np.int64)
        n = len(person)
        is_script = chance.is_true(0.4, n)
        lists = invented()
        alias = pc.binary_join_element_wise(chance.any_of(lists["given_m"], n), chance.any_of(lists["family"], n), " ")
        export.write(
            "NOM_NAME",
            {
                "NN_REF": row_keys("NN", n),
                "NOM_REF": references("NOM", person),
                "NAME_TYPE": pc.if_else(pa.array(is_script), "SCR", "AKA"),
                "WHOLE_NAME": pc.if_else(pa.array(is_script), chance.any_of(lists["scripts"], n), alias),
            },
        )


def _born(chance: Chance, ages: Words) -> pa.Array:
    """Most as a day, some as a month or a year alone, as such systems hold them; none where the age is not known."""
    n = len(ages)
    first, last = (
        np.select([ages == age for age in _BORN], [years[end] for years in _BORN.values()], 1990) for end in (0, 1)
    )
    year = chance.whole(first, last, n)
    month = chance.whole(1, 12, n)
    exact = day_texts((year - 1970) * 365 + (year - 1969) // 4 + (month - 1) * 30 + chance.whole(0, 27, n))
    years = pc.cast(pa.array(year), pa.string())
    months = pc.binary_join_element_wise(years, pc.utf8_lpad(pc.cast(pa.array(month), pa.string()), 2, "0"), "-")
    form = np.where(ages == "in-doubt", 2, chance.split(n, [0.9, 0.03, 0.07]))
    text = pc.choose(pa.array(form), exact, months, years)
    return only_where(text, ages != "")


def _add_odd_rows(export: Export, truth: Truth, n_columns: int) -> None:
    """Test records, dates that are none, rows with no key and rows that break off."""
    lines = [f'"NOMTEST{i}","Test","Record"' + "," * (n_columns - 5) + ',"Y",' for i in range(_N_TEST)]
    lines += [
        f'"NOMBAD{i}","Corvin","Quillby","31/02/19{80 + i}"' + "," * (n_columns - 4) for i in range(_N_UNREADABLE)
    ]
    lines += ['"","Corvin","Quillby"' + "," * (n_columns - 3)] * _N_KEYLESS
    export.add_lines("NOMINAL", [line.encode() for line in lines])
    truth.add_odd_rows("NOMINAL", "TEST_FLAG", "set_aside", _N_TEST)
    truth.add_odd_rows("NOMINAL", "DOB", "unreadable", _N_UNREADABLE)
    truth.add_odd_rows("NOMINAL", "NOM_REF", "quarantined", _N_KEYLESS)


def write_phones(export: Export, chance: Chance, n_people: int, incident: Ints) -> None:
    """Telephones and vehicles with their ties; the incidents given share a few of them."""
    numbers = drama_numbers()
    export.write("PHONE", {"PHONE_REF": row_keys("PH", len(numbers)), "NUMBER": numbers})
    n_vehicles = 200 + len(incident) // 10
    marks = [
        f"QI{number % 90 + 10} {chr(65 + number // 90 % 26)}{chr(65 + number // 2340 % 26)}O"
        for number in range(n_vehicles)
    ]
    export.write(
        "VEHICLE",
        {
            "VEH_REF": row_keys("VE", n_vehicles),
            "VRM": pa.array(marks),
            "VEH_DESC": chance.any_of(invented()["vehicles"], n_vehicles),
        },
    )
    n_owned = min(n_people // 3, len(numbers))
    n_called = min(len(incident), 2 * len(numbers))
    n_seen = min(len(incident), n_vehicles)
    blank = np.full(n_owned + n_called + n_seen, BLANK, np.int64)
    phone, vehicle, person, occurrence = blank.copy(), blank.copy(), blank.copy(), blank.copy()
    phone[:n_owned] = chance.in_order(len(numbers))[:n_owned]
    person[:n_owned] = chance.in_order(n_people)[:n_owned]
    phone[n_owned : n_owned + n_called] = chance.whole(0, len(numbers) - 1, n_called)
    occurrence[n_owned : n_owned + n_called] = incident[:n_called]
    vehicle[n_owned + n_called :] = chance.whole(0, n_vehicles - 1, n_seen)
    occurrence[n_owned + n_called :] = incident[len(incident) - n_seen :]
    export.write(
        "OBJ_LINK",
        {
            "OL_REF": row_keys("OL", len(phone)),
            "PHONE_REF": references("PH", phone),
            "VEH_REF": references("VE", vehicle),
            "NOM_REF": references("NOM", person),
            "OCC_REF": references("OCC", occurrence),
            "TIE": pc.if_else(pa.array(person == BLANK), "MENT", "USER"),
        },
    )
