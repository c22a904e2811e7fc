"""Places, who is tied to them, and visits to them."""

from understone.record.codes import PlaceTie, PremisesType, VisitResult
from understone.record.models.columns import Fact, Row, code, day, key, moment, text


class Place(Row):
    """A place as one source knows it."""

    premises_type = code(PremisesType, "What it is used as.")
    name = text("The name of the premises.")
    address = text("The address as written.")
    postcode = text("The postcode.")
    ward = text("The ward or sector.")
    unit = key("Unit", "The neighbourhood unit that covers it.")

    class Meta:
        db_table = "place"


class PlaceTieRow(Row):
    """A tie between a person or a case and a place."""

    place = key("Place", "The place.")
    person = key("Person", "The person tied to it.")
    investigation = key("Investigation", "The case tied to it.")
    kind = code(PlaceTie, "How they are tied.")
    from_on = day("The first day.")
    until_on = day("The last day.")

    class Meta:
        db_table = "place_tie"


class PlaceVisit(Fact):
    """A visit of officers or partners to a place."""

    place = key("Place", "The place visited.")
    unit = key("Unit", "The unit that went.")
    visited_at, visited_on = moment("When they went")
    visit_result = code(VisitResult, "What they found.")
    narrative = text("What they wrote.")

    class Meta:
        db_table = "place_visit"
