"""The families of signs: a closed list. Concern counts families, so signs of one kind count once."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Family(StrEnum):
    """What kind of thing a sign is. Each member is `code, sentence`."""

    sentence: str

    def __new__(cls, value: str, sentence: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member

    DOCUMENTS = "documents", "Someone else holds the person's passport or papers."
    IDENTITY_AND_ACCOUNTS = (
        "identity-and-accounts",
        "Names, accounts, companies or benefits are opened or used by others in the person's name.",
    )
    MONEY = "money", "Pay, takings or bank cards are withheld, taken or watched."
    DEBT = "debt", "A debt or a fee binds the person to whoever they work for."
    CONFINEMENT = "confinement", "The person cannot come and go freely."
    THIRD_PARTY_CONTROL = "third-party-control", "Someone else speaks, watches or decides for the person."
    THREATS = "threats", "The person or someone they love is threatened."
    VIOLENCE = "violence", "The person is hurt or punished, or bears marks of it."
    FEAR = "fear", "The person's manner shows fear, numbness or a learnt account."
    DECEPTION = "deception", "The person was drawn in by a promise that was not kept."
    MOVEMENT = "movement", "Others arrange where the person goes, or the person does not know where they are."
    LIVING_CONDITIONS = "living-conditions", "Where the person sleeps, eats and keeps what they own."
    ISOLATION = "isolation", "The person is cut off from family, neighbours, services or language."
    HEALTH = "health", "Hunger, exhaustion, or illness left without a doctor."
    VULNERABILITY = "vulnerability", "Dependence, disability or illness that others make use of."
    WORK_CONDITIONS = "work-conditions", "Hours, dangers and the way the work is run."
    SEXUAL = "sexual", "Sex is sold, or sexual acts are made to happen, for another's gain."
    OFFENDER_BUT_CONTROLLED = (
        "offender-but-controlled",
        "The person is found committing an offence that somebody else directs.",
    )
    HOME_TAKEN_OVER = "home-taken-over", "Others have moved into the person's home and use it."
    CHILD = "child", "Signs that are particular to a child."
    PREMISES = "premises", "What the place itself shows: its windows, doors, callers and the way it is run."
    LINKED = "linked", "The same place, telephone or vehicle stands in other reports with signs."
    ORGAN = "organ", "An organ is taken or sought for money or under pressure."
