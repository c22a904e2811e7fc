"""What kind of rule something rests on, and where it holds."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """Owed by what. Never added together in a measure, a summary or the gate."""

    LAW = "law"
    GUIDANCE = "guidance"
    NATIONAL = "national"
    POLICY = "policy"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Basis.LAW: "law",
    Basis.GUIDANCE: "statutory guidance, code or counting rules",
    Basis.NATIONAL: "national policing guidance",
    Basis.POLICY: "force policy",
}


class Nation(StrEnum):
    """Where a force's duties lie. Police Scotland and PSNI owe other duties, which are not here."""

    ENGLAND = "england"
    WALES = "wales"


class ForceKind(StrEnum):
    """What kind of force it is."""

    TERRITORIAL = "territorial"
    BTP = "btp"


ENGLAND_AND_WALES = frozenset({Nation.ENGLAND, Nation.WALES})
ENGLAND_ONLY = frozenset({Nation.ENGLAND})
WALES_ONLY = frozenset({Nation.WALES})
