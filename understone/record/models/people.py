"""People: those in the record, named or not, and those they live with."""

from understone.record.codes import NameKind, Sex
from understone.record.models.columns import Row, code, day, flag, key, text


class Household(Row):
    """A household: people who live together as one, children among them."""

    place = key("Place", "Where they live.")

    class Meta:
        db_table = "household"


class Person(Row):
    """A person as one source knows them, named or not."""

    born_from = day("The first day on which they may have been born.")
    born_until = day("The last day on which they may have been born.")
    sex = code(Sex, "Their sex as recorded.")
    language = text("The language they speak best, and the dialect.")
    is_named = flag("Whether a name is known.")
    household = key("Household", "The household they belong to.")
    died_on = day("The day they died.")
    description = text("How an unnamed person was described.")

    class Meta:
        db_table = "person"


class PersonName(Row):
    """A name of a person, in one script."""

    person = key("Person", "Whose name it is.")
    kind = code(NameKind, "What kind of name it is.")
    full_name = text("The whole name as written.")
    given_name = text("The given name.")
    family_name = text("The family name.")

    class Meta:
        db_table = "person_name"
